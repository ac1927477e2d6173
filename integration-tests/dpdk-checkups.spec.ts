import type { Page } from '@playwright/test';
import { consoleAs } from './support/as-user';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

const NAMESPACE = 'dpdk-apps';
const CORE = `/api/v1/namespaces/${NAMESPACE}`;
const RBAC = `/apis/rbac.authorization.k8s.io/v1/namespaces/${NAMESPACE}`;
const JOBS = `/apis/batch/v1/namespaces/${NAMESPACE}/jobs`;

interface ConfigMap {
  data: Record<string, string>;
}

const run = async (page: Page) => {
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const review = page.getByRole('dialog');
  await review.getByRole('button', { name: 'Run checkup' }).click();
  return review;
};

test.describe('checkups', () => {
  test.use({ scenario: 'dpdk' });

  test('latency is measured between two VMs, with all that the checkup needs', async ({
    page,
    api,
  }) => {
    await page.goto(`/vm-dpdk/ns/${NAMESPACE}/checkups`);
    const past = page.getByRole('row').filter({ hasText: 'latency-plain' });
    await expect(past).toContainText('Succeeded');
    await expect(past).toContainText('168 µs on average, at most 1.24 ms');
    await expectAccessibleInBothThemes(page);
    await page.getByRole('button', { name: 'Run checkup' }).click();
    await expect(page.getByRole('combobox', { name: 'Namespace of the network' })).toHaveValue(
      NAMESPACE,
    );
    await page.getByRole('combobox', { name: 'Network', exact: true }).fill('plain-net');
    await page.getByRole('textbox', { name: 'Time that it may take' }).fill('5');
    await page.getByRole('textbox', { name: 'Time that it may take' }).blur();
    await expect(page.getByText(/cannot read "5"/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Time that it may take' }).fill('5m');
    await page.getByRole('combobox', { name: 'From node' }).fill('worker-1');
    await page.getByRole('combobox', { name: 'From node' }).blur();
    await expect(page.getByText(/Name both nodes, or none/)).toBeVisible();
    await page.getByRole('combobox', { name: 'To node' }).fill('worker-2');
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(
      'latency-plain-net',
    );
    await expectAccessibleInBothThemes(page);
    const review = await run(page);
    for (const name of [
      `ServiceAccount ${NAMESPACE}/vm-latency-checkup-sa`,
      `Role ${NAMESPACE}/kubevirt-vm-latency-checker`,
      `Job ${NAMESPACE}/latency-plain-net`,
    ])
      await expect(review.getByText(name, { exact: true }).first()).toBeVisible();
    await expectAccessible(page);
    await review.getByRole('button', { name: 'Close' }).last().click();

    await expect(page.getByRole('heading', { name: 'Checkup latency-plain-net' })).toBeVisible();
    // It may be over before a busy machine has drawn that it runs.
    await expect(page.getByRole('heading', { name: /The checkup succeeded/ })).toBeVisible();
    await expect(page.getByText('177 µs')).toBeVisible();
    await expectAccessibleInBothThemes(page);
    const { data } = await api.read<ConfigMap>(`${CORE}/configmaps/latency-plain-net`);
    expect(data).toMatchObject({
      'spec.param.networkAttachmentDefinitionName': 'plain-net',
      'status.result.sourceNode': 'worker-1',
    });

    // What it runs as is there now: another run brings its own ConfigMap and Job only.
    await page.getByRole('button', { name: 'Run again' }).click();
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(
      'latency-plain-net-2',
    );
    await expect(page.getByRole('combobox', { name: 'From node' })).toHaveValue('worker-1');
    await page.getByRole('textbox', { name: 'Highest latency in milliseconds' }).fill('0');
    const again = await run(page);
    await expect(again.getByText(`Job ${NAMESPACE}/latency-plain-net-2`).first()).toBeVisible();
    await expect(again.getByText(/^Role /)).toHaveCount(0);
    await again.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByRole('heading', { name: /The checkup failed/ })).toBeVisible();
    await expect(page.getByText(/is greater than desired/)).toBeVisible();

    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(page).toHaveURL(/\/checkups$/);
    expect(await api.statusOf(`${JOBS}/latency-plain-net-2`)).toBe(404);
    expect(await api.statusOf(`${CORE}/configmaps/latency-plain-net-2`)).toBe(404);
    expect(await api.statusOf(`${RBAC}/roles/kubevirt-vm-latency-checker`)).toBe(200);
  });

  test('packets are counted between guests that drive cards themselves', async ({ page }) => {
    await page.goto(`/vm-dpdk/ns/${NAMESPACE}/checkups/~new?network=dpdk-net`);
    await page.getByRole('radio', { name: 'Packets with DPDK' }).press('Space');
    await expect(page.getByRole('combobox', { name: 'Network', exact: true })).toHaveValue(
      'dpdk-net',
    );
    const packets = page.getByRole('textbox', { name: 'Packets in each second' });
    await packets.fill('8M');
    await packets.blur();
    await expect(page.getByText(/cannot read "8M"/)).toBeVisible();
    await packets.fill('8m');
    await page.getByRole('textbox', { name: 'Time to send for' }).fill('10s');
    await expectAccessibleInBothThemes(page);
    const review = await run(page);
    await review.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByRole('heading', { name: /The checkup succeeded/ })).toBeVisible();
    await expect(page.getByText('80,000,000').first()).toBeVisible();
    await page.goto(`/vm-dpdk/ns/${NAMESPACE}/checkups`);
    await expect(page.getByRole('row').filter({ hasText: 'dpdk-dpdk-net' })).toContainText(
      '80,000,000 of 80,000,000 packets received',
    );
  });

  test('a network that does not exist is said before the run, and by it', async ({ page }) => {
    await page.goto(`/vm-dpdk/ns/${NAMESPACE}/checkups/latency-lost`);
    await expect(page.getByRole('heading', { name: /The checkup failed/ })).toBeVisible();
    await expect(page.getByText(/"lost-net" not found/)).toBeVisible();
    await expectAccessibleInBothThemes(page);
    await page.getByRole('button', { name: 'Run again' }).click();
    await expect(
      page.getByText(/There is no NetworkAttachmentDefinition dpdk-apps\/lost-net/),
    ).toBeVisible();
  });

  test('who may not create Roles hands them over, and the run waits for them', async ({
    page,
    api,
    standalone,
  }, testInfo) => {
    const own = await consoleAs(`${NAMESPACE}-editor`, standalone, testInfo);
    try {
      await page.goto(`${own.url}/vm-dpdk/ns/${NAMESPACE}/checkups/~new?network=plain-net`);
      await expect(
        page.getByText('Somebody else has to give the checkup its rights'),
      ).toBeVisible();
      await page.getByRole('button', { name: 'Show the YAML' }).click();
      await expect(page.getByText(/kiagnose-configmap-access/).first()).toBeVisible();
      await expectAccessible(page);
      const review = await run(page);
      await expect(review.getByText(/^Role /)).toHaveCount(0);
      await review.getByRole('button', { name: 'Close' }).last().click();
      await expect(page.getByRole('heading', { name: /The checkup failed/ })).toBeVisible();
      await expect(page.getByText(/backoff limit/)).toBeVisible();
      expect(await api.statusOf(`${RBAC}/roles/kubevirt-vm-latency-checker`)).toBe(404);
    } finally {
      await own.close();
    }
  });

  test('who may only look sees results, and is told why no more', async ({
    page,
    standalone,
  }, testInfo) => {
    const own = await consoleAs(`${NAMESPACE}-viewer`, standalone, testInfo);
    try {
      await page.goto(`${own.url}/vm-dpdk/ns/${NAMESPACE}/checkups`);
      await expect(page.getByRole('link', { name: 'latency-plain' })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Run checkup' })).toBeDisabled();
      await page.goto(`${own.url}/vm-dpdk/all-namespaces/checkups`);
      await expect(page.getByText('Choose a namespace')).toBeVisible();
    } finally {
      await own.close();
    }
  });
});
