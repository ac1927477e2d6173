import type { Page } from '@playwright/test';
import { expect, expectAccessibleInBothThemes, test } from './support/test';

const itemOf = (page: Page, name: string) =>
  page
    .getByRole('grid', { name: 'Readiness for DPDK' })
    .getByRole('row')
    .filter({ has: page.getByText(name, { exact: true }) });

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
