import { expect, expectAccessible, test } from './support/test';

test.use({ scenario: 'secondary-dns' });

test('SSH of a VM is reached through a Service that is made and removed here', async ({ page }) => {
  await page.goto('/vm-machines/ns/clinic/charts-01/reach');
  const ways = page.getByRole('grid', { name: 'Ways to reach the VM' });
  const virtctl = ways.getByRole('row').filter({ hasText: 'virtctl ssh' }).first();
  await expect(virtctl.getByText('Open', { exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: 'User in the guest' }).fill('admin');
  await expect(virtctl.getByRole('textbox', { name: /^Command for virtctl ssh/ })).toHaveValue(
    'virtctl ssh admin@vm/charts-01/clinic',
  );
  await expectAccessible(page);
  await expect(ways.getByText('No: A Service leads to port 22 of the VM')).toBeVisible();

  await page.getByRole('button', { name: 'Create a LoadBalancer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create Service charts-01-ssh?' });
  await dialog.getByRole('button', { name: 'Create Service' }).click();
  await expect(dialog).toBeHidden();
  const service = ways.getByRole('row').filter({ hasText: 'charts-01-ssh' });
  await expect(service.getByRole('textbox')).toHaveValue(/^ssh admin@10\.46\.41\.\d+$/);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Delete charts-01-ssh' }).click();
  const removal = page.getByRole('dialog', { name: 'Delete Service charts-01-ssh?' });
  await removal.getByRole('button', { name: 'Delete Service' }).click();
  await expect(service).toHaveCount(0);
});

test('SSH of a VM is reached by a port of each node, and by its own address', async ({ page }) => {
  await page.goto('/vm-machines/ns/clinic/charts-01/reach');
  const ways = page.getByRole('grid', { name: 'Ways to reach the VM' });
  await expect(
    ways.getByRole('row').filter({ hasText: 'OpenSSH to 10.80.0.11 on lan' }).getByRole('textbox'),
  ).toHaveValue(/^ssh \S+@10\.80\.0\.11$/);
  await page.getByRole('button', { name: 'Create a NodePort' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create Service charts-01-ssh?' });
  await dialog.getByRole('button', { name: 'Create Service' }).click();
  await expect(
    ways.getByRole('row').filter({ hasText: 'charts-01-ssh' }).getByRole('textbox'),
  ).toHaveValue(/^ssh -p 3\d{4} \S+@\S+$/);
});

test('a stopped VM is reached by no way, each of which says so', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await page.goto('/vm-machines/ns/clinic/archive-01/reach');
  const ways = page.getByRole('grid', { name: 'Ways to reach the VM' });
  await expect(ways.getByText('No: The VM runs').first()).toBeVisible();
  await expect(ways.getByText('Open', { exact: true })).toHaveCount(0);
  await expectAccessible(page);
});
