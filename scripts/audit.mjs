/**
 * Asks npm for known weaknesses of what is shipped. What is bundled stands among the packages for
 * development, so that the lists of what the builds are made of (npm run sbom) decide, and not
 * `--omit=dev`. Where the registry has no answer this is said, and is no failure.
 *
 *   node scripts/audit.mjs
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { judge } from './lib/audit.mjs';
import { root, run, say } from './lib/setup.mjs';

const BOMS = ['plugin', 'host'].map((name) => path.join(root, 'build/sbom', `${name}.cdx.json`));

if (!BOMS.every((file) => existsSync(file))) {
  say('There is no list of what is shipped. Run npm run build and npm run sbom first.');
  process.exit(2);
}
const shipped = BOMS.flatMap((file) =>
  JSON.parse(readFileSync(file, 'utf8')).components.map(({ name }) => name),
);
const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
const { output } = await run(npm[0], [...npm.slice(1), 'audit', '--json']);
const { status, text } = judge(output, new Set(shipped));
say(text);
process.exit(status);
