import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes } from '../../ui/routes';

export const manifest: FeatureManifest = {
  modules: {
    NetworkChoicePage: {
      file: 'NetworkChoicePage',
      help: 'create-network',
      routes: [
        { path: anyNamespace(homes.networks).map((path) => `${path}/~choose`), exact: true },
      ],
      budget: 200,
    },
  },
};
