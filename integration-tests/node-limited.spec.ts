import { consoleAs } from './support/as-user';
import { expect, expectAccessible, test } from './support/test';

test.use({ scenario: 'mixed-nodes' });

const HOME = '/vm-node-networks';

test('a user who may not read nodes is told so, and sees the rest', async ({
  page,
  standalone,
}, testInfo) => {
  const own = await consoleAs('plant-viewer', standalone, testInfo);
  try {
    await page.goto(`${own.url}${HOME}`);
    await expect(
      page
        .getByText(/You have no permission|nodenetworkconfigurationpolicies.* is forbidden/)
        .first(),
    ).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Map' }).click();
    await page.getByRole('combobox', { name: /namespace/i }).fill('plant');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page.getByRole('button', { name: /^VM plant\/printer, office: / })).toBeVisible();
    await expect(
      page.getByRole('button', { name: /^Linux bridge br-office: Not known/ }),
    ).toBeVisible();
    await expectAccessible(page);

    await page.goto(`${own.url}${HOME}/~connect`);
    await page.getByRole('radio', { name: /over br-ex/ }).press('Space');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(
      page.getByRole('heading', { name: /You may not see which nodes there are$/ }),
    ).toBeVisible();
    await expectAccessible(page);
  } finally {
    await own.close();
  }
});

test('a user who may only look sees all of it, and why nothing can be changed', async ({
  page,
  standalone,
}, testInfo) => {
  const own = await consoleAs('auditor', standalone, testInfo);
  try {
    await page.goto(`${own.url}${HOME}`);
    await page.getByRole('button', { name: 'Actions for storage-jumbo-worker-3' }).click();
    for (const name of [/^Edit/, /^Remove from nodes/, /^Delete/]) {
      const item = page.getByRole('menuitem', { name });
      await expect(item).toHaveAttribute('aria-disabled', 'true');
      await expect(item).toContainText('You have no permission to');
    }
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'office-bridge', exact: true }).click();
    await expect(page.getByText(/^The policy could not be carried out on worker-2/)).toBeVisible();
    await page.goto(`${own.url}${HOME}/networks`);
    await expect(page.getByRole('link', { name: 'storage-jumbo' })).toBeVisible();
    await expectAccessible(page);
  } finally {
    await own.close();
  }
});
