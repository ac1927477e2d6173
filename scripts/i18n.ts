/**
 * Collects every text of the interface into locales/.
 *
 *   node --import tsx scripts/i18n.ts          writes locales/en
 *   node --import tsx scripts/i18n.ts --check  fails when that would change anything
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findingTexts } from './lib/finding-texts.ts';

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

type Texts = Record<string, string>;
const read = (name: string): Texts => JSON.parse(readFileSync(name, 'utf8')) as Texts;

/** Collects all texts: those of the sources, and those of findings, which have keys of their own. */
const collect = (output: string): void => {
  const files = readdirSync(output).map((language) => path.join(output, language, file));
  const before = new Map(files.map((name) => [name, read(name)]));
  extract(output);
  for (const [name, translations] of before) {
    const isEnglish = path.basename(path.dirname(name)) === 'en';
    const ofFindings = [...findingTexts()].map(([key, text]): [string, string] => [
      key,
      isEnglish ? text : (translations[key] ?? ''),
    ]);
    const all = { ...read(name), ...Object.fromEntries(ofFindings) };
    const sorted = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
    writeFileSync(name, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
  }
};

if (check) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'i18n-'));
  try {
    // Existing values (plural forms, translations) are kept, so the comparison starts from them.
    cpSync('locales', scratch, { recursive: true });
    collect(scratch);
    const expected = readFileSync(path.join(scratch, 'en', file), 'utf8');
    if (expected !== readFileSync(current, 'utf8')) {
      process.stderr.write(`${current} is not up to date: run npm run i18n.\n`);
      process.exitCode = 1;
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
} else {
  collect('locales');
}
