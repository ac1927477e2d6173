import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

const open = async (page: Page, name: string) => {
  await page.goto(`/vm-machines/ns/guests/${name}/guest`);
  await expect(
    page.getByRole('radiogroup', { name: 'How should the settings reach the guest?' }),
  ).toBeVisible();
};

const group = (page: Page, name: string) =>
  page.getByRole('group', { name: new RegExp(`^Interface ${name} of the VM`) });

test.describe('the network of a guest', () => {
  test.use({ scenario: 'guest-network' });

  test('gets a static address at its first boot, which it then has', async ({ page }) => {
    await open(page, 'desk-02');
    const lan = group(page, 'lan');
    await expect(lan.getByText(/10\.130\.0\.11.*desk-01/)).toBeVisible();
    await expectAccessibleInBothThemes(page);
    await lan.getByRole('button', { name: /Remove 10\.130\.0\.11/ }).click();
    await lan.getByRole('combobox', { name: 'Static addresses' }).fill('10.130.0.32/24');
    await page.keyboard.press('Enter');
    await expect(page.getByText('enp2s0 gets 10.130.0.32/24.')).toBeVisible();
    await page.getByRole('button', { name: 'Save' }).click();
    const review = page.getByRole('dialog', { name: 'Save the network data of desk-02?' });
    await expect(
      review.getByText('It takes effect when the guest boots for the first time'),
    ).toBeVisible();
    await expectAccessible(page);
    await review.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Network data of desk-02 saved')).toBeVisible();

    await page.goto('/vm-machines/ns/guests/desk-02');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.goto('/vm-machines/ns/guests/desk-02/addresses');
    const addresses = page.getByRole('grid', { name: 'Addresses of the VM' });
    await expect(addresses.getByText('10.130.0.32')).toBeVisible();
  });

  test('asks by DHCP at its first boot, and by commands afterwards', async ({ page }) => {
    await open(page, 'new-01');
    await expect(page.getByText('lan asks for its IPv4 address by DHCP.')).toBeVisible();
    await page.getByRole('button', { name: 'YAML view' }).click();
    await expect(page.getByText('dhcp4').first()).toBeVisible();

    await open(page, 'desk-01');
    const commands = page.getByRole('textbox', { name: 'Commands for the guest' });
    await expect(commands).toHaveValue(/nmcli[\s\S]*10\.130\.0\.11\/24/);
    const lan = group(page, 'lan');
    await lan.getByRole('button', { name: /Remove 10\.130\.0\.11/ }).click();
    await lan.getByRole('checkbox', { name: 'IPv4 address by DHCP' }).check();
    await expect(commands).not.toHaveValue(/10\.130\.0\.11/);
    await expectAccessible(page);
    await page.setViewportSize({ width: 800, height: 900 });
    await expectAccessible(page);
  });
});

test.describe('a VM on the pod network of a dual-stack cluster', () => {
  test.use({ scenario: 'ipv6' });

  test('is offered both families, with the address that masquerade expects', async ({ page }) => {
    await page.goto('/vm-machines/ns/dual-stack/sensor-01/guest');
    await group(page, 'default')
      .getByRole('button', { name: /^Remove Interface default/ })
      .click();
    await page.getByRole('button', { name: 'Add interface default with IPv4 and IPv6' }).click();
    await expect(page.getByText('default gets fd10:0:2::2/120.')).toBeVisible();
    await expect(
      page.getByText('All other IPv6 traffic leaves by fd10:0:2::1 on default.'),
    ).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Commands for the guest' })).toHaveValue(
      /fd10:0:2::2\/120/,
    );
    await expectAccessible(page);
  });
});
