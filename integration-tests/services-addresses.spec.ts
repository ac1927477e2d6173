import type { Page } from '@playwright/test';
import { editorText, setEditorText, toYamlView } from './support/editor';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

interface Service {
  spec: { ipFamilies: string[]; clusterIPs: string[] };
  status: { loadBalancer: { ingress?: { ip: string }[] } };
}

interface Announcement {
  metadata: { labels: Record<string, string> };
  status: { node: string };
}

const SERVICES = '/api/v1/namespaces/clinic/services';
const METALLB = '/apis/metallb.io/v1beta1/namespaces/metallb-system';

/** Through the form and its review; the page of the Service comes next. */
const create = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create Service' }).click();
  await expect(page.getByRole('heading', { name: new RegExp(`^${name}\\b`) })).toBeVisible();
};

const exposed = (vm: string, namespace = 'clinic') =>
  `/vm-services/ns/${namespace}/~new?vm=${vm}&port=ssh`;

const reach = (page: Page, name: string) =>
  page.goto(`/vm-services/ns/clinic/${name}/reach`).then(async () => {
    const way = page.getByRole('list', { name: 'Way from a client to the guest' });
    await expect(way).toBeVisible();
    return way;
  });

test.describe('a load balancer', () => {
  test.use({ scenario: 'secondary-dns' });

  test('gets an address of the pool, and a node that announces it', async ({ page, api }) => {
    await page.goto(exposed('charts-01'));
    await page.getByRole('radio', { name: 'LoadBalancer' }).press('Space');
    await expect(page.getByText('office: free addresses: 6, announced')).toBeVisible();
    await create(page, 'charts-01-ssh');
    await expect(page.getByText('10.46.41.94:22')).toBeVisible();

    const { status } = await api.read<Service>(`${SERVICES}/charts-01-ssh`);
    expect(status.loadBalancer.ingress).toMatchObject([{ ip: '10.46.41.94' }]);
    const announced = await api.read<{ items: Announcement[] }>(`${METALLB}/servicel2statuses`);
    expect(announced.items).toMatchObject([
      { metadata: { labels: { 'metallb.io/service-name': 'charts-01-ssh' } } },
    ]);

    await page.goto('/vm-services/ns/clinic');
    const row = page.getByRole('row').filter({ hasText: 'charts-01-ssh' });
    await expect(row).toContainText('10.46.41.94:22');
    await expect(row.getByText('Address pending')).toHaveCount(0);
    await expectAccessibleInBothThemes(page);
  });

  test('waits where the pool is empty, which is said before and after', async ({ page, api }) => {
    await api.patch(`${METALLB}/ipaddresspools/office`, [
      { op: 'replace', path: '/spec/addresses', value: ['10.46.41.94/32'] },
    ]);
    await page.goto(`${exposed('charts-01')}&type=LoadBalancer`);
    await create(page, 'charts-01-ssh');
    await expect(page.getByText('10.46.41.94:22')).toBeVisible();

    await page.goto(`${exposed('charts-02')}&type=LoadBalancer`);
    await expect(page.getByText('office: free addresses: 0, announced')).toBeVisible();
    await expectAccessible(page);
    await create(page, 'charts-02-ssh');
    await expect(page.getByText('Address pending')).toBeVisible();
    const way = await reach(page, 'charts-02-ssh');
    await expect(way).toContainText('No address is left for load balancers');
    await expectAccessibleInBothThemes(page);
    const { status } = await api.read<Service>(`${SERVICES}/charts-02-ssh`);
    expect(status.loadBalancer.ingress).toBeUndefined();

    // An address that is given back is for the one that waits.
    await page.goto('/vm-services/ns/clinic');
    await page.getByRole('button', { name: 'Actions for charts-01-ssh' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const asked = page.getByRole('dialog', { name: 'Delete Service charts-01-ssh?' });
    await asked.getByRole('button', { name: 'Delete' }).click();
    const row = page.getByRole('row').filter({ hasText: 'charts-02-ssh' });
    await expect(row).toContainText('10.46.41.94:22');
    expect((await api.read<Service>(`${SERVICES}/charts-02-ssh`)).status).toMatchObject({
      loadBalancer: { ingress: [{ ip: '10.46.41.94' }] },
    });
  });

  test('has an address that nobody announces, which is said before and after', async ({
    page,
    api,
  }) => {
    await api.remove(`${METALLB}/l2advertisements/office`);
    await page.goto(`${exposed('charts-01')}&type=LoadBalancer`);
    await expect(
      page.getByText('announced by nobody: its addresses are given and not reached'),
    ).toBeVisible();
    await create(page, 'charts-01-ssh');
    await expect(page.getByText('10.46.41.94:22')).toBeVisible();
    const way = await reach(page, 'charts-01-ssh');
    await expect(way).toContainText('nobody announces it outside of the cluster');
    const announced = await api.read<{ items: Announcement[] }>(`${METALLB}/servicel2statuses`);
    expect(announced.items).toEqual([]);
  });
});

test.describe('both IP families', () => {
  test.describe('in a cluster that has them', () => {
    test.use({ scenario: 'ipv6' });

    test('are given to a Service that requires them', async ({ page, api }) => {
      await page.goto(exposed('web-01', 'dual-stack'));
      await page.getByRole('combobox', { name: 'Policy' }).selectOption('RequireDualStack');
      await page
        .getByRole('combobox', { name: 'Families, the first one first' })
        .selectOption('IPv6, IPv4');
      await expectAccessible(page);
      await create(page, 'web-01-ssh');
      const { spec } = await api.read<Service>('/api/v1/namespaces/dual-stack/services/web-01-ssh');
      expect(spec.ipFamilies).toEqual(['IPv6', 'IPv4']);
      expect(spec.clusterIPs).toHaveLength(2);
      const [six = '', four = ''] = spec.clusterIPs;
      await expect(page.getByText(`[${six}]:22`)).toBeVisible();
      await expect(page.getByText(`${four}:22`)).toBeVisible();
      await expect(page.getByText('IPv6, IPv4 (RequireDualStack)')).toBeVisible();

      await page.goto('/vm-services/ns/dual-stack/web-01-ssh/behind');
      const endpoints = page.getByRole('grid', { name: 'Endpoints of the Service' });
      // One pod, with an address of each family.
      await expect(endpoints.getByRole('row')).toHaveCount(2);
      await expect(endpoints).toContainText(/fd01:[\da-f:]+/);
    });
  });

  test.describe('in a cluster of one family', () => {
    test.use({ scenario: 'secondary-dns' });

    test('cannot be required by the form, nor as text', async ({ page, api }) => {
      await page.goto(exposed('charts-01'));
      const required = page.getByRole('option', { name: /^RequireDualStack/ });
      await expect(required).toBeDisabled();
      await expect(required).toHaveText(/the cluster has IPv4 only/);

      await toYamlView(page);
      await expect(editorText(page)).toContainText('charts-01-ssh');
      await setEditorText(
        page,
        [
          'apiVersion: v1',
          'kind: Service',
          'metadata:',
          '  name: both',
          '  namespace: clinic',
          'spec:',
          '  ipFamilyPolicy: RequireDualStack',
          '  selector:',
          '    vmi.kubevirt.io/id: charts-01',
          '  ports:',
          '    - port: 22',
        ].join('\n'),
      );
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(page.getByText(/RequireDualStack/).last()).toBeVisible();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      expect(await api.statusOf(`${SERVICES}/both`)).toBe(404);
    });

    test('are refused by the cluster where nobody may read what it has', async ({ page, api }) => {
      await api.setFaults([
        { method: 'GET', path: '/apis/config.openshift.io/v1/networks', status: 403 },
      ]);
      await page.goto(exposed('charts-01'));
      await page.getByRole('combobox', { name: 'Policy' }).selectOption('RequireDualStack');
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      const review = page.getByRole('dialog');
      await expect(
        review.getByText(/this cluster is not configured for dual-stack services/),
      ).toBeVisible();
      await expectAccessible(page);
      expect(await api.statusOf(`${SERVICES}/charts-01-ssh`)).toBe(404);
    });
  });
});
