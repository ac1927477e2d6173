import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes } from '../../ui/routes';

const home = homes.services;
const one = `${home}/ns/:ns/:name`;

export const manifest: FeatureManifest = {
  navigation: [{ id: 'services', name: 'Services of VMs', href: home, position: 5 }],
  modules: {
    ServiceListPage: {
      file: 'list/ServiceListPage',
      help: 'services',
      routes: [{ path: anyNamespace(home), exact: true }],
      budget: 300,
      opened: { path: '/vm-services/all-namespaces', heading: 'Services of VMs' },
    },
    ServiceFormPage: {
      file: 'edit/ServiceFormPage',
      help: 'services',
      routes: [
        {
          path: [...anyNamespace(home).map((path) => `${path}/~new`), `${one}/~edit`],
          exact: true,
        },
      ],
      budget: 300,
      opened: { path: '/vm-services/ns/default/~new', heading: 'Create Service' },
    },
    ServicePage: {
      file: 'details/ServicePage',
      help: 'services',
      routes: [{ path: one }],
      tab: { kind: 'Service' },
      budget: 300,
    },
  },
};
