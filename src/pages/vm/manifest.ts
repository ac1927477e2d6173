import type { FeatureManifest } from '../../manifest/feature';
import { homes } from '../../ui/routes';

export const manifest: FeatureManifest = {
  modules: {
    VmPage: {
      file: 'VmPage',
      help: 'vm',
      routes: [{ path: `${homes['virtual-machines']}/ns/:ns/:name` }],
      standardPage: { kind: 'VirtualMachine', page: 'details' },
      budget: 340,
      opened: { path: '/vm-machines/ns/erp/erp-app-01', heading: 'erp-app-01' },
    },
    VmTab: { file: 'VmTab', help: 'vm', tab: { kind: 'VirtualMachine' } },
  },
};
