import { consoleAs } from './support/as-user';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

test.describe('traffic', () => {
  test.use({ scenario: 'traffic' });

  test('of interfaces is shown with hints, and leads to the VM', async ({ page }) => {
    await page.goto('/vm-traffic/all-namespaces');
    await expect(page.getByRole('heading', { name: 'Traffic', exact: true })).toBeVisible();
    const table = page.getByRole('grid', { name: 'Traffic of interfaces' });
    const storage = table.getByRole('row').filter({ hasText: 'storage' });
    await expect(storage).toContainText('the hypervisor does not see the packets of SR-IOV');
    const lossy = table.getByRole('row').filter({ hasText: 'vlan100-production' }).filter({
      hasText: 'web-02',
    });
    await expect(lossy.getByRole('img', { name: /^Traffic of web-02, production:/ })).toBeVisible();
    await lossy.getByRole('button', { name: /^1 hint, show findings of web-02/ }).click();
    await expect(page.getByRole('dialog')).toContainText('Interface drops packets');
    await page.keyboard.press('Escape');
    await expectAccessibleInBothThemes(page);

    await page.getByRole('button', { name: 'Last 7 days' }).click();
    await expect(page).toHaveURL(/span=7d/);
    await expect(table).toBeVisible();
    await page.getByRole('button', { name: 'Finding', exact: true }).click();
    await page.getByRole('checkbox', { name: /^VMN917/ }).click();
    await expect(page).toHaveURL(/finding=VMN917/);
    await expect(page).toHaveURL(/span=7d/);
    await expect(table.getByRole('row')).toHaveCount(2);

    await page.keyboard.press('Escape');
    await table.getByRole('link', { name: /^test-bench/ }).click();
    await expect(page).toHaveURL(/\/vm-machines\/ns\/lab\/test-bench[^/]*\/traffic$/);
    await expect(page.getByText('No packet on the interface for a day')).toBeVisible();
    await expect(page.getByRole('img', { name: /^Chart of the traffic of campus/ })).toBeVisible();
    await page.getByRole('button', { name: 'Values of campus as a table' }).click();
    await expect(page.getByRole('grid', { name: 'Traffic of campus by time' })).toBeVisible();
    await expectAccessibleInBothThemes(page);
  });

  test('of networks and nodes is summed up', async ({ page }) => {
    await page.goto('/vm-traffic/all-namespaces/networks');
    const networks = page.getByRole('grid', { name: 'Traffic of networks' });
    const production = networks.getByRole('row').filter({ hasText: 'vlan100-production' });
    await expect(production).toContainText('2 of 2');
    await expect(production.getByRole('img')).toBeVisible();
    await expectAccessible(page);
    await production.getByRole('link').click();
    // The navigation has a link of that name, too, and the tabs come after it.
    await expect(page.getByRole('heading', { name: 'vlan100-production' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Traffic', exact: true })).toHaveCount(2);
    await page.getByRole('link', { name: 'Traffic', exact: true }).last().click();
    await expect(page.getByText('Measured at 2 of 2 interfaces of VMs.')).toBeVisible();
    await expect(
      page.getByRole('img', { name: /^Chart of the traffic of vlan100-production/ }),
    ).toBeVisible();
    await expectAccessible(page);

    await page.goto('/vm-traffic/all-namespaces/nodes');
    const nodes = page.getByRole('grid', { name: 'Traffic of nodes' });
    const worker = nodes.getByRole('row').filter({ hasText: 'worker-1' });
    await expect(worker.filter({ hasText: 'bond1' })).toContainText('Sum of eno2, eno3');
    await expect(
      worker.filter({ hasText: 'eno5' }).getByRole('button', { name: /hint/ }).first(),
    ).toBeVisible();
    await expectAccessible(page);
  });

  test('of one project is shown to its user by its own endpoint', async ({
    browser,
    standalone,
  }, testInfo) => {
    const own = await consoleAs('erp-viewer', standalone, testInfo);
    const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/prometheus')) asked.push(request.url());
    });
    try {
      await page.goto(`${own.url}/vm-traffic/ns/erp`);
      const table = page.getByRole('grid', { name: 'Traffic of interfaces' });
      await expect(table.getByRole('row').filter({ hasText: 'erp-app-01' })).toHaveCount(3);
      expect(asked.every((url) => url.includes('/api/prometheus-tenancy/'))).toBe(true);
      expect(asked.every((url) => url.includes('namespace=erp'))).toBe(true);
      await expectAccessible(page);

      await page.goto(`${own.url}/vm-traffic/ns/erp/nodes`);
      await expect(page.getByRole('heading', { name: 'You may not see metrics' })).toBeVisible();
      await page.goto(`${own.url}/vm-traffic/ns/lab`);
      await expect(page.getByRole('heading', { name: 'You may not see metrics' })).toBeVisible();
    } finally {
      await context.close();
      await own.close();
    }
  });

  test('says that Prometheus does not answer, and goes on by itself', async ({ page, api }) => {
    await api.setFaults([{ path: '/prometheus', status: 503, message: 'no healthy upstream' }]);
    await page.goto('/vm-traffic/ns/erp');
    await expect(page.getByRole('heading', { name: 'Metrics cannot be read now' })).toBeVisible();
    await expect(page.getByText('no healthy upstream')).toBeVisible();
    await expectAccessible(page);
    await api.clearFaults();
    await expect(page.getByRole('grid', { name: 'Traffic of interfaces' })).toBeVisible();
  });
});

test.describe('without metrics', () => {
  test.use({ scenario: 'no-metrics' });

  test('it is said, and the VM keeps its other tabs', async ({ page }) => {
    await page.goto('/vm-traffic/all-namespaces');
    await expect(page.getByRole('heading', { name: 'There are no metrics' })).toBeVisible();
    await expectAccessibleInBothThemes(page);
    await page.goto('/vm-machines/ns/erp/erp-app-01/traffic');
    await expect(page.getByRole('heading', { name: 'There are no metrics' })).toBeVisible();
    await page.getByRole('link', { name: 'Network interfaces', exact: true }).click();
    await expect(page.getByRole('grid').first()).toContainText('erp-lan');
  });
});
