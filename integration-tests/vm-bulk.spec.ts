import { expect, expectAccessible, test } from './support/test';

test.use({ scenario: 'hot-plug' });

test('the VMs that are chosen in the list are connected in dialogs that all can use', async ({
  page,
}) => {
  await page.goto('/vm-machines/ns/factory');
  await page.getByRole('checkbox', { name: 'Choose press-01' }).check();
  await page.getByRole('checkbox', { name: 'Choose spare-01' }).check();
  await page.getByRole('button', { name: /^Attach a network to 2 VMs/ }).click();
  const form = page.getByRole('dialog', { name: 'Attach a network to VMs' });
  await form.getByRole('combobox', { name: 'Network' }).fill('machines-vlan20');
  await expect(form.getByRole('checkbox', { name: 'Choose spare-01' })).toBeChecked();
  await expectAccessible(page);
  await form.getByRole('button', { name: /^Review/ }).click();

  const review = page.getByRole('dialog', { name: 'Attach network factory/machines-vlan20?' });
  await expect(review.getByText('The server would take it')).toHaveCount(2);
  await expectAccessible(page);
  await review.getByRole('button', { name: /^Attach to 2 VMs/ }).click();
  await expect(review.getByText('Done', { exact: true })).toHaveCount(2);
});
