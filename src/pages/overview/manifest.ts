import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes } from '../../ui/routes';

export const manifest: FeatureManifest = {
  navigation: [{ id: 'overview', name: 'Overview', href: homes.overview, position: 0 }],
  cards: [
    {
      id: 'changes',
      title: 'Recent changes',
      file: 'ChangesCard',
      row: 'changes',
      position: 8,
      audience: 'all',
    },
  ],
  modules: {
    OverviewPage: {
      file: 'OverviewPage',
      routes: [{ path: anyNamespace(homes.overview), exact: true }],
      help: 'overview',
      // Its frame is small; in a browser it is weighed with every rule there is, and all cards.
      budget: 500,
      opened: { path: '/vm-networking-overview/all-namespaces', heading: 'Overview' },
    },
  },
};
