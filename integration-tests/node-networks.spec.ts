import { expect, expectAccessibleInBothThemes, test } from './support/test';

test.use({ scenario: 'mixed-nodes' });

test('a policy that failed on a node leads from the list to its cause', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Node networks' }).click();
  const policies = page.getByRole('grid', { name: 'Policies of node networks' });
  const office = policies.getByRole('row').filter({ hasText: 'office-bridge' });
  await expect(office).toContainText('Failed and rolled back');
  await expect(office).toContainText('2 of 4');
  await expectAccessibleInBothThemes(page);
  await office.getByRole('link', { name: 'office-bridge' }).click();

  const nodes = page.getByRole('grid', { name: 'Nodes of the policy' });
  const failed = nodes.getByRole('row').filter({ hasText: 'worker-2' });
  await expect(failed).toContainText('eno2 is already a port of bond0');
  await failed.getByRole('button', { name: 'Details' }).click();
  await expect(page.getByRole('textbox', { name: 'Message of worker-2' })).toBeVisible();
  await expectAccessibleInBothThemes(page);

  await page.getByRole('link', { name: 'plant/office', exact: false }).first().click();
  await expect(page).toHaveURL(/\/vm-networks\/ns\/plant\/office/);
});
