import { expect, expectAccessible, test } from './support/test';
import { nadOf } from './support/api';

const bridge = { cniVersion: '0.3.1', name: 'n', type: 'bridge', bridge: 'br1', vlan: 9 };

test('lists the networks of one namespace, filters and sorts them, and remembers it', async ({
  page,
  api,
}) => {
  await api.createNamespace('listed');
  await api.createNad({
    ...nadOf('listed', 'blue', bridge),
    metadata: { name: 'blue', namespace: 'listed', labels: { tier: 'web' } },
  });
  await api.createNad(nadOf('listed', 'green', { ...bridge, vlan: 100 }));
  await api.createNad(
    nadOf('listed', 'sriov-net', { cniVersion: '1.0.0', name: 's', type: 'sriov' }),
  );
  await page.goto('/vm-networks/ns/listed');
  const rows = page.getByRole('grid', { name: 'Networks' }).getByRole('row');
  await expect(rows).toHaveCount(4);

  await page.getByRole('button', { name: 'VLAN' }).click();
  await expect(rows.nth(2)).toContainText('blue');
  await expect(rows.nth(3)).toContainText('green');

  await page.getByRole('textbox', { name: 'Filter by name' }).fill('green');
  await expect(rows).toHaveCount(2);
  await page.getByRole('textbox', { name: 'Filter by name' }).fill('');

  await page.getByRole('textbox', { name: 'Filter by label' }).fill('tier=web');
  await page.getByRole('textbox', { name: 'Filter by label' }).press('Enter');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText('blue');
  await page.reload();
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Clear all filters' }).first().click();

  await page.getByRole('button', { name: 'Type', exact: true }).first().click();
  await page.getByRole('checkbox', { name: 'SR-IOV' }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText('sriov-net');
});

test('a configuration that is no JSON is listed, marked and explained', async ({ page, api }) => {
  await api.createNamespace('broken');
  await api.createNad(nadOf('broken', 'no-json', '{ "type": "bridge", '));
  await page.goto('/vm-networks/ns/broken');
  await page.getByRole('button', { name: /show findings of no-json/ }).click();
  await expect(page.getByRole('dialog')).toContainText('JSON');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'no-json', exact: true }).click();
  await expect(page.getByText('a VM that uses this network does not start')).toBeVisible();
  await expect(page.getByText('{ "type": "bridge",')).toBeVisible();
});

test('shows changes of others at once, also after the connection was lost', async ({
  page,
  api,
}) => {
  await api.createNamespace('watched');
  await api.createNad(nadOf('watched', 'first', bridge));
  await page.goto('/vm-networks/ns/watched');
  await expect(page.getByRole('link', { name: 'first', exact: true })).toBeVisible();
  await api.createNad(nadOf('watched', 'second', bridge));
  await expect(page.getByRole('link', { name: 'second', exact: true })).toBeVisible();

  await api.dropWatches();
  await api.createNad(nadOf('watched', 'third', bridge));
  await expect(page.getByRole('link', { name: 'third', exact: true })).toBeVisible();
  await api.deleteNad('watched', 'first');
  await expect(page.getByRole('link', { name: 'first', exact: true })).toBeHidden();
});

test('an error of the API is shown whole, and the list comes by itself afterwards', async ({
  page,
  api,
}) => {
  await api.setFaults([
    {
      method: 'GET',
      path: '/network-attachment-definitions',
      status: 500,
      reason: 'InternalError',
      message: 'etcdserver: request timed out',
    },
  ]);
  await page.goto('/vm-networks/ns/default');
  await expect(page.getByText('etcdserver: request timed out')).toBeVisible();
  await api.clearFaults();
  await expect(page.getByText('etcdserver: request timed out')).toBeHidden();
});

test('deletes a network after a confirmation', async ({ page, api }) => {
  await api.createNamespace('deleting');
  await api.createNad(nadOf('deleting', 'old', bridge));
  await page.goto('/vm-networks/ns/deleting/old');
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('old');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await api.nadStatus('deleting', 'old')).toBe(200);

  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/vm-networks\/ns\/deleting$/);
  expect(await api.nadStatus('deleting', 'old')).toBe(404);
  await expect(page.getByText('No networks yet')).toBeVisible();
});

test('does not delete a network that was created anew meanwhile', async ({ page, api }) => {
  await api.createNamespace('deleting');
  await api.createNad(nadOf('deleting', 'reborn', bridge));
  await page.goto('/vm-networks/ns/deleting');
  await page.getByRole('button', { name: 'Actions for reborn' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog');
  // The server has been asked whether it would delete it; what follows happens meanwhile.
  await expect(dialog.getByRole('button', { name: 'Delete' })).toBeEnabled();
  await api.setFaults([
    {
      method: 'DELETE',
      path: '/reborn',
      status: 409,
      reason: 'Conflict',
      message: 'Precondition failed: UID in precondition: a, UID in object meta: b',
    },
  ]);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog).toContainText('Precondition failed: UID in precondition');
  expect(await api.nadStatus('deleting', 'reborn')).toBe(200);
});

test('a network that does not exist is said not to', async ({ page }) => {
  await page.goto('/vm-networks/ns/default/nothing-here');
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
});

test('what is typed stays when the console cannot refresh a network, and it is said', async ({
  page,
  api,
}) => {
  // The console asks for an object again after half a minute.
  await page.clock.install();
  const later = () => page.clock.fastForward(31_000);
  const alert = page.getByRole('heading', { name: /What is shown may be out of date/ });

  await page.goto('/vm-networks/ns/web-shop/vlan100-production/~edit');
  const description = page.getByRole('textbox', { name: 'Description' });
  await description.fill('typed before');
  await api.setFaults([
    {
      method: 'GET',
      path: '/network-attachment-definitions/vlan100-production',
      status: 500,
      message: 'etcd is busy',
    },
  ]);
  await later();
  await expect(alert).toBeVisible();
  await expect(page.getByText('etcd is busy')).toBeVisible();
  await expect(description).toHaveValue('typed before');
  await expectAccessible(page);

  await api.clearFaults();
  await later();
  await expect(alert).toBeHidden();
  await expect(description).toHaveValue('typed before');
});
