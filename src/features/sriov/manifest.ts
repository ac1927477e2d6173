import type { FeatureManifest } from '../../manifest/feature';
import { clusterHomes } from '../../ui/routes';

const home = clusterHomes.sriov;
const parts = [`${home}/networks`, `${home}/policies`];

export const manifest: FeatureManifest = {
  navigation: [{ id: 'sriov', name: 'SR-IOV', href: home, position: 3, isOfCluster: true }],
  modules: {
    SriovPage: {
      file: 'SriovPage',
      help: 'sriov',
      routes: [{ path: home }],
      budget: 300,
      opened: { path: home, heading: 'SR-IOV' },
    },
    SriovFormPage: {
      file: 'edit/SriovFormPage',
      help: 'sriov',
      routes: [
        {
          path: parts.flatMap((part) => [`${part}/~new`, `${part}/:ns/:name/~edit`]),
          exact: true,
        },
      ],
      budget: 300,
      opened: { path: `${home}/networks/~new`, heading: 'Create SR-IOV network' },
    },
    SriovObjectPage: {
      file: 'details/SriovObjectPage',
      help: 'sriov',
      routes: [{ path: parts.map((part) => `${part}/:ns/:name`) }],
      budget: 300,
    },
  },
};
