import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes } from '../../ui/routes';

const home = homes.dpdk;

export const manifest: FeatureManifest = {
  navigation: [{ id: 'dpdk', name: 'DPDK', href: home, position: 4 }],
  modules: {
    DpdkPage: {
      file: 'DpdkPage',
      routes: [{ path: anyNamespace(home) }],
      budget: 300,
      opened: { path: '/vm-dpdk/all-namespaces', heading: 'DPDK' },
    },
    DpdkVmPage: {
      file: 'vms/DpdkVmPage',
      routes: [{ path: `${home}/ns/:ns/vms/:name`, exact: true }],
      budget: 300,
    },
  },
};
