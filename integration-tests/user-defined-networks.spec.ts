import type { Page } from '@playwright/test';
import { collectErrors, expect, test } from './support/test';
import { editorText, nameField as name, setEditorText, toYamlView } from './support/editor';

interface Udn {
  metadata: { name: string; labels?: object; annotations?: object; deletionTimestamp?: string };
  spec: Record<string, unknown>;
}

const OVN = '/apis/k8s.ovn.org/v1';
const CUDNS = `${OVN}/clusteruserdefinednetworks`;
const udnsOf = (namespace: string) => `${OVN}/namespaces/${namespace}/userdefinednetworks`;

const open = async (page: Page, path = '/vm-user-networks/ns/web-shop/~new') => {
  await page.goto(path);
  await expect(page.getByRole('radio', { name: 'Layer 2 in one namespace' })).toBeVisible();
};

/** By keyboard: with the mouse it is the card around the button that is clicked. */
const choose = async (page: Page, title: string) => {
  await page.getByRole('radio', { name: title }).press('Space');
  await expect(page.getByRole('radio', { name: title })).toBeChecked();
};

const create = async (page: Page) => {
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const dialog = page.getByRole('dialog');
  // The dialog grows by it, and its buttons move.
  await expect(dialog.getByRole('region', { name: /^YAML of/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Create network' }).click();
};

test('a layer 2 network of one namespace is made through the form, from the list on', async ({
  page,
  api,
}) => {
  const errors = collectErrors(page);
  await page.goto('/vm-user-networks/ns/web-shop');
  await page.getByRole('link', { name: 'Create network' }).first().click();
  await page.getByRole('link', { name: 'Create: Network between VMs of one namespace' }).click();
  await name(page).fill('cache');
  await page.getByRole('textbox', { name: 'Description' }).fill('between cache and database');
  await page.getByRole('combobox', { name: 'Addresses of VMs' }).selectOption('Enabled');
  await page.getByRole('textbox', { name: 'Subnets', exact: true }).fill('10.77.0.0/24');
  await page.getByRole('checkbox', { name: 'Keep addresses' }).check();
  await create(page);
  await expect(page).toHaveURL(/\/vm-user-networks\/ns\/web-shop\/cache$/);
  await expect(page.getByRole('heading', { name: 'cache', level: 1 })).toBeVisible();
  expect(await api.read<Udn>(`${udnsOf('web-shop')}/cache`)).toMatchObject({
    metadata: { annotations: { description: 'between cache and database' } },
    spec: {
      topology: 'Layer2',
      layer2: {
        role: 'Secondary',
        subnets: ['10.77.0.0/24'],
        ipam: { lifecycle: 'Persistent' },
      },
    },
  });
  expect(errors).toEqual([]);
});

test('a localnet for chosen namespaces gets mapping, VLAN and selector', async ({ page, api }) => {
  await open(page);
  await choose(page, 'Localnet for chosen namespaces');
  await page.getByRole('combobox', { name: 'Bridge mapping' }).fill('physnet-dc');
  await page.getByRole('textbox', { name: 'VLAN tag' }).fill('310');
  await expect(name(page)).toHaveValue('physnet-dc-vlan310');
  await page
    .getByRole('combobox', { name: 'Namespaces by label' })
    .fill('network.example.com/campus=true');
  await page.getByRole('button', { name: 'Add to Namespaces by label' }).click();
  await expect(
    page.getByRole('list', { name: 'Namespaces that get the network' }).getByRole('listitem'),
  ).toHaveText(['erp', 'lab']);
  await create(page);
  await expect(page).toHaveURL(/\/vm-user-networks\/cluster\/physnet-dc-vlan310$/);
  const { spec } = await api.read<Udn>(`${CUDNS}/physnet-dc-vlan310`);
  expect(spec).toEqual({
    namespaceSelector: { matchLabels: { 'network.example.com/campus': 'true' } },
    network: {
      topology: 'Localnet',
      localnet: {
        role: 'Secondary',
        physicalNetworkName: 'physnet-dc',
        vlan: { mode: 'Access', access: { id: 310 } },
        ipam: { mode: 'Disabled' },
      },
    },
  });
});

test('a layer 2 network for namespaces by name', async ({ page, api }) => {
  await open(page);
  await choose(page, 'Layer 2 for chosen namespaces');
  await name(page).fill('shared');
  await page.getByRole('textbox', { name: 'MTU' }).fill('1300');
  await page.getByRole('combobox', { name: 'Namespaces by name' }).fill('lab, web-shop');
  await page.getByRole('button', { name: 'Add to Namespaces by name' }).click();
  await create(page);
  await expect(page).toHaveURL(/\/vm-user-networks\/cluster\/shared$/);
  expect(await api.read<Udn>(`${CUDNS}/shared`)).toMatchObject({
    spec: {
      namespaceSelector: {
        matchExpressions: [
          { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['lab', 'web-shop'] },
        ],
      },
      network: { topology: 'Layer2', layer2: { mtu: 1300, ipam: { mode: 'Disabled' } } },
    },
  });
});

test('what the API would refuse is refused beside the field, and what it refuses comes back there', async ({
  page,
  api,
}) => {
  await open(page);
  await name(page).fill('Web_Net');
  await page.getByRole('textbox', { name: 'MTU' }).fill('500');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(name(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('textbox', { name: 'MTU' })).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // The name of a network that there is already: only the server knows for sure.
  await page.getByRole('textbox', { name: 'MTU' }).fill('');
  await name(page).fill('backend');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/The server would refuse this/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(name(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(name(page)).toHaveValue('backend');
  expect(await api.statusOf(`${udnsOf('web-shop')}/Web_Net`)).toBe(404);
});

test('form and YAML view show one network, and unknown keys stay', async ({ page, api }) => {
  await open(page);
  await name(page).fill('both-ways');
  await toYamlView(page);
  await expect(editorText(page)).toContainText('name: both-ways');
  await setEditorText(
    page,
    [
      'apiVersion: k8s.ovn.org/v1',
      'kind: UserDefinedNetwork',
      'metadata:',
      '  name: from-yaml',
      '  namespace: web-shop',
      '  labels: { team: blue }',
      'spec:',
      '  topology: Layer2',
      '  layer2:',
      '    role: Secondary',
      '    mtu: 1350',
      '    ipam: { mode: Disabled }',
      '',
    ].join('\n'),
  );
  await page.getByRole('button', { name: 'Form view' }).click();
  await expect(name(page)).toHaveValue('from-yaml');
  await expect(page.getByRole('textbox', { name: 'MTU' })).toHaveValue('1350');
  await page.getByRole('textbox', { name: 'MTU' }).fill('1360');
  await create(page);
  await expect(page).toHaveURL(/\/web-shop\/from-yaml$/);
  expect(await api.read<Udn>(`${udnsOf('web-shop')}/from-yaml`)).toMatchObject({
    metadata: { labels: { team: 'blue' } },
    spec: { layer2: { mtu: 1360 } },
  });
});

test('other namespaces are chosen for a network that is in use, after who loses it was shown', async ({
  page,
  api,
}) => {
  await page.goto('/vm-user-networks/cluster/campus-vlan300/~edit');
  await page.getByRole('combobox', { name: 'Namespaces by name' }).fill('erp');
  await page.getByRole('button', { name: 'Add to Namespaces by name' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('list', { name: /loses? the network/ })).toContainText('lab');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(page).toHaveURL(/\/vm-user-networks\/cluster\/campus-vlan300$/);
  const { spec } = await api.read<Udn>(`${CUDNS}/campus-vlan300`);
  expect(spec).toMatchObject({
    namespaceSelector: {
      matchLabels: { 'network.example.com/campus': 'true' },
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['erp'] }],
    },
    network: { topology: 'Localnet', localnet: { vlan: { access: { id: 300 } } } },
  });
});

test('a network in use is deleted only after its name was typed', async ({ page, api }) => {
  const backend = `${udnsOf('web-shop')}/backend`;
  await page.goto('/vm-user-networks/ns/web-shop');
  await page.getByRole('button', { name: 'Actions for backend' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Delete' });
  await expect(dialog.getByText(/VMs? uses? this network/)).toBeVisible();
  await expect(confirm).toBeDisabled();
  await dialog.getByRole('textbox', { name: /^Type backend to confirm/ }).fill('backen');
  await expect(confirm).toBeDisabled();
  expect(await api.statusOf(backend)).toBe(200);
  await dialog.getByRole('textbox', { name: /^Type backend to confirm/ }).fill('backend');
  await confirm.click();
  await expect(dialog).toHaveCount(0);
  // OVN-Kubernetes keeps it as long as VMs use it.
  await expect
    .poll(async () => {
      if ((await api.statusOf(backend)) === 404) return true;
      return (await api.read<Udn>(backend)).metadata.deletionTimestamp !== undefined;
    })
    .toBe(true);
});
