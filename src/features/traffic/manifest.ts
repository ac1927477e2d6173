import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes } from '../../ui/routes';

const home = homes.traffic;

export const manifest: FeatureManifest = {
  navigation: [{ id: 'traffic', name: 'Traffic', href: home, position: 6 }],
  modules: {
    TrafficPage: {
      file: 'TrafficPage',
      routes: [{ path: anyNamespace(home) }],
      help: 'traffic',
      budget: 300,
      opened: { path: '/vm-traffic/all-namespaces', heading: 'Traffic' },
    },
  },
};
