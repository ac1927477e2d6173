import type { KnipConfig } from 'knip';
import { modulesOf, readManifests } from './scripts/lib/manifests.ts';

/** Entries and files that end in `!` are what is shipped: `knip --production` looks at them alone. */
const config = async (): Promise<KnipConfig> => ({
  entry: [
    ...[...modulesOf(await readManifests(import.meta.dirname)).values()].map(
      ({ file }) => `src/${file}.{ts,tsx}!`,
    ),
    'src/{features,pages}/*/manifest.ts!',
    'cli/lint-manifests.ts!',
    'standalone/host/webpack.config.ts',
    'standalone/host/main.tsx',
    'standalone/host/console/*.{ts,tsx}',
    'standalone/server/main.ts',
    'standalone/server/cluster-main.ts',
    'image/console-plugins-main.ts',
    'image/build.mjs',
    'scripts/*.{ts,mjs}',
  ],
  project: [
    'src/**/*.{ts,tsx}!',
    '!src/**/testing/**!',
    'cli/**/*.ts!',
    'kubeconfig/**/*.ts!',
    '!cli/testing/**!',
    'standalone/**/*.{ts,tsx}',
    'scripts/**/*.{ts,mjs}',
    'image/*.{ts,mjs}',
    'delivery-tests/**/*.ts',
    'integration-tests/**/*.ts',
    'component-tests/**/*.{ts,tsx}',
  ],
  // Of Debian, installed by scripts/lib/delivery-tools.mjs.
  ignoreBinaries: ['go', 'openssl', 'unshare'],
  ignoreDependencies: ['@patternfly/react-code-editor'],
  ignoreExportsUsedInFile: true,
});

export default config;
