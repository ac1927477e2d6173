/**
 * Collects every text of the interface into locales/, and of the standalone console's own into
 * standalone/host/locales/.
 *
 *   node --import tsx scripts/i18n.ts                   writes the English texts, takes unused ones out
 *                                                       of all languages, and says what they lack
 *   node --import tsx scripts/i18n.ts --check           fails when that would change anything, or when
 *                                                       a language lacks a text or a placeholder
 *   node --import tsx scripts/i18n.ts --missing de      prints what a language lacks, with English texts
 *   node --import tsx scripts/i18n.ts --add de FILE     takes translations over: an object of keys and texts
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findingTexts } from './lib/finding-texts.ts';
import { complaints, kept, missingTexts, sorted, type Texts } from './lib/translations.ts';

/** A set of texts that is translated: of the plugin, or of the standalone console. */
interface Catalog {
  folder: string;
  file: string;
  config: string;
  /** Texts beside those that are found in the sources. */
  more: () => Texts;
}

const catalogs: Catalog[] = [
  {
    folder: 'locales',
    file: 'plugin__vm-networking-console-plugin.json',
    config: 'i18next-parser.config.mjs',
    more: () => Object.fromEntries(findingTexts()),
  },
  {
    folder: 'standalone/host/locales',
    file: 'console-standalone.json',
    config: 'i18next-parser.host.config.mjs',
    more: () => ({}),
  },
];

const read = (name: string): Texts => JSON.parse(readFileSync(name, 'utf8')) as Texts;

const asText = (texts: Texts): string => `${JSON.stringify(texts, null, 2)}\n`;

const fileOf = ({ folder, file }: Catalog, language: string): string =>
  path.join(folder, language, file);

/** The English texts of the sources. Singular forms are kept from the file, as nothing else has them. */
const englishOf = (catalog: Catalog): Texts => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'i18n-'));
  try {
    cpSync(path.join(catalog.folder, 'en'), path.join(scratch, 'en'), { recursive: true });
    const { status } = spawnSync(
      process.execPath,
      [
        'node_modules/i18next-parser/bin/cli.js',
        '--config',
        catalog.config,
        '--output',
        path.join(scratch, '$LOCALE', '$NAMESPACE.json'),
        '--silent',
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    if (status !== 0) throw new Error('i18next-parser could not read all texts');
    // It takes a variable that is called namespace for the name of another file.
    const found = readdirSync(path.join(scratch, 'en')).map((name) =>
      read(path.join(scratch, 'en', name)),
    );
    return sorted(Object.assign({}, ...found, catalog.more()) as Texts);
  } finally {
    rmSync(scratch, { recursive: true });
  }
};

const languagesOf = ({ folder }: Catalog): string[] =>
  readdirSync(folder).filter((language) => language !== 'en');

const check = (catalog: Catalog): string[] => {
  const english = englishOf(catalog);
  const file = fileOf(catalog, 'en');
  const stale = readFileSync(file, 'utf8') === asText(english) ? [] : [`${file} is not up to date`];
  return [
    ...stale,
    ...languagesOf(catalog).flatMap((language) =>
      complaints(english, language, read(fileOf(catalog, language))).map(
        (complaint) => `${fileOf(catalog, language)}: ${complaint}`,
      ),
    ),
  ];
};

const write = (catalog: Catalog): void => {
  const english = englishOf(catalog);
  writeFileSync(fileOf(catalog, 'en'), asText(english));
  for (const language of languagesOf(catalog)) {
    const file = fileOf(catalog, language);
    const texts = kept(english, language, read(file));
    writeFileSync(file, asText(texts));
    const count = Object.keys(missingTexts(english, language, texts)).length;
    if (count > 0) process.stdout.write(`${file} lacks ${count} texts.\n`);
  }
};

const add = (language: string, from: string): void => {
  const translated = read(from);
  for (const catalog of catalogs) {
    const file = fileOf(catalog, language);
    const english = read(fileOf(catalog, 'en'));
    writeFileSync(file, asText(kept(english, language, { ...read(file), ...translated })));
  }
};

const [command, language = '', from = ''] = process.argv.slice(2);

const known = catalogs.map(languagesOf);
if (
  ['--missing', '--add'].includes(command ?? '') &&
  !known.every((all) => all.includes(language))
) {
  process.stderr.write(
    `There is no language "${language}". Choose one of: ${[...new Set(known.flat())].join(', ')}.\n`,
  );
  process.exit(2);
}

switch (command) {
  case '--check': {
    const wrong = catalogs.flatMap(check);
    for (const complaint of wrong) process.stderr.write(`${complaint}\n`);
    if (wrong.length > 0) {
      process.stderr.write('Run npm run i18n; CONTRIBUTING.md tells how texts are translated.\n');
      process.exitCode = 1;
    }
    break;
  }
  case '--missing': {
    const missing = catalogs.map((catalog) =>
      missingTexts(read(fileOf(catalog, 'en')), language, read(fileOf(catalog, language))),
    );
    process.stdout.write(asText(Object.assign({}, ...missing) as Texts));
    break;
  }
  case '--add':
    add(language, from);
    break;
  default:
    catalogs.forEach(write);
}
