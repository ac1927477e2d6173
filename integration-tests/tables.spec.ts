import type { Locator, Page } from '@playwright/test';
import { MAX_KEYSTROKE_RATIO, measureKeystrokes, openLargeList } from '../scripts/lib/keystrokes';
import { nadOf } from './support/api';
import { expect, test } from './support/test';

const lists = [
  { grid: 'Networks', path: '/vm-networks/all-namespaces', hasMenus: true },
  { grid: 'User-defined networks', path: '/vm-user-networks/all-namespaces', hasMenus: true },
  { grid: 'VirtualMachines', path: '/vm-machines/all-namespaces', hasMenus: false },
];

const gridOf = (page: Page, name: string): Locator => page.getByRole('grid', { name });

const open = async (
  page: Page,
  { grid, path }: Pick<(typeof lists)[number], 'grid' | 'path'>,
): Promise<Locator> => {
  await page.goto(path);
  const table = gridOf(page, grid);
  await expect(table.getByRole('link').first()).toBeVisible();
  return table;
};

/** How many rows lie wholly in the window, headings left out. */
const rowsInSight = (table: Locator): Promise<number> =>
  table.locator('tbody tr').evaluateAll(
    (rows) =>
      rows.filter((row) => {
        const { left, top, bottom } = row.getBoundingClientRect();
        const last = document.elementFromPoint(left + 10, bottom - 2);
        return top >= 0 && last !== null && row.contains(last);
      }).length,
  );

/** By how many pixels the table is wider than the room that it has. */
const overflowOf = (table: Locator): Promise<number> =>
  table.evaluate((element) => {
    const main = element.closest('main');
    if (!main) throw new Error('The table stands outside the main part');
    const box = element.getBoundingClientRect();
    const room = element.parentElement?.getBoundingClientRect() ?? box;
    return Math.max(
      main.scrollWidth - main.clientWidth,
      document.documentElement.scrollWidth - document.documentElement.clientWidth,
      Math.round(box.right - room.right),
    );
  });

const menusOf = (table: Locator): Locator => table.getByRole('button', { name: /^Actions for / });

/** The table is no wider than its room, and the menus of its rows, where they have some, open in sight. */
const expectFits = async (page: Page, table: Locator, hasMenus: boolean): Promise<void> => {
  await expect.poll(() => overflowOf(table)).toBeLessThanOrEqual(0);
  if (!hasMenus) return;
  const menu = menusOf(table).first();
  await menu.scrollIntoViewIfNeeded();
  await expect(menu).toBeInViewport({ ratio: 1 });
  await menu.click();
  await expect(page.getByRole('menu')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
};

test.describe('in a window of 1440 by 900', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('twelve user-defined networks are in sight', async ({ page, standalone }) => {
    for (let index = 10; index < 25; index += 1) {
      const made = await fetch(
        `${standalone.apiUrl ?? ''}/apis/k8s.ovn.org/v1/namespaces/default/userdefinednetworks`,
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({
            apiVersion: 'k8s.ovn.org/v1',
            kind: 'UserDefinedNetwork',
            metadata: { name: `between-${index}`, namespace: 'default' },
            spec: {
              topology: 'Layer2',
              layer2: { role: 'Secondary', subnets: [`10.${index}.0.0/16`] },
            },
          }),
        },
      );
      expect(made.status).toBe(201);
    }
    const table = await open(page, {
      grid: 'User-defined networks',
      path: '/vm-user-networks/ns/default',
    });
    await expect.poll(() => rowsInSight(table)).toBeGreaterThanOrEqual(12);
  });

  for (const list of lists) {
    test(`what filters ${list.grid} stands in one line`, async ({ page }) => {
      const table = await open(page, list);
      const filter = page.getByRole('textbox', { name: 'Filter by name' });
      const pages = page.getByRole('navigation', { name: /^Pages of/ }).first();
      const middleOf = async (element: Locator): Promise<number> => {
        const box = await element.boundingBox();
        return (box?.y ?? NaN) + (box?.height ?? 0) / 2;
      };
      expect(Math.abs((await middleOf(filter)) - (await middleOf(pages)))).toBeLessThan(12);
      // And nothing lies between them and the table.
      const [above, below] = [await filter.boundingBox(), await table.boundingBox()];
      expect((below?.y ?? 0) - ((above?.y ?? 0) + (above?.height ?? 0))).toBeLessThan(16);
    });
  }

  test('twelve networks are in sight', async ({ page, api }) => {
    for (let index = 10; index < 25; index += 1) {
      const config = { cniVersion: '0.3.1', type: 'bridge', bridge: 'br1', vlan: index };
      await api.createNad(nadOf('default', `vlan-${index}`, config));
    }
    const table = await open(page, { grid: 'Networks', path: '/vm-networks/ns/default' });
    await expect.poll(() => rowsInSight(table)).toBeGreaterThanOrEqual(12);
  });
});

