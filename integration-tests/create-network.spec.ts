import { expect, test } from './support/test';
import { nadOf } from './support/api';
import { bridgeField, create, nameField, review } from './support/editor';

test.beforeEach(async ({ page, api }) => {
  await api.createNamespace('network-tests');
  await page.goto('/vm-networks/ns/network-tests/~new');
  await expect(nameField(page)).toBeVisible();
});

test('creates a Linux bridge network by the documented procedure', async ({ page, api }) => {
  await page.goto('/vm-networks/ns/network-tests');
  await page.getByRole('link', { name: 'Create network' }).first().click();
  await page.getByRole('link', { name: 'Create: VLAN or trunk on a Linux bridge' }).click();
  await nameField(page).fill('bridge-network');
  await page.getByRole('textbox', { name: 'Description' }).fill('VLAN 100 of rack "B"');
  await expect(page.getByRole('radio', { name: 'Linux bridge' })).toBeChecked();
  await bridgeField(page).fill('br1');
  await page.getByRole('textbox', { name: 'VLAN tag' }).fill('100');
  await expect(page.getByRole('checkbox', { name: 'MAC spoof check' })).toBeChecked();
  await create(page);

  await expect(page).toHaveURL(/\/vm-networks\/ns\/network-tests\/bridge-network$/);
  await expect(page.getByRole('heading', { name: 'bridge-network' })).toBeVisible();
  await expect(page.getByText('Their traffic leaves the node in VLAN 100.')).toBeVisible();

  const nad = await api.getNad('network-tests', 'bridge-network');
  expect(nad.metadata.annotations).toEqual({
    description: 'VLAN 100 of rack "B"',
    'k8s.v1.cni.cncf.io/resourceName': 'bridge.network.kubevirt.io/br1',
  });
  expect(JSON.parse(nad.spec?.config ?? '')).toEqual({
    cniVersion: '0.3.1',
    name: 'bridge-network',
    type: 'bridge',
    bridge: 'br1',
    ipam: {},
    macspoofchk: true,
    preserveDefaultVlan: false,
    vlan: 100,
  });

  await page.getByRole('link', { name: 'Networks' }).first().click();
  await expect(
    page.getByRole('row', { name: /bridge-network.*Linux bridge.*br1.*100/ }),
  ).toBeVisible();
});

test('an untagged network without MAC spoof check has neither VLAN nor filter', async ({
  page,
  api,
}) => {
  await nameField(page).fill('untagged');
  await bridgeField(page).fill('br-lan');
  await page.getByRole('checkbox', { name: 'MAC spoof check' }).uncheck();
  await create(page);
  await expect(page).toHaveURL(/\/untagged$/);

  const nad = await api.getNad('network-tests', 'untagged');
  const config = JSON.parse(nad.spec?.config ?? '') as Record<string, unknown>;
  expect(config).toMatchObject({ bridge: 'br-lan', macspoofchk: false });
  expect(config).not.toHaveProperty('vlan');
  expect(nad.metadata.annotations).not.toHaveProperty('description');
});

test('a name that is taken is shown beside the name, and nothing typed is lost', async ({
  page,
  api,
}) => {
  await api.createNad(
    nadOf('network-tests', 'taken', { cniVersion: '0.3.1', type: 'bridge', bridge: 'br1' }),
  );
  await nameField(page).fill('taken');
  await page.getByRole('textbox', { name: 'Description' }).fill('mine');
  await bridgeField(page).fill('br7');
  await page.getByRole('textbox', { name: 'VLAN tag' }).fill('70');
  const dialog = await review(page);
  await expect(dialog.getByRole('alert').filter({ hasText: 'already exists' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Create network' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  const name = nameField(page);
  await expect(name).toHaveAccessibleDescription(
    /^Namespace network-tests already has a network named taken\./,
  );
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('mine');
  await expect(bridgeField(page)).toHaveValue('br7');
  await expect(page.getByRole('textbox', { name: 'VLAN tag' })).toHaveValue('70');

  await name.fill('free');
  await create(page);
  await expect(page).toHaveURL(/\/free$/);
});

test('a namespace that does not exist is shown beside the namespace', async ({ page }) => {
  await page.goto('/vm-networks/all-namespaces/~new');
  await nameField(page).fill('lost');
  const namespace = page.getByRole('combobox', { name: 'Namespace' });
  await namespace.fill('nowhere');
  await bridgeField(page).fill('br1');
  const dialog = await review(page);
  await expect(dialog.getByText(/The server would refuse this/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(namespace).toHaveAccessibleDescription(/^There is no namespace nowhere\./);
});

test("a server's refusal is shown whole and can be tried again", async ({ page, api }) => {
  await api.setFaults([
    {
      method: 'POST',
      path: 'network-attachment-definitions',
      status: 500,
      reason: 'InternalError',
      message: 'failed calling webhook "multus-validating-config.k8s.io": connection refused',
      times: 1,
    },
  ]);
  await nameField(page).fill('second-try');
  await bridgeField(page).fill('br1');
  const dialog = await review(page);
  await expect(
    dialog.getByText(
      'failed calling webhook "multus-validating-config.k8s.io": connection refused',
    ),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await dialog.getByRole('button', { name: 'Create network' }).click();
  await expect(page).toHaveURL(/\/second-try$/);
});
