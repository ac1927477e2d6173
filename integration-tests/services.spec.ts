import { consoleAs } from './support/as-user';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

test.describe('Services of VMs', () => {
  test.use({ scenario: 'secondary-dns' });

  test('a VM is exposed by a NodePort with a label of its own, and restarted for it', async ({
    page,
  }) => {
    await page.goto('/vm-machines/ns/clinic/charts-01/services');
    await expect(page.getByText('No Service selects this VM')).toBeVisible();
    await page.getByRole('link', { name: 'Expose' }).click();

    await expect(page.getByRole('heading', { name: 'Create Service', level: 1 })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Namespace' })).toHaveValue('clinic');
    await page.getByRole('button', { name: 'Add HTTP (80)' }).click();
    await page.getByRole('radio', { name: 'NodePort' }).press('Space');
    await page
      .getByRole('textbox', { name: /^Node port of port 1/ })
      .first()
      .fill('30123');
    await page.getByRole('button', { name: 'Remove vmi.kubevirt.io/id=charts-01' }).click();
    await page.getByRole('combobox', { name: 'Labels of the pods' }).fill('special=key');
    await page.getByRole('button', { name: 'Add to Labels of the pods' }).click();
    await expect(
      page.getByText('VMs that it selects: 0 now, 1 once they are started anew'),
    ).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const review = page.getByRole('dialog');
    await expect(review.getByRole('list', { name: 'Changes' }).getByRole('listitem')).toHaveCount(
      2,
    );
    await review.getByRole('button', { name: 'Create Service' }).click();
    await review.getByRole('button', { name: 'Close', exact: true }).last().click();

    await expect(page.getByText(/does not lead to charts-01 before/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Restart', exact: true }).click();
    const asked = page.getByRole('dialog', { name: 'Restart VM clinic/charts-01?' });
    await asked.getByRole('button', { name: 'Restart', exact: true }).click();
    await expect(page.getByText(/does not lead to charts-01 before/)).toBeHidden();

    await page.goto('/vm-services/ns/clinic');
    const row = page.getByRole('row').filter({ hasText: 'charts-01' });
    await expect(row).toContainText('NodePort');
    await expect(row).toContainText('special=key');
    await expect(row).toContainText(':30123');
    await expectAccessibleInBothThemes(page);
  });

  test('a Service is deleted, after it was said who loses it', async ({ page }) => {
    await page.goto('/vm-services/ns/clinic/~new?vm=charts-02&port=ssh&type=LoadBalancer');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Create Service' }).click();
    await expect(page.getByRole('heading', { name: 'charts-02-ssh' })).toBeVisible();

    await page.goto('/vm-services/ns/clinic');
    await page.getByRole('button', { name: 'Actions for charts-02-ssh' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete Service charts-02-ssh?' });
    await expect(dialog).toContainText('charts-02');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('link', { name: 'charts-02-ssh' })).toHaveCount(0);
  });
});

test.describe('why a Service is not reachable', () => {
  test.use({ scenario: 'services' });

  test('is told on its page, and mended from there', async ({ page }) => {
    await page.goto('/vm-services/ns/shop');
    await page.getByRole('button', { name: 'Actions for port-closed' }).click();
    await page.getByRole('menuitem', { name: 'Why is it not reachable?' }).click();
    await expect(page.getByRole('heading', { name: /Blocked: 1 thing stops it/ })).toBeVisible();
    const way = page.getByRole('list', { name: 'Way from a client to the guest' });
    await expect(way).toContainText('VM does not let the port in (VMN874)');
    await expectAccessibleInBothThemes(page);

    await page.getByRole('button', { name: 'Fix VMN874 of shop/port-closed' }).click();
    const review = page.getByRole('dialog');
    await expect(review).toContainText('8080');
    await review.getByRole('button', { name: /^(Save|Fix|Apply|Change)/ }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);

    // The running VM has its list of before until it is started anew.
    await expect(page.getByRole('heading', { name: /Blocked: 1 thing stops it/ })).toBeVisible();
    await page.goto('/vm-machines/ns/shop/port-closed');
    await page.getByRole('button', { name: 'Restart', exact: true }).first().click();
    await page
      .getByRole('dialog', { name: /Restart VM shop\/port-closed\?/ })
      .getByRole('button', { name: 'Restart', exact: true })
      .click();
    await page.goto('/vm-services/ns/shop/port-closed/reach');
    await expect(
      page.getByRole('heading', { name: /Nothing in the configuration stops it/ }),
    ).toBeVisible({ timeout: 60_000 });
  });

  // Chapter 8.2.1.
  test('ports of a masquerade interface are listed beside the Services that need them', async ({
    page,
    api,
  }) => {
    await page.goto('/vm-machines/ns/shop/port-closed');
    await page.getByRole('button', { name: 'Actions of default', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit network interface default' });
    const needed = dialog.getByRole('list', { name: 'Ports that Services lead to' });
    await expect(needed).toHaveText('Service port-closed leads to 8080/TCP: not listed');
    await expectAccessibleInBothThemes(page);
    await dialog.getByRole('button', { name: 'Add the ports that Services need' }).click();
    await expect(needed).toHaveText('Service port-closed leads to 8080/TCP: listed');
    // One that no Service needs, as in the chapter.
    await dialog.getByRole('button', { name: 'Add port' }).click();
    await dialog.getByRole('textbox', { name: 'Number of port 3' }).fill('80');
    await dialog.getByRole('button', { name: 'Review' }).click();
    const review = page.getByRole('dialog', { name: /^Save changes of interface default/ });
    await review.getByRole('button', { name: 'Save changes' }).click();
    await expect(review).toBeHidden();
    const { interfaces } = await api.templateOf('shop', 'port-closed');
    expect(interfaces[0]).toMatchObject({
      masquerade: {},
      ports: [{ name: 'ssh', port: 22 }, { port: 8080 }, { port: 80 }],
    });
  });

  test('cannot be told of one whose endpoints somebody else writes', async ({ page }) => {
    await page.goto('/vm-services/ns/shop/without-selector/reach');
    await expect(page.getByRole('heading', { name: /Cannot tell/ })).toBeVisible();
    await expect(page.getByText(/The Service has no selector/).first()).toBeVisible();
  });
});

test.describe('Services for somebody who may only look', () => {
  test.use({ scenario: 'secondary-dns' });

  test('are shown, and cannot be changed, with the reason', async ({
    page,
    standalone,
  }, testInfo) => {
    await page.goto('/vm-services/ns/clinic/~new?vm=charts-01&port=ssh');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Create Service' }).click();
    await expect(page.getByRole('heading', { name: 'charts-01-ssh' })).toBeVisible();
    const own = await consoleAs('auditor', standalone, testInfo);
    try {
      await page.goto(`${own.url}/vm-services/ns/clinic`);
      await expect(page.getByRole('link', { name: 'charts-01-ssh' })).toBeVisible();
      await page.getByRole('button', { name: 'Actions for charts-01-ssh' }).click();
      const remove = page.getByRole('menuitem', { name: /^Delete/ });
      await expect(remove).toHaveAttribute('aria-disabled', 'true');
      await expect(remove).toContainText(/You have no permission/);
      await page.keyboard.press('Escape');
      await expectAccessible(page);
      await page.goto(`${own.url}/vm-services/ns/clinic/charts-01-ssh/reach`);
      await expect(
        page.getByRole('list', { name: 'Way from a client to the guest' }),
      ).toBeVisible();
    } finally {
      await own.close();
    }
  });
});
