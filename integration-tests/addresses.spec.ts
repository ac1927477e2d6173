import { expect, expectAccessible, test } from './support/test';

test.describe('addresses', () => {
  test.use({ scenario: 'duplicate-addresses' });

  test('are searched by CIDR, and one that two VMs have leads to the other', async ({ page }) => {
    await page.goto('/vm-addresses/all-namespaces');
    const rows = page.getByRole('grid', { name: 'Addresses' }).getByRole('row');
    await expect(rows.filter({ hasText: 'till-01' })).not.toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'Search addresses' }).fill('10.110.0.13/32');
    await expect(page.getByText('CIDR 10.110.0.13/32, 1 addresses')).toBeVisible();
    await expect(rows).toHaveCount(3);
    await rows
      .filter({ hasText: 'branch' })
      .getByRole('button', { name: /^1 warning, show findings of till-04/ })
      .click();
    await expect(page.getByRole('dialog').getByText('Two VMs have one IP address')).toBeVisible();
    await page.keyboard.press('Escape');
    await rows.getByRole('link', { name: 'Also till-04 (branch)' }).click();
    await expect(page).toHaveURL(/\/vm-machines\/ns\/branch\/till-04/);
  });

  test('of one project are shown to its user, who is told why others are not', async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 900 });
    await page.goto('/vm-addresses/ns/shop?finding=VMN733');
    await expect(page.getByText('10.60.0.255')).toBeVisible();
    await expect(
      page.getByText('VMs of other namespaces are compared only when you choose all namespaces.'),
    ).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe('pools', () => {
  test.use({ scenario: 'pools' });

  test('open to what holds their addresses', async ({ page }) => {
    await page.goto('/vm-addresses/ns/cameras');
    await page.getByRole('link', { name: 'Pools' }).click();
    const full = page.getByRole('row', { name: /10\.70\.0\.0\/29/ });
    await expect(full.getByText('6 used of 6, 100%')).toBeVisible();
    await full.getByRole('button', { name: 'Details' }).click();
    const runs = page.getByRole('grid', { name: 'Addresses of 10.70.0.0/29' });
    await expect(runs.getByRole('row')).toHaveCount(7);
    await expect(runs.getByText('(gone; only the reservation is left)')).toHaveCount(5);
    await expect(runs.getByText('(seen on the VM)')).toHaveCount(1);
    await expectAccessible(page);
  });

  test('take back an address whose holder is gone', async ({ page, api }) => {
    const beside =
      '/apis/whereabouts.cni.cncf.io/v1alpha1/namespaces/openshift-multus/overlappingrangeipreservations';
    const { code } = await api.post(beside, {
      apiVersion: 'whereabouts.cni.cncf.io/v1alpha1',
      kind: 'OverlappingRangeIPReservation',
      metadata: { name: '10.70.0.3', namespace: 'openshift-multus' },
      spec: { podref: 'cameras/virt-launcher-old-cam-03-g5h6i' },
    });
    expect(code).toBe(201);
    await page.goto('/vm-addresses/ns/cameras/pools');
    const full = page.getByRole('row', { name: /10\.70\.0\.0\/29/ });
    await full.getByRole('button', { name: 'Details' }).click();
    await page.getByRole('button', { name: 'Release 10.70.0.3' }).click();
    const dialog = page.getByRole('dialog', { name: 'Release 10.70.0.3?' });
    await expect(dialog.getByText('That pod does not exist any more.')).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Release' }).click();
    await expect(dialog.getByText('Done')).toHaveCount(2);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(dialog).toBeHidden();
    expect(await api.statusOf(`${beside}/10.70.0.3`)).toBe(404);
    await expect(page.getByText('10.70.0.3 is released')).toBeVisible();
    await expect(full.getByText('5 used of 6, 83%')).toBeVisible();
    const pool = await api.read<{ spec: { allocations: object } }>(
      '/apis/whereabouts.cni.cncf.io/v1alpha1/namespaces/openshift-multus/ippools/10.70.0.0-29',
    );
    expect(Object.keys(pool.spec.allocations)).toEqual(['1', '2', '4', '5']);
  });
});

test.describe('the address of a VM', () => {
  test.use({ scenario: 'ipv6' });

  test('is shown in the list of VMs, on its page, and can be copied', async ({ page }) => {
    await page.goto('/vm-machines/ns/dual-stack');
    const row = page.getByRole('row').filter({ hasText: 'db-01' });
    await expect(row).toContainText('10.129.0.10');
    await row.getByRole('link', { name: 'db-01' }).click();
    // The navigation has a link of that name, too, and the tabs come after it.
    await expect(page.getByRole('heading', { name: 'db-01' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Addresses', exact: true })).toHaveCount(2);
    await page.getByRole('link', { name: 'Addresses', exact: true }).last().click();
    const table = page.getByRole('grid', { name: 'Addresses of the VM' });
    await expect(table.getByRole('row').filter({ hasText: 'backbone' })).toHaveCount(2);
    await expect(table.getByRole('button', { name: 'Copy IP address fd00:60::21' })).toBeVisible();
    await expectAccessible(page);
  });
});
