import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes } from '../../ui/routes';

const home = homes.addresses;

export const manifest: FeatureManifest = {
  navigation: [{ id: 'addresses', name: 'Addresses', href: home, position: 4 }],
  modules: {
    AddressesPage: {
      file: 'AddressesPage',
      help: 'addresses',
      routes: [{ path: anyNamespace(home) }],
      budget: 300,
      opened: { path: '/vm-addresses/all-namespaces', heading: 'Addresses' },
    },
  },
};
