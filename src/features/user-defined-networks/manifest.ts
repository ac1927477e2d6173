import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes } from '../../ui/routes';

const home = homes['user-defined-networks'];
const list = anyNamespace(home);
const one = [`${home}/cluster/:name`, `${home}/ns/:ns/:name`];

export const manifest: FeatureManifest = {
  modules: {
    UserNetworkListPage: {
      file: 'list/UserNetworkListPage',
      routes: [{ path: list, exact: true }],
      budget: 200,
    },
    UserNetworkCreatePage: {
      file: 'create/UserNetworkCreatePage',
      routes: [{ path: list.map((path) => `${path}/~new`), exact: true }],
      budget: 300,
    },
    UserNetworkEditPage: {
      file: 'edit/UserNetworkEditPage',
      routes: [{ path: one.map((path) => `${path}/~edit`), exact: true }],
      budget: 300,
    },
    UserNetworkDetailsPage: {
      file: 'details/UserNetworkDetailsPage',
      routes: [{ path: one }],
      budget: 300,
    },
  },
};
