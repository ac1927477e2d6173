import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/test';

/** Lists whose rows have a menu; of a VM's row, what it shows more of. */
const lists = [
  { grid: 'Networks', page: 'vm-networks', button: /^Actions for / },
  { grid: 'User-defined networks', page: 'vm-user-networks', button: /^Actions for / },
  { grid: 'VirtualMachines', page: 'vm-machines', button: /^All networks of / },
  { grid: 'Network interfaces', page: 'vm-machines/ns/web-shop/web-01', button: /^Actions of / },
];

interface Shown {
  /** Whether it is in the window and nothing lies over it. */
  isVisible: boolean;
  isCut: boolean;
  /** How many lines its label takes. */
  lines: number;
  text: string;
}

/** What a user sees of each entry of a menu or a popover. */
const entriesOf = (opened: Locator): Promise<Shown[]> =>
  opened.locator('[role="menuitem"], li:not([role])').evaluateAll((items) =>
    items.map((item) => {
      const { left, right, top, bottom } = item.getBoundingClientRect();
      const corners = [left + 2, right - 2].flatMap((x) =>
        [top + 2, bottom - 2].map((y) => document.elementFromPoint(x, y)),
      );
      const texts = [item, ...item.querySelectorAll('*')];
      const label = document.createRange();
      const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
      label.selectNodeContents(walker.nextNode() ?? item);
      const tops = new Set([...label.getClientRects()].map((box) => Math.round(box.top)));
      return {
        isVisible: corners.every((found) => found !== null && item.contains(found)),
        isCut: texts.some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1),
        lines: tops.size,
        text: item.textContent,
      };
    }),
  );

const isInside = async (page: Page, opened: Locator): Promise<boolean> => {
  const box = await opened.boundingBox();
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  return (
    box !== null &&
    box.x >= 0 &&
    box.y >= 0 &&
    box.x + box.width <= width &&
    box.y + box.height <= height
  );
};

const expectReadable = async (page: Page, button: Locator): Promise<void> => {
  await button.scrollIntoViewIfNeeded();
  await button.click();
  const opened = page.getByRole('menu').or(page.getByRole('dialog'));
  await expect(opened).toBeVisible();
  // Reasons come when permissions have been asked, and the menu looks for its place again.
  await expect
    .poll(async () => {
      const entries = await entriesOf(opened);
      return {
        isInside: await isInside(page, opened),
        isEmpty: entries.length === 0,
        unreadable: entries.filter(
          ({ isVisible, isCut, lines }) => !isVisible || isCut || lines !== 1,
        ),
      };
    })
    .toEqual({ isInside: true, isEmpty: false, unreadable: [] });
  await page.keyboard.press('Escape');
  await expect(opened).toBeHidden();
  await expect(button).toBeFocused();
};

const scenarios = [
  { scenario: 'healthy', namespace: 'all-namespaces' },
  // Every second entry says why it cannot be used.
  { scenario: 'read-only', namespace: 'ns/web-shop' },
];

for (const { scenario, namespace } of scenarios) {
  for (const width of [1440, 800]) {
    test.describe(`${scenario}, in a window of ${width} pixels`, () => {
      test.use({ scenario, viewport: { width, height: 900 } });

      for (const { grid, page: path, button } of lists) {
        test(`what first and last row of ${grid} open can be read`, async ({ page }) => {
          await page.goto(path.includes('/') ? `/${path}` : `/${path}/${namespace}`);
          const buttons = page
            .getByRole('grid', { name: grid })
            .getByRole('button', { name: button });
          await expect(buttons.first()).toBeVisible();
          await expectReadable(page, buttons.first());
          await expectReadable(page, buttons.last());
        });
      }
    });
  }
}
