import { expect, expectAccessible, test } from './support/test';

test.use({ scenario: 'hot-plug' });

test('one network is attached to several VMs, each with its own result', async ({
  page,
  standalone,
}) => {
  await page.goto('/vm-machines/ns/factory');
  await expect(page.getByRole('link', { name: 'press-01' })).toBeVisible();
  await page.getByRole('button', { name: 'Attach a network' }).click();
  const form = page.getByRole('dialog', { name: 'Attach a network to VMs' });
  await form.getByRole('combobox', { name: 'Network' }).fill('machines-vlan20');
  await form.getByRole('checkbox', { name: 'Choose press-01' }).check();
  await form.getByRole('checkbox', { name: 'Choose spare-01' }).check();
  await expect(form.getByRole('checkbox', { name: 'Choose press-03' })).toBeDisabled();
  await expectAccessible(page);
  await form.getByRole('button', { name: /^Review/ }).click();

  const review = page.getByRole('dialog', { name: 'Attach network factory/machines-vlan20?' });
  await expect(review.getByText('The server would take it')).toHaveCount(2);
  await expectAccessible(page);
  await review.getByRole('button', { name: /^Attach to 2 VMs/ }).click();
  await expect(review.getByText('Done', { exact: true })).toHaveCount(2);
  await review.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(review).toHaveCount(0);

  const { apiUrl = '' } = standalone;
  for (const name of ['press-01', 'spare-01']) {
    const response = await fetch(
      `${apiUrl}/apis/kubevirt.io/v1/namespaces/factory/virtualmachines/${name}`,
    );
    expect(await response.json()).toMatchObject({
      spec: {
        template: {
          spec: {
            networks: expect.arrayContaining([
              { name: 'machines-vlan20', multus: { networkName: 'machines-vlan20' } },
            ]) as unknown,
          },
        },
      },
    });
  }
});
