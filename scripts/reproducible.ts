/**
 * Builds the plugin once more, beside the build that is there, and compares both byte for byte: the
 * same input has to give the same files, or nobody can tell whether an image was made of these sources.
 *
 *   node --import tsx scripts/reproducible.ts
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import webpack from 'webpack';
import pluginConfig from '../webpack.config.ts';

const root = path.dirname(import.meta.dirname);
const first = path.join(root, 'dist');
const again = path.join(root, 'build/again');

const hashesOf = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      // Made for an image, after the build.
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.gz'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [
        path.relative(folder, file),
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ]),
  );

const build = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const config = pluginConfig({ production: true });
    webpack({ ...config, output: { ...config.output, path: again } }).run((error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors() !== false) reject(new Error(stats?.toString('errors-only')));
      else resolve();
    });
  });

await build();
const [before, after] = [hashesOf(first), hashesOf(again)];
const different = [...new Set([...before.keys(), ...after.keys()])].filter(
  (file) => before.get(file) !== after.get(file),
);
rmSync(again, { recursive: true });
if (different.length > 0) {
  process.stderr.write(`A second build is different in:\n${different.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write(`Both builds have the same ${before.size} files.\n`);
// webpack keeps the process alive.
process.exit(0);
