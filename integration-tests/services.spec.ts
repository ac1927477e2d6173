import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

test.describe('Services of VMs', () => {
  test.use({ scenario: 'secondary-dns' });

  test('a VM is exposed by a NodePort with a label of its own, and restarted for it', async ({
    page,
  }) => {
    await page.goto('/vm-machines/ns/clinic/charts-01/services');
    await expect(page.getByText('No Service selects this VM')).toBeVisible();
    await page.getByRole('link', { name: 'Expose' }).click();

    await expect(page.getByRole('heading', { name: 'Create Service', level: 1 })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Namespace' })).toHaveValue('clinic');
    await page.getByRole('button', { name: 'Add HTTP (80)' }).click();
    await page.getByRole('radio', { name: 'NodePort' }).press('Space');
    await page
      .getByRole('textbox', { name: /^Node port of port 1/ })
      .first()
      .fill('30123');
    await page.getByRole('button', { name: 'Remove vmi.kubevirt.io/id=charts-01' }).click();
    await page.getByRole('combobox', { name: 'Labels of the pods' }).fill('special=key');
    await page.getByRole('button', { name: 'Add to Labels of the pods' }).click();
    await expect(
      page.getByText('VMs that it selects: 0 now, 1 once they are started anew'),
    ).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const review = page.getByRole('dialog');
    await expect(review.getByRole('list', { name: 'Changes' }).getByRole('listitem')).toHaveCount(
      2,
    );
    await review.getByRole('button', { name: 'Create Service' }).click();
    await review.getByRole('button', { name: 'Close', exact: true }).last().click();

    await expect(page.getByText(/does not lead to charts-01 before/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Restart', exact: true }).click();
    const asked = page.getByRole('dialog', { name: 'Restart VM clinic/charts-01?' });
    await asked.getByRole('button', { name: 'Restart', exact: true }).click();
    await expect(page.getByText(/does not lead to charts-01 before/)).toBeHidden();

    await page.goto('/vm-services/ns/clinic');
    const row = page.getByRole('row').filter({ hasText: 'charts-01' });
    await expect(row).toContainText('NodePort');
    await expect(row).toContainText('special=key');
    await expect(row).toContainText(':30123');
    await expectAccessibleInBothThemes(page);
  });

  test('a Service is deleted, after it was said who loses it', async ({ page }) => {
    await page.goto('/vm-services/ns/clinic/~new?vm=charts-02&port=ssh&type=LoadBalancer');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Create Service' }).click();
    await expect(page.getByRole('heading', { name: 'charts-02-ssh' })).toBeVisible();

    await page.goto('/vm-services/ns/clinic');
    await page.getByRole('button', { name: 'Actions for charts-02-ssh' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete Service charts-02-ssh?' });
    await expect(dialog).toContainText('charts-02');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('link', { name: 'charts-02-ssh' })).toHaveCount(0);
  });
});
