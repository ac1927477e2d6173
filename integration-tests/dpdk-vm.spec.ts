import type { Page } from '@playwright/test';
import { expect, expectAccessibleInBothThemes, test } from './support/test';

const itemOf = (page: Page, name: string) =>
  page
    .getByRole('grid', { name: 'Readiness for DPDK' })
    .getByRole('row')
    .filter({ has: page.getByText(name, { exact: true }) });

interface Pod {
  metadata: { annotations: Record<string, string> };
  spec: {
    nodeName: string;
    runtimeClassName?: string;
    containers: { resources: Record<'requests' | 'limits', Record<string, string>> }[];
  };
  status: { phase: string };
}

test.describe('a VM for DPDK', () => {
  test.use({ scenario: 'dpdk' });

  test('is prepared, restarted, and runs with its virtual function', async ({ page }) => {
    await page.goto('/vm-dpdk/ns/dpdk-apps/vms');
    await page.getByRole('link', { name: 'forwarder-02' }).click();
    await expect(itemOf(page, 'Virtual functions for guests')).toContainText('Contradicts');
    await expect(itemOf(page, 'Huge pages')).toContainText('Missing');
    await expectAccessibleInBothThemes(page);

    await page.getByRole('button', { name: 'Prepare for DPDK' }).click();
    const form = page.getByRole('dialog', { name: 'Prepare forwarder-02 for DPDK' });
    await form.getByRole('combobox', { name: 'SR-IOV network' }).fill('dpdk-net');
    await form.getByRole('textbox', { name: 'Memory' }).fill('4Gi');
    await form.getByRole('button', { name: 'Review' }).click();
    const review = page.getByRole('dialog', { name: 'Prepare VM forwarder-02 for DPDK?' });
    await review.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('VM forwarder-02 changed for DPDK')).toBeVisible();
    await expect(itemOf(page, 'Virtual functions for guests')).toContainText('Ready');
    await expect(itemOf(page, 'Huge pages')).toContainText('Ready');

    await expect(itemOf(page, 'Running with its settings')).toContainText('Missing');
    await itemOf(page, 'Running with its settings')
      .getByRole('button', { name: 'Restart' })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restart' }).click();
    await expect(itemOf(page, 'Running with its settings')).toContainText('Ready', {
      timeout: 60_000,
    });
    await expect(page.getByText('Running', { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(
      page.getByText('driverctl set-override 0000:07:00.0 vfio-pci', { exact: false }),
    ).toBeVisible();
  });

  test('is made of one that has nothing of it, and gets a pod of its own CPUs and function', async ({
    page,
    api,
  }) => {
    await page.goto('/vm-dpdk/ns/dpdk-apps/vms');
    await expect(page.getByRole('link', { name: 'forwarder-01' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'router-01' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Prepare a VM' }).click();
    const choice = page.getByRole('dialog', { name: 'Prepare a VM for DPDK' });
    await choice.getByRole('combobox', { name: 'Virtual machine' }).fill('router-01');
    await page.getByRole('option', { name: 'router-01' }).click();
    await choice.getByRole('button', { name: 'Go on' }).click();

    for (const item of ['SR-IOV interface', 'Dedicated CPUs', 'Huge pages'])
      await expect(itemOf(page, item)).toContainText('Missing');
    await page.getByRole('button', { name: 'Prepare for DPDK' }).click();
    const form = page.getByRole('dialog', { name: 'Prepare router-01 for DPDK' });
    await form.getByRole('combobox', { name: 'SR-IOV network' }).fill('dpdk-net');
    await form.getByRole('textbox', { name: 'Memory' }).fill('4Gi');
    await form.getByRole('button', { name: 'Review' }).click();
    const review = page.getByRole('dialog', { name: 'Prepare VM router-01 for DPDK?' });
    await review.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('VM router-01 changed for DPDK')).toBeVisible();
    await itemOf(page, 'Running with its settings')
      .getByRole('button', { name: 'Restart' })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restart' }).click();
    await expect(itemOf(page, 'Running with its settings')).toContainText('Ready', {
      timeout: 60_000,
    });
    for (const item of ['SR-IOV interface', 'Dedicated CPUs', 'Isolated emulator thread'])
      await expect(itemOf(page, item)).toContainText('Ready');

    const pod = async () => {
      const { items } = await api.read<{ items: Pod[] }>(
        '/api/v1/namespaces/dpdk-apps/pods?labelSelector=vm.kubevirt.io/name%3Drouter-01',
      );
      return items.find(({ status }) => status.phase === 'Running');
    };
    await expect
      .poll(async () => (await pod())?.spec.runtimeClassName, { timeout: 60_000 })
      .toBe('performance-dpdk');
    const made = await pod();
    const { annotations } = made?.metadata ?? {};
    const { requests, limits } = made?.spec.containers[0]?.resources ?? {};
    // As many as are asked for, and none more: such a pod gets CPUs of its own.
    expect(requests?.cpu).toMatch(/^\d+$/);
    expect(limits).toMatchObject({
      cpu: requests?.cpu,
      'hugepages-1Gi': requests?.['hugepages-1Gi'],
      'openshift.io/dpdk_nics': '1',
    });
    expect(annotations).toMatchObject({
      'cpu-load-balancing.crio.io': 'disable',
      'cpu-quota.crio.io': 'disable',
      'irq-load-balancing.crio.io': 'disable',
    });
    expect(JSON.parse(annotations?.['k8s.v1.cni.cncf.io/network-status'] ?? '[]')).toContainEqual(
      expect.objectContaining({
        name: 'dpdk-apps/dpdk-net',
        'device-info': expect.objectContaining({ type: 'pci' }),
      }),
    );
    expect(['worker-1', 'worker-2']).toContain(made?.spec.nodeName);
  });

  test('needs a project with a network, to which the page leads', async ({ page }) => {
    await page.goto('/vm-dpdk/ns/default/vms');
    await expect(page.getByText(/Namespace default has no network for DPDK/)).toBeVisible();
    await page.getByRole('button', { name: 'Create a namespace for DPDK' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Name' }).fill('dpdk-checkup-ns');
    await form.getByRole('button', { name: 'Review' }).click();
    const review = page.getByRole('dialog', { name: 'Create namespace dpdk-checkup-ns?' });
    await review.getByRole('button', { name: 'Create namespace' }).click();
    await expect(page.getByRole('heading', { name: 'Create SR-IOV network' })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Resource', exact: true })).toHaveValue(
      'dpdk_nics',
    );
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Create/ })
      .click();
    await page.goto('/vm-dpdk/ns/dpdk-checkup-ns/vms');
    await expect(page.getByText(/Namespace dpdk-checkup-ns has networks for DPDK/)).toBeVisible();
  });
});
