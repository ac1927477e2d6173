import { expect, expectAccessibleInBothThemes, test, watchWork } from './support/test';

test('finds VMs by address, and leads to each, in both themes and in a narrow window', async ({
  page,
}) => {
  await page.goto('/vm-machines/all-namespaces');
  const rows = page.getByRole('grid', { name: 'VirtualMachines' }).getByRole('row');
  // Addresses come with the instances, after the VMs.
  await page.getByRole('button', { name: 'All addresses of web-01' }).click();
  await expect(page.getByRole('dialog')).toContainText('10.20.100.11');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expectAccessibleInBothThemes(page);

  await page.setViewportSize({ width: 500, height: 900 });
  await expect(rows.first()).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);

  await page.getByRole('textbox', { name: 'Filter by IP address' }).fill('10.20.220.0/24');
  await expect(page.getByRole('link', { name: 'web-01' })).toBeHidden();
  await page.reload();
  await page.getByRole('link', { name: 'erp-app-01' }).click();
  await expect(page).toHaveURL(/\/vm-machines\/ns\/erp\/erp-app-01$/);
});

test.describe('a cluster with 5,000 VMs', () => {
  test.use({ scenario: 'large' });

  test('is listed by pages, filtered and sorted without a wait', async ({ page }) => {
    // Loading is not what is timed here: it takes the longer the busier the machine is.
    test.slow();
    await page.goto('/vm-machines/all-namespaces');
    await expect(page.getByRole('button', { name: '1 - 50 of 5000' })).toBeVisible();
    const rows = page.getByRole('grid', { name: 'VirtualMachines' }).getByRole('row');
    await expect(rows).toHaveCount(51);
    // Addresses come with the instances, after the VMs.
    await expect(page.getByText('10.129.0.2', { exact: true })).toBeVisible();

    const seconds = await watchWork(page);
    await page.getByRole('button', { name: 'Node' }).click();
    await page.getByRole('textbox', { name: 'Filter by IP address' }).fill('10.64.3.0/28');
    await expect(rows).toHaveCount(16);
    expect(await seconds()).toBeLessThan(6);
  });
});
