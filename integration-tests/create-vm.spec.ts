import { editorText, setEditorText, toYamlView } from './support/editor';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';
import type { Locator, Page } from '@playwright/test';

const open = async (page: Page, namespace = 'web-shop') => {
  await page.goto(`/vm-machines/ns/${namespace}/~new`);
  await expect(page.getByRole('heading', { name: 'Create VirtualMachine' })).toBeVisible();
};

const choice = (page: Page, name: string): Locator =>
  page.getByRole('combobox', { name, exact: true });
const text = (page: Page, name: string): Locator =>
  page.getByRole('textbox', { name, exact: true });

const choose = async (page: Page, field: string, option: string | RegExp) => {
  await choice(page, field).click();
  await page.getByRole('option', { name: option }).click();
};

const review = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Create VM/ });
  await expect(dialog).toBeVisible();
  return dialog;
};

const create = async (page: Page) => {
  const dialog = await review(page);
  await dialog.getByRole('button', { name: 'Create VM' }).click();
  await expect(dialog).toBeHidden();
};

const interfaces = (page: Page): Locator => page.getByRole('grid', { name: 'Network interfaces' });

const STARTS = [
  { title: 'Pod network', name: 'vm-masquerade', network: 'Pod network' },
  { title: 'Pod network with IPv4 and IPv6', name: 'vm-dual-stack', network: 'Pod network' },
  { title: 'Linux bridge network', name: 'vm-linux-bridge', network: 'vlan100-production' },
  { title: 'SR-IOV network', name: 'vm-sriov', network: 'storage', namespace: 'erp' },
  { title: 'Static address on a network', name: 'vm-static-ip', network: 'vlan100-production' },
];

for (const { title, name, network, namespace = 'web-shop' } of STARTS) {
  test(`a VM that begins with "${title}" is created and runs`, async ({ page }) => {
    await open(page, namespace);
    // What there is to choose from has come.
    await expect(page.getByRole('option', { name: title, exact: true })).toBeAttached();
    await choice(page, 'Starting point').selectOption({ label: title });
    await expect(interfaces(page).getByText(network).first()).toBeVisible();
    await choice(page, 'Run strategy').selectOption('Always');
    await create(page);
    await expect(page).toHaveURL(new RegExp(`/vm-machines/ns/${namespace}/${name}$`));
    await expect(page.getByText(`VM ${namespace}/${name} created`)).toBeVisible();
    await expect(page.getByText('Running', { exact: true })).toBeVisible();
    await expect(interfaces(page).getByText(network).first()).toBeVisible();
  });
}

