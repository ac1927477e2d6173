import type { FeatureManifest } from '../../manifest/feature';
import { homes, ROOT } from '../../ui/routes';

export const manifest: FeatureManifest = {
  modules: {
    Redirect: {
      file: 'Redirect',
      routes: [{ path: ROOT }, { path: Object.values(homes), exact: true }],
    },
  },
};
