import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes } from '../../ui/routes';

const home = homes['virtual-machines'];

export const manifest: FeatureManifest = {
  navigation: [{ id: 'machines', name: 'VirtualMachines', href: home, position: 1 }],
  modules: {
    VmListPage: {
      file: 'list/VmListPage',
      help: 'virtual-machines',
      routes: [{ path: anyNamespace(home), exact: true }],
      standardPage: { kind: 'VirtualMachine', page: 'list' },
      budget: 300,
      opened: { path: '/vm-machines/all-namespaces', heading: 'VirtualMachines' },
    },
    VmCreatePage: {
      file: 'create/VmCreatePage',
      help: 'create-vm',
      routes: [{ path: anyNamespace(home).map((path) => `${path}/~new`), exact: true }],
      budget: 300,
      opened: { path: '/vm-machines/ns/default/~new', heading: 'Create VirtualMachine' },
    },
    VmTemplates: { file: 'templates/VmTemplates' },
  },
  yamlTemplates: {
    kind: 'VirtualMachine',
    module: 'VmTemplates',
    names: {
      default: 'masquerade',
      'dual-stack': 'dualStack',
      'linux-bridge': 'linuxBridge',
      sriov: 'sriov',
      'static-ip': 'staticIp',
    },
  },
};
