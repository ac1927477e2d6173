import { collectErrors, expect, test, watchWork } from './support/test';

test.describe('5,000 Services', () => {
  test.use({ scenario: 'large' });

  test('are listed by pages beside their VMs, and filtered without a wait', async ({ page }) => {
    await page.goto('/vm-services/all-namespaces');
    await expect(page.getByRole('button', { name: /of\s+5000/ }).first()).toBeVisible();
    const rows = page.getByRole('grid', { name: 'Services' }).getByRole('row');
    await expect(rows).toHaveCount(51);
    await expect(rows.nth(1)).toContainText('tier=app');

    const seconds = await watchWork(page);
    await page.getByRole('textbox', { name: 'Filter by name' }).fill('tier');
    await expect(page.getByRole('button', { name: /of\s+150/ }).first()).toBeVisible();
    await page.getByRole('textbox', { name: 'Filter by name' }).fill('no-such-service');
    await expect(page.getByText('No Service matches the filter')).toBeVisible();
    expect(await seconds()).toBeLessThan(5);
  });

  test('of one namespace have their endpoints, and the first of many VMs by name', async ({
    page,
  }) => {
    await page.goto('/vm-services/ns/team-01-dev');
    await page.getByRole('textbox', { name: 'Filter by name' }).fill('web-tier');
    const row = page.getByRole('row').filter({ hasText: 'web-tier' });
    await expect(row).toContainText('34/34');
    await expect(row.getByRole('link', { name: 'vm-000' })).toBeVisible();
    await row.getByRole('button', { name: 'All VMs that web-tier selects' }).click();
    await expect(page.getByRole('link', { name: 'vm-099' })).toBeVisible();
  });
});

const broken = (name: string, rest: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop', uid: name, resourceVersion: '1' },
  ...rest,
});

const SERVICES = [
  broken('spec-is-text', { spec: 'text' }),
  broken('no-spec', {}),
  broken('ports-null', { spec: { ports: null, selector: { 'vmi.kubevirt.io/id': 'web-inside' } } }),
  broken('ports-text', { spec: { ports: 'all', clusterIPs: 7, ipFamilies: {} } }),
  broken('selector-number', { spec: { selector: 7, ports: [null, 7, {}] } }),
  broken('status-text', { spec: { type: 'LoadBalancer' }, status: { loadBalancer: 'soon' } }),
];

const slice = (name: string, service: string, rest: object) => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: {
    name,
    namespace: 'shop',
    uid: name,
    resourceVersion: '1',
    labels: { 'kubernetes.io/service-name': service },
  },
  ...rest,
});

const SLICES = [
  slice('no-endpoints', 'web-inside', { addressType: 'IPv4' }),
  slice('endpoints-null', 'web-inside', { addressType: 'IPv4', endpoints: null, ports: null }),
  slice('endpoints-text', 'web-nodes', { endpoints: 'many', ports: 7 }),
  slice('endpoint-empty', 'web-headless', { endpoints: [null, 7, { addresses: null }] }),
];

test.describe('Services that no API server would take', () => {
  test.use({ scenario: 'services' });

  test('break nothing for the others', async ({ page }) => {
    const errors = collectErrors(page);
    // As from a server that checks nothing, such as one of an older version.
    const adding = (items: object[]) => (route: Parameters<Parameters<typeof page.route>[1]>[0]) =>
      route.fetch().then(async (response) => {
        const list = (await response.json()) as { items: object[] };
        await route.fulfill({ response, json: { ...list, items: [...list.items, ...items] } });
      });
    await page.route(/\/namespaces\/shop\/services\?.*limit=250/, adding(SERVICES));
    await page.route(/\/namespaces\/shop\/endpointslices\?.*limit=250/, adding(SLICES));
    await page.goto('/vm-services/ns/shop?others=1');
    for (const { metadata } of SERVICES)
      await expect(page.getByRole('link', { name: metadata.name })).toBeVisible();
    const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name} `) });
    await expect(row('web-inside')).toContainText('1/1');
    await expect(row('web-nodes')).toContainText('1/1');
    await expect(row('port-closed')).toContainText('1 error');
    await page.goto('/vm-machines/ns/shop/web-inside/services');
    await expect(page.getByRole('link', { name: 'ports-null', exact: true })).toBeVisible();
    expect(errors).toEqual([]);
  });
});
