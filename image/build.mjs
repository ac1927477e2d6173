/** Bundles the programs of the image into build/image: files that need nothing but Node.js. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.dirname(import.meta.dirname);
const outdir = path.join(root, 'build', 'image');

rmSync(outdir, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: {
    console: 'standalone/server/cluster-main.ts',
    'console-plugins': 'image/console-plugins-main.ts',
  },
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  metafile: true,
  logLevel: 'warning',
});
// What is shipped is listed (scripts/sbom.ts), and these would be missing there.
const foreign = Object.keys(metafile.inputs).filter((file) => file.includes('node_modules/'));
if (foreign.length > 0) {
  process.stderr.write(`The programs of the image use no packages, but: ${foreign.join(', ')}\n`);
  process.exit(1);
}
