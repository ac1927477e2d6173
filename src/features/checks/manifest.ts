import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes } from '../../ui/routes';

export const manifest: FeatureManifest = {
  navigation: [{ id: 'checks', name: 'Checks', href: homes.checks, position: 5 }],
  modules: {
    ChecksPage: {
      file: 'ChecksPage',
      help: 'checks',
      routes: [{ path: anyNamespace(homes.checks), exact: true }],
      // It holds every rule there is, and grows with them.
      budget: 490,
      opened: { path: '/vm-network-checks/all-namespaces', heading: 'Checks' },
    },
    FindingCodePage: {
      file: 'CodePage',
      help: 'checks',
      routes: [{ path: `${homes.checks}/~codes/:code`, exact: true }],
      // It reads Markdown.
      budget: 120,
      opened: { path: '/vm-network-checks/~codes/VMN120', heading: 'VMN120: No bridge' },
    },
  },
};
