// Makes of lint-manifests what runs from the packed files, without anything beside it: `npm install`
// calls this, as does pre-commit.
import { chmodSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.dirname(import.meta.dirname);
const outdir = path.join(root, 'dist-cli');

rmSync(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { 'lint-manifests': 'cli/lint-manifests.ts' },
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  // What reads a cluster is loaded only by a run that does.
  splitting: true,
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'],
  minify: true,
  keepNames: true,
  target: 'node20',
  banner: {
    // Packages of the older kind ask for their own by `require`.
    js: "#!/usr/bin/env node\nimport { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);",
  },
  legalComments: 'linked',
  logLevel: 'warning',
});
chmodSync(path.join(outdir, 'lint-manifests.mjs'), 0o755);
