import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import { nadOf, type KubernetesObject } from './support/api';
import {
  bridgeField,
  chooseType,
  create,
  editorText,
  nameField,
  setEditorText,
} from './support/editor';

const configOf = (nad: KubernetesObject): unknown => JSON.parse(nad.spec?.config ?? '');

const openCreate = async (page: Page) => {
  await page.goto('/vm-networks/ns/network-tests/~new');
  await expect(nameField(page)).toBeVisible();
};

const expectCreated = async (page: Page, name: string, namespace = 'network-tests') => {
  await create(page);
  await expect(page).toHaveURL(new RegExp(`/${namespace}/${name}$`));
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
};

const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

const openAction = async (page: Page, path: string, action: string) => {
  await page.goto(`/vm-networks/ns/${path}`);
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: action }).click();
};

test.describe('a new network of each type', () => {
  test.beforeEach(async ({ page, api }) => {
    await api.createNamespace('network-tests');
    await openCreate(page);
  });

  test('OVN-Kubernetes: an overlay, and a localnet on a mapping of the nodes', async ({
    page,
    api,
  }) => {
    await chooseType(page, 'OVN layer 2');
    await nameField(page).fill('overlay');
    await text(page, 'MTU').fill('1300');
    await page.getByRole('button', { name: 'More settings' }).click();
    await text(page, 'Subnets').fill('10.88.0.0/24');
    await text(page, 'Excluded subnets').fill('10.88.0.0/28');
    await page.getByRole('checkbox', { name: 'Keep addresses' }).check();
    await expectCreated(page, 'overlay');
    expect(configOf(await api.getNad('network-tests', 'overlay'))).toEqual({
      cniVersion: '0.3.1',
      name: 'network-tests-overlay',
      type: 'ovn-k8s-cni-overlay',
      topology: 'layer2',
      netAttachDefName: 'network-tests/overlay',
      mtu: 1300,
      subnets: '10.88.0.0/24',
      excludeSubnets: '10.88.0.0/28',
      allowPersistentIPs: true,
    });

    await openCreate(page);
    await chooseType(page, 'OVN localnet');
    await page.getByRole('combobox', { name: 'Bridge mapping' }).click();
    await page.getByRole('option', { name: /^physnet-dc/ }).click();
    await text(page, 'VLAN tag').fill('310');
    await expect(nameField(page)).toHaveValue('physnet-dc-vlan310');
    await expectCreated(page, 'physnet-dc-vlan310');
    expect(configOf(await api.getNad('network-tests', 'physnet-dc-vlan310'))).toEqual({
      cniVersion: '0.3.1',
      name: 'network-tests-physnet-dc-vlan310',
      type: 'ovn-k8s-cni-overlay',
      topology: 'localnet',
      netAttachDefName: 'network-tests/physnet-dc-vlan310',
      physicalNetworkName: 'physnet-dc',
      vlanID: 310,
    });
  });

  test('macvlan with whereabouts, and a Linux bridge with a trunk', async ({ page, api }) => {
    await chooseType(page, 'macvlan');
    await nameField(page).fill('live-migration');
    await page.getByRole('combobox', { name: 'Network interface of the nodes' }).fill('eno6');
    await expect(page.getByRole('combobox', { name: 'Addresses' })).toHaveValue('whereabouts');
    await text(page, 'Address range').fill('10.201.7.0/24');
    await page.getByRole('button', { name: 'More settings' }).click();
    await text(page, 'Excluded addresses').fill('10.201.7.0/28');
    // KubeVirt looks for it in its own namespace, which the form has taken.
    await expectCreated(page, 'live-migration', 'openshift-cnv');
    expect(configOf(await api.getNad('openshift-cnv', 'live-migration'))).toEqual({
      cniVersion: '0.3.1',
      name: 'live-migration',
      type: 'macvlan',
      master: 'eno6',
      mode: 'bridge',
      ipam: { type: 'whereabouts', range: '10.201.7.0/24', exclude: ['10.201.7.0/28'] },
    });

    await openCreate(page);
    await chooseType(page, 'Linux bridge');
    await nameField(page).fill('trunk');
    await bridgeField(page).fill('br1');
    await page.getByRole('button', { name: 'More settings' }).click();
    await text(page, 'VLAN trunk').fill('10, 20-30');
    await expectCreated(page, 'trunk');
    const trunk = await api.getNad('network-tests', 'trunk');
    expect(trunk.metadata.annotations).toEqual({
      'k8s.v1.cni.cncf.io/resourceName': 'bridge.network.kubevirt.io/br1',
    });
    expect(configOf(trunk)).toMatchObject({
      type: 'bridge',
      bridge: 'br1',
      vlanTrunk: [{ id: 10 }, { minID: 20, maxID: 30 }],
    });
  });
});

