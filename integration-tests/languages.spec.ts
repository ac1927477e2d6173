import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { OPENED_PAGES } from '../scripts/budget-limits';
import { expect, expectAccessible, expectRead, test } from './support/test';

type Texts = Record<string, string>;

const textsOf = (language: string): Texts =>
  JSON.parse(
    readFileSync(`locales/${language}/plugin__vm-networking-console-plugin.json`, 'utf8'),
  ) as Texts;

const text = (language: string, key: string): string => {
  const found = textsOf(language)[key];
  if (found === undefined) throw new Error(`${language} has no text for "${key}"`);
  return found;
};

test.describe('in another language', () => {
  test('the console is switched to German and back, and stays so', async ({ page }) => {
    await page.goto('/vm-networks/all-namespaces');
    await expect(page.getByRole('heading', { name: 'Networks', level: 1 })).toBeVisible();
    await page.getByRole('button', { name: 'Language: English' }).click();
    await expect(page.getByRole('option')).toHaveCount(7);
    await expectAccessible(page);
    await page.getByRole('option', { name: 'Deutsch' }).click();
    const networks = page.getByRole('heading', { name: text('de', 'Networks'), level: 1 });
    await expect(networks).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(
      page.getByRole('navigation', { name: 'Hauptnavigation' }).getByRole('link', {
        name: text('de', 'Checks'),
      }),
    ).toBeVisible();

    await page.goto('/vm-network-checks/all-namespaces');
    await expect(page.getByRole('heading', { name: text('de', 'Checks'), level: 1 })).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Sprache: Deutsch' }).click();
    await page.getByRole('option', { name: 'English' }).click();
    await expect(page.getByRole('heading', { name: 'Checks', level: 1 })).toBeVisible();
  });

  test.describe('of the browser', () => {
    test.use({ locale: 'ja-JP' });

    test('a page speaks Japanese by itself', async ({ page }) => {
      await page.goto('/vm-networks/all-namespaces');
      await expect(
        page.getByRole('heading', { name: text('ja', 'Networks'), level: 1 }),
      ).toBeVisible();
    });
  });

  test.describe('that nobody translated to', () => {
    test.use({ locale: 'pt-BR' });

    test('a page speaks English', async ({ page }) => {
      await page.goto('/vm-networks/all-namespaces');
      await expect(page.getByRole('heading', { name: 'Networks', level: 1 })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    });
  });
});

/** U+200F, which turns what follows to the left in its paragraph if nothing keeps it apart. */
const RIGHT_TO_LEFT = '\u200f';

/** Words twice as long and marks from right to left, with placeholders and tags as they are. */
const stretched = (english: string): string =>
  english
    .split(/(\{\{[^}]*\}\}|<[^>]*>)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(/\p{L}{3,}/gu, (word) => `${RIGHT_TO_LEFT}${word}${word.toLowerCase()}`),
    )
    .join('');

const stretchTexts = async (page: Page): Promise<void> => {
  const texts = Object.fromEntries(
    Object.entries(textsOf('en')).map(([key, english]) => [key, stretched(english)]),
  );
  await page.route('**/locales/resource.json*', (route) => route.fulfill({ json: texts }));
};

/** What is wider than the page, so that it is cut off or has to be scrolled to. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    const main = document.querySelector('main');
    const page = document.documentElement.scrollWidth > clientWidth ? ['the page'] : [];
    return main && main.scrollWidth > main.clientWidth + 1 ? [...page, 'its content'] : page;
  });

// 1440 px at a zoom of 200 % are 720.
for (const width of [1024, 720]) {
  test(`long words and marks from right to left fit into ${width} px on every page`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    await stretchTexts(page);
    for (const { name, path } of OPENED_PAGES) {
      await test.step(name, async () => {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
        await expectRead(page);
        await expect(page.locator('main')).toContainText(RIGHT_TO_LEFT);
        expect(await tooWide(page), `${name} at ${width} px`).toEqual([]);
        await expectAccessible(page);
      });
    }
  });
}
