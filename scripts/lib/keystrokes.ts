/**
 * How long the list of 5,000 VMs takes from a key that is pressed to the new rows, in a browser.
 */
import type { Page } from '@playwright/test';
import { watchProcessor } from './processor-time.ts';

/** How long a page has to be read until it is complete, on a busy machine. */
const LOADED_MS = 90_000;

/** Digits, and back: each leads to other rows, most of them to fifty that were not there before. */
const KEYS = [
  '7',
  '1',
  'Backspace',
  'Backspace',
  '8',
  'Backspace',
  '4',
  '2',
  'Backspace',
  'Backspace',
];

/** Keys that warm the engine up and count for nothing. */
const WARM_UP = ['3', 'Backspace', '6', 'Backspace'];

/**
 * What the ratio may be. On an idle machine and on a busy one it is 6 to 10.
 * Drawing the 5,000 entries of a closed filter, and a popover in each row that nobody had opened, took
 * it to 30.
 */
export const MAX_KEYSTROKE_RATIO = 20;

export interface Keystrokes {
  /** Milliseconds by the clock from a key to its rows, median: what a user waits for. */
  median: number;
  /** Milliseconds of processor time for a key, median. */
  work: number;
  /** Milliseconds of processor time that the plain loop takes in the same page, median. */
  loop: number;
  /** The work for a key, by the loop: the same on slow, quick and busy machines. */
  ratio: number;
}

const medianOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Opens the list, and waits until VMs, addresses and findings are there. */
export const openLargeList = async (page: Page): Promise<void> => {
  await page.goto('/vm-machines/all-namespaces');
  await page.getByRole('button', { name: '1 - 50 of 5000' }).waitFor({ timeout: LOADED_MS });
  // Addresses come with the instances, after the VMs.
  await page.getByText('10.129.0.2', { exact: true }).waitFor({ timeout: LOADED_MS });
};

/**
 * Presses a key in the field that has the focus. Measured within the page: from the time that the
 * browser gives the event until the rows are others.
 */
const timeOf = async (page: Page, key: string): Promise<number> => {
  // No named functions within: the compiler marks them with a helper that the page lacks.
  await page.getByRole('grid', { name: 'VirtualMachines' }).evaluate((table) => {
    const before = table.textContent;
    window.keystroke = new Promise((resolve) => {
      let started = 0;
      document.addEventListener('input', ({ timeStamp }) => (started = timeStamp), {
        capture: true,
        once: true,
      });
      new MutationObserver((_changes, observer) => {
        if (started === 0 || table.textContent === before) return;
        observer.disconnect();
        resolve(performance.now() - started);
      }).observe(table, { subtree: true, childList: true, characterData: true });
    });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => window.keystroke ?? Promise.reject(new Error('No key was pressed')));
};

/** Filters and sorts 5,000 texts as often as takes about 10 ms where it was written. */
const loop = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const REPEATED = 30;
    const texts = Array.from({ length: 5000 }, (_unused, index) => `vm-${(index * 7919) % 5000}`);
    let found = 0;
    for (let turn = 0; turn < REPEATED; turn += 1) {
      found += texts.filter((text) => text.includes(String(turn % 10))).sort().length;
    }
    if (found === 0) throw new Error('The loop found nothing');
  });

declare global {
  interface Window {
    /** Milliseconds that the key took which is being measured. */
    keystroke?: Promise<number>;
  }
}

/**
 * Measures keys in "Filter by name" of the list that `openLargeList` opened, and the loop between
 * them.
 */
export const measureKeystrokes = async (page: Page): Promise<Keystrokes> => {
  await page.getByRole('textbox', { name: 'Filter by name' }).focus();
  for (const key of WARM_UP) {
    await timeOf(page, key);
    await loop(page);
  }
  const processor = await watchProcessor(page);
  const workOf = async (act: () => Promise<unknown>): Promise<number> => {
    const before = await processor();
    await act();
    return (await processor()) - before;
  };
  const times: number[] = [];
  const works: number[] = [];
  const loops: number[] = [];
  for (const key of KEYS) {
    loops.push(await workOf(() => loop(page)));
    works.push(await workOf(async () => times.push(await timeOf(page, key))));
  }
  const [median, work, looped] = [medianOf(times), medianOf(works), medianOf(loops)];
  return { median, work, loop: looped, ratio: work / looped };
};
