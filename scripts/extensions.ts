/**
 * Makes console-extensions.json of the manifests of features and pages.
 *
 *   node --import tsx scripts/extensions.ts          writes it
 *   node --import tsx scripts/extensions.ts --check  fails when that would change anything
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { extensionsOf, readManifests } from './lib/manifests.ts';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const file = path.join(root, 'console-extensions.json');
const text = await format(JSON.stringify(extensionsOf(await readManifests(root))), {
  parser: 'json',
  printWidth: 100,
});

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (text !== readFileSync(file, 'utf8')) {
  process.stderr.write('console-extensions.json is not up to date: run npm run extensions.\n');
  process.exitCode = 1;
}
