import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes } from '../../ui/routes';

const home = homes.dpdk;
const profiles = `${home}/all-namespaces/profiles`;

export const manifest: FeatureManifest = {
  navigation: [{ id: 'dpdk', name: 'DPDK', href: home, position: 4 }],
  modules: {
    DpdkPage: {
      file: 'DpdkPage',
      help: 'dpdk',
      routes: [{ path: anyNamespace(home) }],
      budget: 300,
      opened: { path: '/vm-dpdk/all-namespaces', heading: 'DPDK' },
    },
    DpdkCheckupPage: {
      file: 'checkups/DpdkCheckupPage',
      help: 'checkups',
      routes: [{ path: [`${home}/ns/:ns/checkups/~new`, `${home}/ns/:ns/checkups/:name`] }],
      budget: 300,
      opened: { path: `${home}/ns/default/checkups/~new`, heading: 'Run checkup' },
    },
    DpdkVmPage: {
      file: 'vms/DpdkVmPage',
      help: 'dpdk',
      routes: [{ path: `${home}/ns/:ns/vms/:name`, exact: true }],
      budget: 300,
    },
    DpdkProfilePage: {
      file: 'cluster/DpdkProfilePage',
      help: 'dpdk',
      routes: [{ path: [`${profiles}/~new`, `${profiles}/:name/~edit`], exact: true }],
      budget: 300,
      opened: { path: `${profiles}/~new`, heading: 'Set up nodes for DPDK' },
    },
  },
};
