import type { OtherPlugin } from '../plugin';

const VMS = 'kubevirt.io~v1~VirtualMachine';
const perspective = 'virtualization-perspective';

/** What of kubevirt-plugin (August 2026) meets this plugin: VMs have routes, no pages of a resource. */
export const plugin: OtherPlugin = {
  name: 'kubevirt-plugin',
  exposedModules: { pages: './pages' },
  extensions: [
    { type: 'console.flag', properties: { handler: { $codeRef: 'pages.setFlags' } } },
    {
      type: 'console.page/route',
      properties: {
        path: [`/k8s/ns/:ns/${VMS}`, `/k8s/all-namespaces/${VMS}`],
        component: { $codeRef: 'pages.Navigator' },
      },
    },
    {
      type: 'console.navigation/section',
      properties: { id: 'virtualization', name: 'Virtualization' },
    },
    {
      type: 'console.navigation/resource-ns',
      flags: { required: ['FLAG_KUBEVIRT_VIRTUALIZATION_NAV'] },
      properties: {
        id: 'virtualmachines',
        name: 'VirtualMachines',
        section: 'virtualization',
        model: { group: 'kubevirt.io', version: 'v1', kind: 'VirtualMachine' },
      },
    },
    {
      type: 'console.navigation/href',
      properties: {
        id: 'virtualmachines-virt-perspective',
        perspective,
        name: 'VirtualMachines',
        href: `/k8s/all-namespaces/${VMS}`,
      },
    },
    {
      type: 'console.navigation/section',
      properties: { id: 'networking-virt-perspective', perspective, name: 'Networking' },
    },
  ],
};
