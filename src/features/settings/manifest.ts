import type { FeatureManifest } from '../../manifest/feature';
import { clusterHomes } from '../../ui/routes';

const home = clusterHomes.settings;

export const manifest: FeatureManifest = {
  navigation: [
    { id: 'settings', name: 'Network settings', href: home, position: 7, isOfCluster: true },
  ],
  modules: {
    SettingsPage: {
      file: 'SettingsPage',
      help: 'settings',
      routes: [{ path: home }],
      budget: 300,
      opened: { path: home, heading: 'Network settings' },
    },
  },
};
