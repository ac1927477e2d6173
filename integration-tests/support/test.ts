import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { Api } from './api';
import { buildOther, type OtherName } from '../other-plugins/build';
import { watchProcessor } from '../../scripts/lib/processor-time';
import type { Shares } from '../../standalone/server/index-page';
import { startConsole, type RunningConsole } from '../../standalone/server/index';

interface Options {
  /** The scenario that the embedded API shows. */
  scenario: string;
  /** What plugins share with the page. */
  shares: Shares;
  /** Plugins beside this one, which come before it. */
  others: OtherName[];
}

interface Fixtures {
  standalone: RunningConsole;
  api: Api;
}

/**
 * Each test has a server of its own, so that no test sees what another one did. It runs in the
 * process of the tests, where it is compiled once; `command-line.spec.ts` starts it as users do.
 */
export const test = base.extend<Options & Fixtures>({
  scenario: ['healthy', { option: true }],
  // As in the consoles that people use.
  shares: ['console', { option: true }],
  others: [[], { option: true }],
  standalone: async ({ scenario, shares, others }, use) => {
    const plugins = await Promise.all(others.map(buildOther));
    const standalone = await startConsole({ scenario, shares, plugins, port: 0, faults: true });
    await use(standalone);
    await standalone.close();
  },
  api: async ({ standalone }, use) => {
    if (standalone.apiUrl === undefined) throw new Error('The server named no API');
    await use(new Api(standalone.apiUrl));
  },
  baseURL: async ({ standalone }, use) => {
    await use(standalone.url);
  },
});

export { expect };

/** Waits until what moves or changes its colour has come to rest. */
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      // Progress bars and spinners never end.
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
      .every(({ playState }) => playState !== 'running'),
  );

/**
 * Axe on the page: what is wrong is all that is described, and it runs where the page is. Otherwise it describes
 * all that is right as well, and opens a page of its own to count, as it must for frames of another origin:
 * neither is of use here, and together they take three times as long.
 */
const axeOf = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();

const violationsOf = async (page: Page, axe: AxeBuilder): Promise<object[]> => {
  await settled(page);
  const { violations } = await axe.analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map((node) => node.html),
  }));
};

/** Waits until nothing says that it is being read; a bar with a value is no such thing. */
export const expectRead = (page: Page): Promise<void> =>
  expect(page.locator('[role="progressbar"]:not([aria-valuenow])')).toHaveCount(0);

/** Nothing that axe knows of is wrong with the page as it stands. */
export const expectAccessible = async (page: Page): Promise<void> => {
  expect(await violationsOf(page, axeOf(page))).toEqual([]);
};

const showTheme = async (page: Page, colorScheme: 'light' | 'dark'): Promise<void> => {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction((scheme) => {
    const isDark = document.documentElement.classList.contains('pf-v6-theme-dark');
    return isDark === (scheme === 'dark');
  }, colorScheme);
};

/**
 * The same in both themes. The second differs from the first in its colours only, and what stands
 * around the page is the same everywhere.
 */
export const expectAccessibleInBothThemes = async (page: Page): Promise<void> => {
  await showTheme(page, 'light');
  await expectAccessible(page);
  await showTheme(page, 'dark');
  const colours = axeOf(page).include('main').withRules(['color-contrast']);
  expect(await violationsOf(page, colours)).toEqual([]);
};

/** Seconds of processor time that the page's main thread works from now on. */
export const watchWork = async (page: Page): Promise<() => Promise<number>> => {
  const milliseconds = await watchProcessor(page);
  return async () => (await milliseconds()) / 1000;
};

/** Errors that reach the browser's console, gathered from now on. */
export const collectErrors = (page: Page): string[] => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
};
