import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './support/test';

test.use({ scenario: 'broken-nads' });

test('findings are filtered, exported and mended', async ({ page, api }) => {
  await page.goto('/vm-network-checks/ns/broken-bridges');
  const rows = page.getByRole('grid', { name: 'Findings' }).getByRole('row');
  // The first page of a test loads the console, which takes a while on a busy machine.
  await expect(rows.nth(10)).toBeVisible({ timeout: 30_000 });

  // By keyboard: with the mouse it is the card around the box that is clicked.
  await page.getByRole('checkbox', { name: 'Show only Warnings' }).press('Space');
  await expect(page).toHaveURL(/\?severity=warning$/);
  await page.getByRole('textbox', { name: 'Filter by text' }).fill('key-misspelt-vlan');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText('VMN146');

  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^JSON/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('checks.json');
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toEqual([
    expect.objectContaining({
      code: 'VMN146',
      object: expect.objectContaining({ name: 'key-misspelt-vlan' }),
    }),
  ]);

  await rows.nth(1).getByRole('button', { name: 'Details' }).click();
  await expect(page.getByText('Seen in the object itself.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Fix VMN146/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Fix VMN146/ });
  await dialog.getByRole('button', { name: 'Save changes' }).click();

  await expect(page.getByText('No finding matches the filter')).toBeVisible();
  const nad = await api.getNad('broken-bridges', 'key-misspelt-vlan');
  const config = JSON.parse(nad.spec?.config ?? '') as Record<string, unknown>;
  expect(config).toMatchObject({ type: 'bridge', vlan: 100 });
  expect(config).not.toHaveProperty('vlanId');
});
