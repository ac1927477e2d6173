import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes } from '../../ui/routes';

const home = homes.dpdk;
const profiles = `${home}/all-namespaces/profiles`;

export const manifest: FeatureManifest = {
  navigation: [{ id: 'dpdk', name: 'DPDK', href: home, position: 4 }],
  modules: {
    DpdkPage: {
      file: 'DpdkPage',
      routes: [{ path: anyNamespace(home) }],
      budget: 300,
      opened: { path: '/vm-dpdk/all-namespaces', heading: 'DPDK' },
    },
    DpdkProfilePage: {
      file: 'cluster/DpdkProfilePage',
      routes: [{ path: [`${profiles}/~new`, `${profiles}/:name/~edit`], exact: true }],
      budget: 300,
      opened: { path: `${profiles}/~new`, heading: 'Set up nodes for DPDK' },
    },
  },
};
