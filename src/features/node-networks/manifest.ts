import type { FeatureManifest } from '../../manifest/feature';
import { clusterHomes } from '../../ui/routes';

const home = clusterHomes.nodes;

export const manifest: FeatureManifest = {
  navigation: [
    { id: 'node-networks', name: 'Node networks', href: home, position: 3, isOfCluster: true },
  ],
  modules: {
    NodeNetworksPage: {
      file: 'NodeNetworksPage',
      routes: [{ path: home }],
      budget: 300,
      opened: { path: home, heading: 'Node networks' },
    },
    NodeTab: { file: 'map/NodeTab', tab: { kind: 'Node' }, budget: 300 },
    NodePolicyPage: {
      file: 'details/NodePolicyPage',
      routes: [{ path: `${home}/policies/:name` }],
      budget: 300,
    },
  },
};