test('a VM of a DataSource and an instance type is provisioned, then runs with what they say', async ({
  page,
  api,
}) => {
  await page.goto('/vm-machines/ns/web-shop');
  await page.getByRole('link', { name: 'Create VirtualMachine' }).click();
  await text(page, 'Name').fill('shop-new');
  await choice(page, 'Boots from').selectOption('dataSource');
  await choose(page, 'DataSource', /images\/fedora$/);
  await page.getByRole('button', { name: 'Use what is suggested' }).click();
  await expect(choice(page, 'Instance type')).toHaveValue('u1.medium');
  await expect(choice(page, 'Preference')).toHaveValue('fedora');
  await choice(page, 'Run strategy').selectOption('Always');
  await expectAccessibleInBothThemes(page);
  const dialog = await review(page);
  await expect(dialog.getByText('Its disk is filled first')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create VM' }).click();
  await expect(page.getByText('Provisioning', { exact: true })).toBeVisible();
  await expect(page.getByText('Running', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ways to reach it' })).toBeVisible();
  const path = '/apis/kubevirt.io/v1/namespaces/web-shop/virtualmachineinstances/shop-new';
  expect(await api.read(path)).toMatchObject({
    spec: { domain: { cpu: { sockets: 1 }, memory: { guest: '4Gi' } } },
  });
});

test('a VM is named, edited as YAML and back, and keeps what the form does not know', async ({
  page,
  api,
}) => {
  await open(page);
  await text(page, 'Name').fill('by-hand');
  await toYamlView(page);
  await expect(editorText(page)).toContainText('by-hand');
  await setEditorText(
    page,
    [
      'apiVersion: kubevirt.io/v1',
      'kind: VirtualMachine',
      'metadata:',
      '  name: by-hand',
      '  namespace: web-shop',
      '  labels:',
      '    # Ours.',
      '    team: commerce',
      'spec:',
      '  runStrategy: Manual',
      '  template:',
      '    spec:',
      '      priorityClassName: high',
      '      domain:',
      '        firmware:',
      '          serial: abc',
      '        cpu:',
      '          cores: 2',
      '        memory:',
      '          guest: 1Gi',
      '        devices:',
      '          disks:',
      '            - name: root',
      '              bootOrder: 1',
      '              disk: {bus: virtio}',
      '      volumes:',
      '        - name: root',
      '          containerDisk:',
      '            image: registry.example.com/os:1',
      '            imagePullPolicy: Always',
      '',
    ].join('\n'),
  );
  await page.getByRole('button', { name: 'Form view' }).click();
  await expect(text(page, 'Image')).toHaveValue('registry.example.com/os:1');
  await expect(
    page.getByText('KubeVirt connects the VM to the pod network by itself'),
  ).toBeVisible();
  await text(page, 'Memory').fill('3Gi');
  await toYamlView(page);
  await expect(editorText(page)).toContainText('# Ours.');
  await create(page);
  await expect(page).toHaveURL(/\/by-hand$/);
  await expect(page.getByRole('link', { name: 'Start it on its page' })).toBeVisible();
  const path = '/apis/kubevirt.io/v1/namespaces/web-shop/virtualmachines/by-hand';
  expect(await api.read(path)).toMatchObject({
    metadata: { labels: { team: 'commerce' } },
    spec: {
      runStrategy: 'Manual',
      template: {
        spec: {
          priorityClassName: 'high',
          domain: { firmware: { serial: 'abc' }, cpu: { cores: 2 }, memory: { guest: '3Gi' } },
          volumes: [
            {
              name: 'root',
              containerDisk: { image: 'registry.example.com/os:1', imagePullPolicy: 'Always' },
            },
          ],
        },
      },
    },
  });
});

test('a name that is taken is said beside the name, and all else stays', async ({ page }) => {
  await open(page);
  await text(page, 'Name').fill('web-01');
  await text(page, 'Memory').fill('7Gi');
  const dialog = await review(page);
  await expect(dialog.getByText(/The server would refuse this/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(text(page, 'Name')).toHaveAccessibleDescription(
    /^Namespace web-shop already has a VM named web-01\./,
  );
  await expect(text(page, 'Memory')).toHaveValue('7Gi');
});

test("a webhook's refusal is shown whole, and beside the field that it names", async ({
  page,
  api,
}) => {
  const message = 'exceeded quota: vms, requested: count/virtualmachines=1, used: 5, limited: 5';
  await api.setFaults([
    {
      method: 'POST',
      path: 'virtualmachines',
      status: 403,
      reason: 'Forbidden',
      message,
      times: 1,
    },
  ]);
  await open(page);
  const dialog = await review(page);
  await expect(dialog.getByText(message)).toBeVisible();
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await dialog.getByRole('button', { name: 'Create VM' }).click();
  await expect(page).toHaveURL(/\/vm-masquerade$/);
});

test.describe('who may only look', () => {
  test.use({ scenario: 'read-only' });

  test('is told why, and can take the YAML to somebody else', async ({ page }) => {
    await page.goto('/vm-machines/ns/web-shop');
    await expect(page.getByRole('button', { name: 'Create VirtualMachine' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await open(page);
    await expect(page.getByText('You may not create VMs here')).toBeVisible();
    const dialog = await review(page);
    await expect(dialog.getByText(/cannot create resource "virtualmachines"/)).toBeVisible();
  });
});

test.describe('in a cluster without VMs', () => {
  test.use({ scenario: 'empty' });

  test('the list leads to the page', async ({ page }) => {
    await page.goto('/vm-machines/all-namespaces');
    await page.getByRole('link', { name: 'Create VirtualMachine' }).click();
    await expect(choice(page, 'Namespace')).toHaveValue('');
    await choice(page, 'Namespace').fill('default');
    await create(page);
    await expect(page).toHaveURL(/\/vm-machines\/ns\/default\/vm-masquerade$/);
  });
});
