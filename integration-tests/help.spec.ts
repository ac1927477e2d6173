import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { name, level: 1 });

test('the help opens beside what somebody types, and leads to findings and back', async ({
  page,
}) => {
  await page.goto('/vm-networks/ns/default/~new');
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('half-typed');
  const [help] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Help for this page, in a new tab' }).click(),
  ]);
  await expect(heading(help, 'Create network')).toBeVisible();
  await expectAccessibleInBothThemes(help);
  await help.getByRole('link', { name: 'VMN131' }).click();
  await expect(heading(help, 'VMN131: VLAN tag out of range')).toBeVisible();
  await help.goBack();
  await help.getByRole('link', { name: 'Help', exact: true }).click();
  await expect(help.getByRole('list', { name: 'Pages of the help' })).toBeVisible();
  await expectAccessibleInBothThemes(help);
  await expect(name).toHaveValue('half-typed');
});

test('on the console’s own path of a kind the help is that of the page', async ({ page }) => {
  await page.goto('/k8s/ns/web-shop/kubevirt.io~v1~VirtualMachine');
  await expect(heading(page, 'VirtualMachines')).toBeVisible();
  const href = await page
    .getByRole('link', { name: 'Help for this page, in a new tab' })
    .getAttribute('href');
  await page.goto(href ?? '');
  await expect(page).toHaveURL(/\/vm-networking-help\/virtual-machines$/);
});

test('words of vSphere are found in both directions, and hidden by a switch', async ({ page }) => {
  await page.goto('/vm-networking-glossary');
  await expect(heading(page, 'Words of vSphere')).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.getByRole('textbox', { name: 'Find a word' }).fill('vmotion');
  await expect(page.getByRole('row', { name: /^vMotion network/ })).toContainText(
    'Dedicated network for live migration',
  );
  await page.getByRole('button', { name: 'To vSphere' }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('Bridge');
  await expectAccessible(page);

  await page.goto('/vm-node-networks/~connect');
  await expect(page.getByText(/^In vSphere: a standard switch/)).toBeVisible();
  await page.getByText('Show vSphere words').click();
  await expect(page.getByText(/^In vSphere:/)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('radio', { name: /^Linux bridge/ })).toBeVisible();
  await expect(page.getByText(/^In vSphere:/)).toHaveCount(0);
});

test('a tour leads from its beginning to its end, beside the pages', async ({ page }) => {
  await page.goto('/vm-networks/ns/web-shop');
  await expect(heading(page, 'Networks')).toBeVisible();
  await page.getByRole('button', { name: 'Tours' }).click();
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: /^Reach a VM by a Service/ }).click();

  const tour = page.getByRole('complementary', { name: 'Tour' });
  await expect(tour.getByText('A Service leads to the pod network of VMs.')).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await tour.getByRole('button', { name: 'Start' }).click();
  await expect(tour.getByRole('heading', { name: /Create the Service/ })).toBeVisible();

  // What a step speaks of is shown in the navigation.
  await tour.getByRole('button', { name: 'Services of VMs' }).click();
  await expect(page.locator('.pfext-spotlight')).toBeVisible();
  await page.getByRole('link', { name: 'Services of VMs' }).click();
  await expect(heading(page, 'Services of VMs')).toBeVisible();
  await expect(tour).toBeVisible();

  await tour.getByRole('radio', { name: 'No' }).check();
  await expect(tour.getByText(/A restart of the VM brings it/)).toBeVisible();
  await tour.getByRole('radio', { name: 'Yes' }).check();
  await tour.getByRole('button', { name: 'Next' }).click();
  await expect(tour.getByRole('heading', { name: /Use it/ })).toBeVisible();

  // It goes on where it was, after a reload.
  await page.reload();
  await expect(tour.getByRole('heading', { name: /Use it/ })).toBeVisible();
  await tour.getByRole('button', { name: 'Back' }).click();
  await expect(tour.getByRole('radio', { name: 'Yes' })).toBeChecked();
  await tour.getByRole('button', { name: 'Next' }).click();
  await tour.getByRole('radio', { name: 'Yes' }).check();
  await tour.getByRole('button', { name: 'Next' }).click();
  await expect(tour.getByText('Clients reach the VM by an address that stays.')).toBeVisible();
  await tour.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(tour).toBeHidden();
  await page.getByRole('button', { name: 'Tours' }).click();
  await expect(page.getByRole('menuitem', { name: /^Reach a VM by a Service/ })).toContainText(
    'Complete.',
  );
});

test('a tour stays beside the page in a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await page.goto('/vm-network-checks/all-namespaces');
  await page.getByRole('button', { name: 'Tours' }).click();
  await page.getByRole('menuitem', { name: /^Find out why/ }).click();
  await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
  await page.getByRole('button', { name: 'Close drawer panel' }).click();
  await expect(page.getByRole('button', { name: 'Start' })).toBeHidden();
  await expect(heading(page, 'Checks')).toBeVisible();
});
