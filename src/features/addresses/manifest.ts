import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes } from '../../ui/routes';

const home = homes.addresses;

export const manifest: FeatureManifest = {
  navigation: [{ id: 'addresses', name: 'Addresses', href: home, position: 4 }],
  cards: [
    {
      id: 'pools',
      title: 'Fullest pools of addresses',
      file: 'overview/PoolsCard',
      row: 'state',
      position: 6,
      audience: 'all',
    },
  ],
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
