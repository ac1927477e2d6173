import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './support/test';

test.use({ scenario: 'broken-nads' });

test('findings are saved as a file, and their details can be used by all', async ({ page }) => {
  await page.goto('/vm-network-checks/ns/broken-bridges?text=key-misspelt-vlan');
  const rows = page.getByRole('grid', { name: 'Findings' }).getByRole('row');
  await expect(rows).toHaveCount(2);

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
});

test('findings are grouped by rule, and those of a group are mended at once', async ({ page }) => {
  await page.goto('/vm-network-checks/ns/broken-bridges?code=VMN140&code=VMN120');
  await page.getByText('Group by rule').click();
  const rows = page.getByRole('grid', { name: 'Findings' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await page
    .getByRole('button', { name: 'Fix all of VMN140, NetworkAttachmentDefinition' })
    .click();
  const dialog = page.getByRole('dialog', { name: /^Fix VMN140 of \d objects/ });
  await expect(dialog.getByText('The server would take it')).toHaveCount(2);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: /^Fix all of VMN140/ })).toHaveCount(0);

  await page.getByRole('link', { name: 'VMN120' }).first().click();
  await expect(page.getByRole('heading', { name: 'VMN120: No bridge' })).toBeVisible();
  await expectAccessible(page);
});
