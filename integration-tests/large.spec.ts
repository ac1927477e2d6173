import { expect, test, watchWork } from './support/test';

test.use({ scenario: 'large' });

const READ = { timeout: 400_000 };

test('5,000 networks are listed by pages, filtered and sorted without a wait', async ({ page }) => {
  // Five lists of 5,000 objects are read beside each other, by pages.
  test.slow();
  await page.goto('/vm-networks/all-namespaces');
  const pages = page.getByRole('navigation', { name: 'Pages of the network list' });
  await expect(pages.first()).toBeVisible();
  await expect(page.getByRole('button', { name: /of\s+5000/ }).first()).toBeVisible(READ);
  const rows = page.getByRole('grid', { name: 'Networks' }).getByRole('row');
  await expect(rows).toHaveCount(51);

  const seconds = await watchWork(page);
  await page.getByRole('button', { name: 'VLAN' }).click();
  await page.getByRole('textbox', { name: 'Filter by name' }).fill('no-such-network');
  await expect(page.getByText('No network matches the filter')).toBeVisible();
  expect(await seconds()).toBeLessThan(5);
});