test('an edit loses nothing that it does not know, nor what another user changed meanwhile', async ({
  page,
  api,
}) => {
  await api.createNamespace('network-tests');
  const config = {
    cniVersion: '0.3.1',
    name: 'kept',
    type: 'bridge',
    bridge: 'br1',
    vlan: 100,
    'x-vendor': { list: [1, { deep: true }] },
  };
  const nad = nadOf('network-tests', 'kept', JSON.stringify(config, null, 3));
  nad.metadata.labels = { tier: 'web' };
  nad.metadata.annotations = { 'example.com/owner': 'team-a' };
  await api.createNad(nad);
  await page.goto('/vm-networks/ns/network-tests/kept/~edit');
  await expect(text(page, 'VLAN tag')).toHaveValue('100');
  await text(page, 'VLAN tag').fill('200');
  const current = await api.getNad('network-tests', 'kept');
  await api.replaceNad({
    ...current,
    metadata: { ...current.metadata, labels: { tier: 'web', reviewed: 'yes' } },
    spec: { config: JSON.stringify({ ...config, hairpinMode: true }, null, 3) },
  });

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByRole('alert').filter({ hasText: 'was changed by somebody else meanwhile' }),
  ).toBeVisible();
  await expect(
    dialog.getByRole('region', { name: 'Changes by others of network-tests/kept' }),
  ).toContainText('"hairpinMode": true');
  const save = dialog.getByRole('button', { name: 'Save changes' });
  await expect(save).toBeDisabled();
  await dialog.getByRole('button', { name: 'Apply my change to the newer version' }).click();
  await save.click();

  await expect(page).toHaveURL(/\/network-tests\/kept$/);
  const saved = await api.getNad('network-tests', 'kept');
  expect(saved.metadata.labels).toEqual({ tier: 'web', reviewed: 'yes' });
  expect(saved.metadata.annotations).toMatchObject({ 'example.com/owner': 'team-a' });
  // Not even the layout of the text changes.
  const expected = { ...config, vlan: 200, hairpinMode: true };
  expect(saved.spec?.config).toBe(JSON.stringify(expected, null, 3));
});

test('a network in use is deleted only once its name is typed, beside the VMs that use it', async ({
  page,
  api,
}) => {
  await openAction(page, 'web-shop/vlan100-production', 'Delete');
  const dialog = page.getByRole('dialog');
  const users = dialog.getByRole('list', { name: 'VMs that use the network' });
  await expect(users.getByRole('listitem').first()).toContainText(/, interface .*: (running|stop)/);
  const remove = dialog.getByRole('button', { name: 'Delete', exact: true });
  const typed = dialog.getByRole('textbox', { name: 'Type vlan100-production to confirm' });
  await expect(remove).toBeDisabled();
  await typed.fill('vlan100');
  await expect(remove).toBeDisabled();
  await typed.fill('vlan100-production');
  await remove.click();
  await expect(page).toHaveURL(/\/vm-networks\/ns\/web-shop$/);
  expect(await api.nadStatus('web-shop', 'vlan100-production')).toBe(404);
});

test('a configuration that is no JSON opens as text, with the place of the mistake', async ({
  page,
  api,
}) => {
  await api.createNamespace('network-tests');
  await api.createNad(
    nadOf('network-tests', 'cut-off', '{\n  "type": "bridge",\n  "bridge": br1\n}'),
  );
  await page.goto('/vm-networks/ns/network-tests/cut-off/~edit');
  await expect(page.getByRole('heading', { name: 'This network is edited as text' })).toBeVisible();
  await expect(page.getByText(/not JSON \(line 3, column 13\)/).first()).toBeVisible();
  await expect(editorText(page)).toContainText('cut-off');

  const mended = { cniVersion: '0.3.1', name: 'cut-off', type: 'bridge', bridge: 'br1' };
  await setEditorText(page, JSON.stringify(nadOf('network-tests', 'cut-off', mended)));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click();
  await expect(page).toHaveURL(/\/network-tests\/cut-off$/);
  expect(configOf(await api.getNad('network-tests', 'cut-off'))).toEqual(mended);
});
