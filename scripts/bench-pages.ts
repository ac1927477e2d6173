/**
 * npm run bench:pages: what the pages of a cluster with 5,000 VMs cost in Chromium (CHROMIUM_PATH names it), after
 * `npm run build`, while 50 objects change each second. Prints a table, and ends with 1 when work or stream, in processor time by
 * that of a fixed loop, is more than a fifth worse than in bench-pages.json, when the heap grows, when a watch is left open, or
 * when a kind is watched more than once.
 *
 *   npm run bench:pages -- --seconds 600    how long objects change before each page
 *   npm run bench:pages -- --write          write bench-pages.json anew
 *   npm run bench:pages -- VMs Addresses    these pages only
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { startConsole } from '../standalone/server/index.ts';
import {
  calibrate,
  measurePage,
  observeTasks,
  PAGES,
  watchedAtRest,
  Watches,
  type BenchPage,
  type PageFigures,
} from './lib/page-bench.ts';
import { sessionOf } from './lib/processor-time.ts';

const FILE = path.join(import.meta.dirname, 'bench-pages.json');

/** What is committed of a page: its figures by the loop. */
interface Committed {
  work: number;
  stream: number;
}

const CHANGES = 50;
const SECONDS = 60;
/** What users are promised, on a machine that has nothing else to do. */
const MAX_ROWS_MS = 1500;
const MAX_TASK_MS = 200;
const MAX_GROWTH = 0.1;
/** Sooner a page still keeps more of its beginning than of the changes. */
const HEAP_SECONDS = 60;
const WORSE = 1.2;
/** Below this share of the loop a figure is noise. */
const NOISE = 0.05;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: String(SECONDS) },
    write: { type: 'boolean', default: false },
  },
});

const seconds = Number(values.seconds);
if (!Number.isFinite(seconds) || seconds <= 0) {
  throw new Error(`--seconds takes a number above 0, not ${values.seconds}.`);
}

const write = (cells: readonly string[]): void => {
  const [first = '', ...others] = cells;
  const row = [first.padEnd(16), ...others.map((cell) => cell.padStart(12))].join(' ');
  process.stdout.write(`${row.trimEnd()}\n`);
};

const isWorse = (figure: number, committed: number): boolean =>
  figure > Math.max(committed * WORSE, NOISE);

/** Why a page does not pass. */
const complaintsOf = (
  { growth, twice, left }: PageFigures,
  ratios: Committed,
  committed: Committed | undefined,
): string[] => [
  ...(committed ? [] : ['there is no committed figure: write it with --write']),
  ...(committed && isWorse(ratios.work, committed.work) ? ['rows cost more'] : []),
  ...(committed && isWorse(ratios.stream, committed.stream) ? ['changes cost more'] : []),
  ...(seconds >= HEAP_SECONDS && growth > MAX_GROWTH ? ['the heap grows'] : []),
  ...twice.map((each) => `watched twice: ${each}`),
  ...left.map((each) => `still watched: ${each}`),
];

const marked = (value: number, limit: number): string =>
  `${value.toFixed(0)} ms${value > limit ? ' !' : ''}`;

const rounded = (value: number): number => Number(value.toFixed(3));

const report = (
  name: string,
  figures: PageFigures,
  loop: number,
  committed: Committed | undefined,
): { ratios: Committed; isGood: boolean } => {
  const ratios = { work: rounded(figures.work / loop), stream: rounded(figures.stream / loop) };
  const complaints = complaintsOf(figures, ratios, values.write ? ratios : committed);
  write([
    name,
    marked(figures.rows, MAX_ROWS_MS),
    marked(figures.longest, MAX_TASK_MS),
    `x ${ratios.work.toFixed(2)}`,
    `x ${ratios.stream.toFixed(2)}`,
    `${(figures.growth * 100).toFixed(1)} %`,
    String(figures.watched),
    complaints.length === 0 ? 'ok' : 'FAILED',
  ]);
  for (const complaint of complaints) write(['', complaint]);
  return { ratios, isGood: complaints.length === 0 };
};

/** Opens a tab for a page: Chromium may show each page of a tab in a process of its own. */
const measureAlone = async (
  open: () => Promise<Page>,
  each: BenchPage,
): Promise<{ figures: PageFigures; loop: number }> => {
  const page = await open();
  await observeTasks(page);
  const session = await sessionOf(page);
  const watches = new Watches(page);
  const atRest = await watchedAtRest(page, watches);
  const loop = await calibrate(page, session);
  const figures = await measurePage(page, session, watches, each, seconds, atRest);
  await page.close();
  return { figures, loop };
};

const run = async (open: () => Promise<Page>): Promise<boolean> => {
  const all = JSON.parse(readFileSync(FILE, 'utf8')) as Partial<Record<string, Committed>>;
  write(['', 'first rows', 'longest', 'work', 'stream', 'heap', 'watches', '']);
  let isAllGood = true;
  for (const each of PAGES) {
    const { name } = each;
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const { figures, loop } = await measureAlone(open, each);
    const { ratios, isGood } = report(name, figures, loop, all[name]);
    if (values.write) {
      all[name] = ratios;
      // After each page: who ends it early keeps what was measured.
      writeFileSync(FILE, `${JSON.stringify(all, undefined, 2)}\n`);
    }
    isAllGood &&= isGood;
  }
  return isAllGood;
};

const running = await startConsole({
  scenario: 'large',
  port: 0,
  shares: 'console',
  changes: CHANGES,
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    // A page that is kept for going back has a process of its own, where processor time begins anew.
    '--disable-features=BackForwardCache',
  ],
});
try {
  const viewport = { width: 1440, height: 900 };
  const isGood = await run(() => browser.newPage({ baseURL: running.url, viewport }));
  process.exitCode = isGood ? 0 : 1;
} finally {
  await browser.close();
  await running.close();
}
