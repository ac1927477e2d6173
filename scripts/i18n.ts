/**
 * Collects every text of the interface into locales/.
 *
 *   node --import tsx scripts/i18n.ts          writes locales/en
 *   node --import tsx scripts/i18n.ts --check  fails when that would change anything
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const file = 'plugin__vm-networking-console-plugin.json';
const current = path.join('locales', 'en', file);
const check = process.argv.includes('--check');

const extract = (output: string): void => {
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/i18next-parser/bin/cli.js',
      '--config',
      'i18next-parser.config.mjs',
      '--output',
      path.join(output, '$LOCALE', '$NAMESPACE.json'),
      '--silent',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) throw new Error('i18next-parser could not read all texts');
};

if (check) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'i18n-'));
  try {
    // Existing values (plural forms, translations) are kept, so the comparison starts from them.
    cpSync('locales', scratch, { recursive: true });
    extract(scratch);
    const expected = readFileSync(path.join(scratch, 'en', file), 'utf8');
    if (expected !== readFileSync(current, 'utf8')) {
      process.stderr.write(`${current} is not up to date: run npm run i18n.\n`);
      process.exitCode = 1;
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
} else {
  extract('locales');
}
