import type { Page } from '@playwright/test';
import { consoleAs } from './support/as-user';
import {
  collectErrors,
  expect,
  expectAccessible,
  expectAccessibleInBothThemes,
  test,
} from './support/test';

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

const numberIn = (text: string | null): number => Number(text?.replace(/\D/g, ''));

test.describe('a cluster with faults', () => {
  test.use({ scenario: 'mixed-nodes' });

  test('the overview comes first, and its numbers lead to lists that say the same', async ({
    page,
  }) => {
    const errors = collectErrors(page);
    await page.goto('/vm-networks/all-namespaces');
    await page.getByRole('link', { name: 'Overview', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
    const all = card(page, 'Will break').getByRole('link', { name: /^See all/ });
    await expect(all).toBeVisible();
    await expectAccessibleInBothThemes(page);

    const count = numberIn(await all.textContent());
    await all.click();
    const rows = page.getByRole('grid', { name: 'Findings' }).getByRole('row');
    await expect(rows).toHaveCount(count + 1);
    await page.goBack();

    const lines = card(page, 'Will break').getByRole('listitem');
    const first = lines.first().getByRole('link', { name: /^\d+: / });
    await expect(first).toBeVisible();
    const ofRule = numberIn(await first.textContent());
    await first.click();
    await expect(rows).toHaveCount(ofRule + 1);
    await page.goBack();

    const some = card(page, 'Networks on nodes').getByRole('link', { name: /Not on all nodes$/ });
    const networks = numberIn(await some.textContent());
    await some.click();
    await expect(
      page.getByRole('grid', { name: 'Networks on nodes' }).getByRole('row'),
    ).toHaveCount(networks + 1);
    expect(errors).toEqual([]);
  });

  test('it can be used in a narrow window', async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 900 });
    await page.goto('/vm-networking-overview/all-namespaces');
    await expect(card(page, 'Will break').getByRole('link', { name: /^See all/ })).toBeVisible();
    const { clientWidth, scrollWidth } = await page.evaluate(() => {
      const { clientWidth, scrollWidth } = document.documentElement;
      return { clientWidth, scrollWidth };
    });
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    await expectAccessible(page);
  });
});

test.describe('an empty cluster', () => {
  test.use({ scenario: 'empty' });

  test('begins with the ways to a first network', async ({ page }) => {
    await page.goto('/vm-networking-overview/all-namespaces');
    const start = card(page, 'Getting started');
    await expect(start.getByRole('link', { name: /^Begin: / })).toHaveCount(3);
    await expectAccessibleInBothThemes(page);
    await start.getByRole('link', { name: 'Begin: VLAN of the data center' }).click();
    await expect(
      page.getByRole('heading', { name: 'Connect VMs to a physical network', level: 1 }),
    ).toBeVisible();
  });
});

test.describe('a user of one project', () => {
  test.use({ scenario: 'read-only' });

  test('sees the same page over it, and what was not checked', async ({ page }) => {
    await page.goto('/vm-networking-overview/ns/web-shop');
    await expect(card(page, 'Broken now').getByText(/^Not checked: /)).toBeVisible();
    await expect(card(page, 'Nodes')).toHaveCount(0);
    await expectAccessible(page);
  });

  test('is led to it from all namespaces', async ({ page }) => {
    await page.goto('/vm-networking-overview/all-namespaces');
    await expect(page.getByText(/Choose one of your namespaces/)).toBeVisible();
    await expectAccessible(page);
  });
});

test('a project user sees the numbers of each own project', async ({
  browser,
  standalone,
}, testInfo) => {
  const own = await consoleAs('web-shop-viewer', standalone, testInfo);
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    await page.goto(`${own.url}/vm-networking-overview/all-namespaces`);
    await page.getByRole('combobox', { name: 'Namespace' }).fill('web-shop');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page).toHaveURL(/\/ns\/web-shop/);
    // Which ones are somebody's own is remembered where the cluster does not tell.
    await page.goto(`${own.url}/vm-networking-overview/all-namespaces`);
    const row = page.getByRole('grid', { name: 'Your namespaces' }).getByRole('row').nth(1);
    await expect(row).toContainText(/\d+ findings?|Nothing found/);
    await expectAccessible(page);
  } finally {
    await context.close();
    await own.close();
  }
});
