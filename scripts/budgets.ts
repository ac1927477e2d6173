/**
 * Weighs in Chromium what each page really loads from the plugin, where the standalone host shares
 * exactly what an OpenShift console does.
 *
 *   node --import tsx scripts/budgets.ts       CHROMIUM_PATH names the browser
 */
import { chromium, type Browser, type Response } from '@playwright/test';
import { startConsole } from '../standalone/server/index.ts';
import {
  describeWeight,
  ENTRY_LIMIT,
  isOver,
  OPENED_PAGES,
  PAGE_LIMITS,
  type Weight,
} from './budget-limits.ts';

const PLUGIN_PATH = '/api/plugins/vm-networking-console-plugin/';

const weighPage = async (
  browser: Browser,
  url: string,
  { path, heading }: { path: string; heading: string },
): Promise<Map<string, number>> => {
  const page = await browser.newPage();
  const loaded = new Map<string, number>();
  const pending: Promise<void>[] = [];
  const weighOne = (response: Response): void => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith(PLUGIN_PATH) || !pathname.endsWith('.js')) return;
    pending.push(response.body().then((body) => void loaded.set(pathname, body.length)));
  };
  page.on('response', weighOne);
  await page.goto(`${url}${path}`);
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  // On a slow machine the network rests between two parts of a page: nothing that still comes is left out.
  for (let weighed = -1; weighed < pending.length;) {
    weighed = pending.length;
    await page.waitForLoadState('networkidle');
    await Promise.all(pending);
  }
  page.off('response', weighOne);
  await page.close();
  return loaded;
};

const sum = (sizes: Iterable<number>): number =>
  [...sizes].reduce((total, size) => total + size, 0);

const weigh = async (): Promise<Weight[]> => {
  const running = await startConsole({ scenario: 'healthy', port: 0, shares: 'console' });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const weights: Weight[] = [];
    for (const { name: what, ...page } of OPENED_PAGES) {
      const loaded = await weighPage(browser, running.url, page);
      if (loaded.size === 0) throw new Error(`${page.path} loaded nothing from the plugin`);
      const entry = [...loaded].filter(([name]) => name.includes('plugin-entry'));
      if (weights.length === 0) {
        const bytes = sum(entry.map(([, size]) => size));
        weights.push({ what: 'entry script', bytes, limit: ENTRY_LIMIT });
      }
      weights.push({ what, bytes: sum(loaded.values()), limit: PAGE_LIMITS[what] ?? 0 });
    }
    return weights;
  } finally {
    await browser.close();
    await running.close();
  }
};

const weights = await weigh();
process.stdout.write(`${weights.map(describeWeight).join('\n')}\n`);
process.exitCode = weights.some(isOver) ? 1 : 0;
