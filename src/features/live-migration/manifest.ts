import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes, migrationNetworkCreatePath } from '../../ui/routes';

const home = homes['live-migration'];

export const manifest: FeatureManifest = {
  navigation: [{ id: 'live-migration', name: 'Live migration', href: home, position: 6 }],
  cards: [
    {
      id: 'migrations',
      title: 'Migrations of the last 24 hours',
      file: 'overview/MigrationsCard',
      row: 'state',
      position: 7,
      audience: 'all',
    },
  ],
  modules: {
    LiveMigrationPage: {
      file: 'LiveMigrationPage',
      help: 'live-migration',
      routes: [{ path: anyNamespace(home) }],
      budget: 300,
      opened: { path: '/vm-live-migration/all-namespaces', heading: 'Live migration' },
    },
    MigrationNetworkWizard: {
      file: 'wizard/MigrationNetworkWizard',
      help: 'migration-network',
      routes: [{ path: migrationNetworkCreatePath(), exact: true }],
      budget: 308,
      opened: {
        path: '/vm-live-migration/~new-network',
        heading: 'Dedicated network for live migration',
      },
    },
  },
};
