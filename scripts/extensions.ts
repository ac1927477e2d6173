/**
 * Makes console-extensions.json and the list of the overview's cards of the manifests of features and pages.
 *
 *   node --import tsx scripts/extensions.ts          writes them
 *   node --import tsx scripts/extensions.ts --check  fails when that would change anything
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { CARDS_FILE, cardsTextOf, extensionsOf, readManifests } from './lib/manifests.ts';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const found = await readManifests(root);

const made = [
  {
    name: 'console-extensions.json',
    text: await format(JSON.stringify(extensionsOf(found)), { parser: 'json', printWidth: 100 }),
  },
  {
    name: `src/${CARDS_FILE}`,
    text: await format(cardsTextOf(found), {
      parser: 'typescript',
      printWidth: 100,
      singleQuote: true,
    }),
  },
];

for (const { name, text } of made) {
  const file = path.join(root, name);
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (!existsSync(file) || text !== readFileSync(file, 'utf8')) {
    process.stderr.write(`${name} is not up to date: run npm run extensions.\n`);
    process.exitCode = 1;
  }
}