test('a list can be used with the keyboard alone', async ({ page }) => {
  const table = await open(page, { grid: 'Networks', path: '/vm-networks/all-namespaces' });
  /** Presses Tab until something has the focus, as a user does who looks for it. */
  const tabTo = async (wanted: Locator): Promise<void> => {
    await expect(async () => {
      await page.keyboard.press('Tab');
      expect(await wanted.evaluate((element) => element === document.activeElement)).toBe(true);
    }).toPass({ intervals: [0] });
  };
  const rows = table.locator('tbody tr');
  const count = await rows.count();
  await tabTo(page.getByRole('textbox', { name: 'Filter by name' }));
  await page.keyboard.type('vlan');
  await expect.poll(() => rows.count()).toBeLessThan(count);

  await tabTo(page.getByRole('button', { name: 'Columns' }));
  await page.keyboard.press('Enter');
  const choice = page
    .getByRole('option', { name: 'Description' })
    .or(page.getByRole('menuitem', { name: 'Description' }));
  await expect(choice).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    expect(
      await choice.evaluate(
        (element) => element === document.activeElement || element.contains(document.activeElement),
      ),
    ).toBe(true);
  }).toPass({ intervals: [0] });
  await page.keyboard.press('Space');
  await expect(table.getByRole('columnheader', { name: 'Description' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();

  await tabTo(table.getByRole('button', { name: 'Name', exact: true }));
  await page.keyboard.press('Enter');
  await expect(table.getByRole('columnheader', { name: 'Name', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  );

  const menu = menusOf(table).first();
  await tabTo(menu);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(menu).toBeFocused();
});

for (const list of lists) {
  test(`${list.grid} fit their page at any width, and are cards at 200 % zoom`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const table = await open(page, list);
    for (const width of [1440, 1280, 1024, 800]) {
      await page.setViewportSize({ width, height: 900 });
      await expectFits(page, table, list.hasMenus);
    }
    await page.setViewportSize({ width: 720, height: 450 });
    await expect(table.locator('thead')).not.toBeInViewport();
    await expectFits(page, table, list.hasMenus);
  });
}

test.describe('a cluster with 5,000 VMs', () => {
  test.use({ scenario: 'large', viewport: { width: 1440, height: 900 } });

  test('shows twelve in sight, keeps the headings, and follows each key', async ({ page }) => {
    // Loading is not what is timed here.
    test.slow();
    await openLargeList(page);
    const table = gridOf(page, 'VirtualMachines');
    await expect.poll(() => rowsInSight(table)).toBeGreaterThanOrEqual(12);

    const { ratio, work, loop } = await measureKeystrokes(page);
    expect(ratio, `${work} ms, and ${loop} ms for the loop`).toBeLessThan(MAX_KEYSTROKE_RATIO);

    await table.locator('tbody tr').last().scrollIntoViewIfNeeded();
    await expect(table.getByRole('columnheader', { name: 'Name', exact: true })).toBeInViewport({
      ratio: 1,
    });
    await expect(table.locator('tbody tr').first()).not.toBeInViewport();
  });
});
