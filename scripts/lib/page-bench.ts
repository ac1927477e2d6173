/**
 * What pages of a large cluster cost in a browser: until their first rows, while objects change, and
 * which watches they have.
 */
import type { CDPSession, Page, WebSocket } from '@playwright/test';
import { metricOf, processorOf } from './processor-time.ts';

/** A page that is measured. */
export interface BenchPage {
  name: string;
  path: string;
  /** Text that is there when the first rows are complete. */
  rows: (page: Page) => Promise<void>;
}

const LOADED_MS = 180_000;

const visible = (page: Page, selector: Parameters<Page['getByRole']>) =>
  page
    .getByRole(...selector)
    .first()
    .waitFor({ timeout: LOADED_MS });

/** Rows are there, and nothing says that more is still being read. */
const listOf =
  (selector: Parameters<Page['getByRole']>) =>
  async (page: Page): Promise<void> => {
    await visible(page, selector);
    await page.getByRole('progressbar').first().waitFor({ state: 'detached', timeout: LOADED_MS });
  };

const countOf = (count: string): Parameters<Page['getByRole']> => [
  'button',
  { name: new RegExp(`of\\s+${count}$`) },
];

export const PAGES: BenchPage[] = [
  { name: 'VMs', path: '/vm-machines/all-namespaces', rows: listOf(countOf('5000')) },
  { name: 'Networks', path: '/vm-networks/all-namespaces', rows: listOf(countOf('5000')) },
  { name: 'Addresses', path: '/vm-addresses/all-namespaces', rows: listOf(countOf('\\d{5}')) },
  { name: 'Services', path: '/vm-services/all-namespaces', rows: listOf(countOf('5000')) },
  {
    name: 'Checks',
    path: '/vm-network-checks/all-namespaces',
    rows: listOf(['heading', { name: 'Checks', exact: true }]),
  },
  {
    name: 'Live migration',
    path: '/vm-live-migration/all-namespaces',
    rows: listOf(['heading', { name: 'Live migration', exact: true }]),
  },
];

declare global {
  interface Window {
    /** Milliseconds of each long task so far. */
    tasks?: number[];
  }
}

const OBSERVER = `{
  window.tasks = [];
  performance.setResourceTimingBufferSize(20000);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}`;

/** Has each page that is opened from now on note its long tasks. */
export const observeTasks = (page: Page): Promise<unknown> =>
  page.addInitScript({ content: OBSERVER });

const RUNS = 5;

/** Milliseconds of processor time of a fixed piece of work in the page: what figures are compared by. */
export const calibrate = async (page: Page, session: CDPSession): Promise<number> => {
  const work = () =>
    page.evaluate(() => {
      let found = 0;
      for (let turn = 0; turn < 40; turn += 1) {
        const entries = Array.from({ length: 5000 }, (_unused, index) => ({
          name: `vm-${(index * 7919 + turn) % 5000}`,
          labels: { turn: String(turn) },
        }));
        const copies = JSON.parse(JSON.stringify(entries)) as typeof entries;
        found += copies.sort((a, b) => (a.name < b.name ? -1 : 1)).length;
      }
      if (found === 0) throw new Error('The loop found nothing');
    });
  const times: number[] = [];
  for (let turn = 0; turn < RUNS; turn += 1) {
    const before = await processorOf(session);
    await work();
    times.push((await processorOf(session)) - before);
  }
  return [...times].sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
};

/**
 * Milliseconds from the last data of a list to the rows. Lists are read in pages, so it is the end of the
 * last answer that counts.
 */
const sinceData = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const now = performance.now();
    const ends = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('/api/kubernetes/') && name.includes('limit='))
      .map((entry) => (entry as PerformanceResourceTiming).responseEnd);
    return now - Math.max(0, ...ends);
  });

/** What is watched at a time, by the path of its watch. */
export class Watches {
  private readonly open = new Map<WebSocket, string>();

  constructor(page: Page) {
    page.on('websocket', (socket) => {
      const { pathname, searchParams } = new URL(socket.url());
      const selectors = ['labelSelector', 'fieldSelector'].map(
        (key) => searchParams.get(key) ?? '',
      );
      this.open.set(socket, [pathname, ...selectors].join(' ').trim());
      socket.on('close', () => this.open.delete(socket));
    });
  }

  /** The paths that are watched, each as often as it is. */
  paths(): string[] {
    return [...this.open.values()].sort();
  }

  /** The paths that are watched more than once. */
  twice(): string[] {
    const paths = this.paths();
    return [...new Set(paths.filter((path, index) => paths.indexOf(path) !== index))];
  }
}

const heapOf = async (session: CDPSession): Promise<number> => {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  return metricOf(session, 'JSHeapUsedSize');
};

export interface PageFigures {
  /** Milliseconds from the last data to the first complete rows. */
  rows: number;
  /** Milliseconds of processor time until then, from the beginning. */
  work: number;
  /** Milliseconds of processor time in each second in which objects change. */
  stream: number;
  /** Milliseconds of the longest task while objects change. */
  longest: number;
  /** By how much of itself the heap grew meanwhile: 0.1 for a tenth. */
  growth: number;
  watched: number;
  /** Paths that are watched more than once. */
  twice: string[];
  /** Watches that are left when another page is shown. */
  left: string[];
}

/** A page of the console that watches nothing of a kind of its own. */
const ELSEWHERE = '/nothing-is-here';

const leave = (page: Page): Promise<void> =>
  page.evaluate((path) => {
    window.history.pushState({}, '', path);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, ELSEWHERE);

/** How long a page has to close its watches. */
const CLOSING_MS = 60_000;

/**
 * Opens a page, watches it while objects change, and leaves it.
 *
 * @param seconds for how long objects change
 * @param atRest what is watched when no page of the plugin is shown
 */
export const measurePage = async (
  page: Page,
  session: CDPSession,
  watches: Watches,
  { path, rows }: BenchPage,
  seconds: number,
  atRest: readonly string[],
): Promise<PageFigures> => {
  const started = await processorOf(session);
  await page.goto(path);
  await rows(page);
  const taken = await sinceData(page);
  const work = (await processorOf(session)) - started;
  // It counts from nothing in a process that is new.
  if (work < 0)
    throw new Error('Chromium has shown the page in another process: nothing is known.');
  // What is worked out behind the first picture is no part of the stream.
  await page.waitForTimeout(5000);
  const before = await heapOf(session);
  await page.evaluate(() => (window.tasks = []));
  const quiet = await processorOf(session);
  await page.waitForTimeout(seconds * 1000);
  const stream = ((await processorOf(session)) - quiet) / seconds;
  const longest = await page.evaluate(() => Math.max(0, ...(window.tasks ?? [])));
  const after = await heapOf(session);
  const [watched, twice] = [watches.paths(), watches.twice()];
  await leave(page);
  const isLeft = () => watches.paths().filter((each) => !atRest.includes(each));
  const end = Date.now() + CLOSING_MS;
  while (isLeft().length > 0 && Date.now() < end) await page.waitForTimeout(100);
  const left = isLeft();
  return {
    rows: taken,
    work,
    stream,
    longest,
    growth: after / before - 1,
    watched: watched.length,
    twice,
    left,
  };
};

/** What is watched by the console itself, whatever page it shows. */
export const watchedAtRest = async (page: Page, watches: Watches): Promise<string[]> => {
  await page.goto(ELSEWHERE);
  await page.waitForTimeout(5000);
  return watches.paths();
};
