import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes } from '../../ui/routes';

const home = homes['user-defined-networks'];
const list = anyNamespace(home);
const one = [`${home}/cluster/:name`, `${home}/ns/:ns/:name`];

export const manifest: FeatureManifest = {
  modules: {
    UserNetworkListPage: {
      file: 'list/UserNetworkListPage',
      help: 'user-defined-networks',
      routes: [{ path: list, exact: true }],
      budget: 200,
    },
    UserNetworkCreatePage: {
      file: 'create/UserNetworkCreatePage',
      help: 'user-defined-networks',
      routes: [{ path: list.map((path) => `${path}/~new`), exact: true }],
      budget: 300,
    },
    UserNetworkEditPage: {
      file: 'edit/UserNetworkEditPage',
      help: 'user-defined-networks',
      routes: [{ path: one.map((path) => `${path}/~edit`), exact: true }],
      budget: 300,
    },
    UserNetworkDetailsPage: {
      file: 'details/UserNetworkDetailsPage',
      help: 'user-defined-networks',
      routes: [{ path: one }],
      budget: 300,
    },
  },
};
