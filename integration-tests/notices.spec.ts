import { bridgeField, create, nameField } from './support/editor';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

test.describe('what was done is said', () => {
  test('after a network is created, on the page that follows, with the next step', async ({
    page,
  }) => {
    await page.goto('/vm-networks/ns/web-shop/~new');
    await nameField(page).fill('new-net');
    await bridgeField(page).fill('br-new');
    await create(page);
    await expect(page.getByRole('heading', { name: 'new-net' })).toBeVisible();
    const notice = page.getByText('Network web-shop/new-net created');
    await expect(notice).toBeVisible();
    // One page after the other shows it, and never two areas at once.
    await expect(notice).toHaveCount(1);
    await expectAccessibleInBothThemes(page);

    await page.getByRole('list').getByRole('link', { name: 'Attach VMs' }).click();
    const dialog = page.getByRole('dialog', { name: 'Attach a network to VMs' });
    await expect(dialog.getByRole('combobox', { name: 'Network' })).toHaveValue('web-shop/new-net');
    await expect(notice).toBeHidden();
  });

  test('after a network is deleted from its row', async ({ page, api }) => {
    await page.goto('/vm-networks/ns/web-shop');
    const name = 'vlan2205-payment-card-data-environment-isolated-segment-east-01';
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByText(`Network web-shop/${name} deleted`)).toBeVisible();
    expect(await api.nadStatus('web-shop', name)).toBe(404);
    await page.getByRole('button', { name: `Close: Network web-shop/${name} deleted` }).click();
    await expect(page.getByText(`Network web-shop/${name} deleted`)).toBeHidden();
  });
});

test.describe('what takes time', () => {
  test.use({ scenario: 'hot-plug' });

  test('is followed VM by VM, also on other pages, and ends in a result', async ({ page }) => {
    await page.goto('/vm-machines/ns/factory');
    await page.getByRole('checkbox', { name: 'Choose press-01' }).check();
    await page.getByRole('checkbox', { name: 'Choose spare-01' }).check();
    await page.getByRole('button', { name: /^Attach a network to 2 VMs/ }).click();
    const form = page.getByRole('dialog', { name: 'Attach a network to VMs' });
    await form.getByRole('combobox', { name: 'Network' }).fill('machines-vlan20');
    await form.getByRole('button', { name: /^Review/ }).click();
    const review = page.getByRole('dialog', { name: 'Attach network factory/machines-vlan20?' });
    await review.getByRole('button', { name: /^Attach to 2 VMs/ }).click();
    await review.getByRole('button', { name: 'Close' }).last().click();

    const notice = page.getByText(/(Attaching network|Network) factory\/machines-vlan20.* 2 VMs$/);
    await expect(notice).toBeVisible();
    await expectAccessibleInBothThemes(page);
    await page.getByRole('button', { name: 'Show each VM' }).click();
    const list = page.getByRole('dialog', { name: /factory\/machines-vlan20/ });
    await expect(list.getByRole('link', { name: 'factory/press-01' })).toBeVisible();
    await expectAccessible(page);
    await list.getByRole('button', { name: 'Close' }).last().click();

    // Another page of the plugin, which is a module of its own.
    await page.getByRole('link', { name: 'Networks', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Networks' })).toBeVisible();
    const result = page.getByText('Network factory/machines-vlan20 is attached: 2 of 2 VMs');
    await expect(notice).toBeVisible();
    await expect(result).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: /^Close: Network factory/ }).click();
    await expect(result).toBeHidden();
  });
});
