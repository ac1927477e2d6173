import type { Page } from '@playwright/test';
import type { Api } from './support/api';
import { consoleAs } from './support/as-user';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

const FQDN = '/vm-network-settings';
const MACS = `${FQDN}/mac-pools`;
const INSTALLED = `${FQDN}/installed`;
const CNV = '/api/v1/namespaces/openshift-cnv';
const HCO =
  '/apis/hco.kubevirt.io/v1/namespaces/openshift-cnv/hyperconvergeds/kubevirt-hyperconverged';
const NAME = 'lan.charts-01.clinic.vm.openshift.example.com';
const OPT_OUT = 'mutatevirtualmachines.kubemacpool.io';

const step = (page: Page, title: string) =>
  page.getByRole('listitem', { name: new RegExp(`^${title}:`) });

const rowOf = (page: Page, table: string, text: string) =>
  page.getByRole('grid', { name: table, exact: true }).getByRole('row').filter({ hasText: text });

const address = (page: Page) =>
  page.getByRole('combobox', { name: 'Address of the name server (IPv4)' });

const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
};

interface Settings {
  spec: {
    featureGates?: { name: string; state?: string }[];
    networking?: Record<string, unknown>;
  };
}

const settingsOf = async (api: Api) => (await api.read<Settings>(HCO)).spec;

const labelsOf = async (api: Api, name: string) =>
  (await api.read<{ metadata: { labels?: Record<string, string> } }>(`/api/v1/namespaces/${name}`))
    .metadata.labels ?? {};

test.describe('names on secondary networks', () => {
  test.use({ scenario: 'secondary-dns' });

  test('are switched on, made reachable and handed over, as the documentation does by hand', async ({
    page,
    api,
  }) => {
    await page.goto(FQDN);
    await expect(step(page, 'Switched on')).toContainText('KubeSecondaryDNS is off.');
    await page.getByRole('checkbox', { name: /Give VMs names/ }).check();
    await save(page);
    await expect(step(page, 'Name server runs')).toContainText('is ready.');

    await page.getByRole('button', { name: 'Create Service dns-lb' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Create Service' }).click();
    await expect(step(page, 'Reached from outside')).toContainText('has the address 10.46.41.94');
    const service = await api.read<{ spec: object }>(`${CNV}/services/dns-lb`);
    expect(service.spec).toMatchObject({
      type: 'LoadBalancer',
      selector: { 'k8s-app': 'secondary-dns' },
      ports: [{ port: 53, protocol: 'UDP', targetPort: 5353 }],
    });

    await address(page).click();
    await page.getByRole('option', { name: /10\.46\.41\.94/ }).click();
    await save(page);
    expect(await settingsOf(api)).toMatchObject({
      featureGates: [{ name: 'deployKubeSecondaryDNS', state: 'Enabled' }],
      networking: { kubeSecondaryDNSNameServerIP: '10.46.41.94' },
    });
    const records = page.getByText('vm.openshift.example.com. IN NS ns.vm.openshift.example.com.');
    await expect(records).toBeVisible();
    await expect(page.getByText('ns.vm.openshift.example.com. IN A 10.46.41.94')).toBeVisible();
    await expectAccessibleInBothThemes(page);
  });

  test('are shown in the right order, with the address that they lead to', async ({
    page,
    api,
  }) => {
    await api.patch(HCO, [
      {
        op: 'add',
        path: '/spec/featureGates',
        value: [{ name: 'deployKubeSecondaryDNS', state: 'Enabled' }],
      },
    ]);
    await page.goto(FQDN);
    await page.getByRole('textbox', { name: 'Filter by name' }).fill('lan.charts-01');
    const row = rowOf(page, 'Names', NAME);
    await expect(row).toContainText('10.80.0.11');
    await expect(row).toContainText('Resolves');
    await expect(row.getByRole('button', { name: `Copy name ${NAME}` })).toBeVisible();
    await page.getByRole('textbox', { name: 'Filter by name' }).fill('charts-02');
    await expect(rowOf(page, 'Names', 'lan.charts-02')).toContainText('No guest agent');
  });

  test('are seen by somebody who may only look, who can change none of it', async ({
    page,
    standalone,
  }, testInfo) => {
    const own = await consoleAs('auditor', standalone, testInfo);
    try {
      await page.goto(`${own.url}${FQDN}`);
      await expect(rowOf(page, 'Names', NAME)).toContainText('10.80.0.11');
      await expect(
        page.getByText(/You have no permission to change HyperConverged/).first(),
      ).toBeVisible();
      await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveAttribute(
        'aria-disabled',
        'true',
      );
      await expectAccessible(page);
      await page.goto(`${own.url}${MACS}`);
      await expect(page.getByRole('checkbox', { name: 'Choose clinic' })).toBeDisabled();
      await expectAccessible(page);
    } finally {
      await own.close();
    }
  });

  test('MAC pools are switched off and on again in two namespaces', async ({ page, api }) => {
    await page.goto(MACS);
    const choose = async () => {
      for (const name of ['clinic', 'pharmacy']) {
        await page.getByRole('checkbox', { name: `Choose ${name}` }).check();
      }
    };
    await choose();
    await page.getByRole('button', { name: 'Switch off for VMs' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Change 2 namespaces' }).click();
    await page.getByRole('dialog').getByText('Close', { exact: true }).click();
    await expect(rowOf(page, 'Namespaces', 'pharmacy')).toContainText('Off');
    expect(await labelsOf(api, 'clinic')).toMatchObject({ [OPT_OUT]: 'ignore' });
    expect(await labelsOf(api, 'pharmacy')).toMatchObject({ [OPT_OUT]: 'ignore' });

    await choose();
    await page.getByRole('button', { name: 'Switch on for VMs' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Change 2 namespaces' }).click();
    await page.getByRole('dialog').getByText('Close', { exact: true }).click();
    await expect(rowOf(page, 'Namespaces', 'pharmacy')).toContainText('On');
    expect(await labelsOf(api, 'clinic')).not.toHaveProperty([OPT_OUT]);
    expect(await labelsOf(api, 'pharmacy')).not.toHaveProperty([OPT_OUT]);
    await expectAccessibleInBothThemes(page);
  });

  test('a range that the form cannot judge is refused by the server, and stays on the screen', async ({
    page,
    api,
  }) => {
    await page.goto(MACS);
    await page.getByRole('textbox', { name: 'Last address' }).fill('02:4f:9c:0f:ff:ff');
    await api.setFaults([
      {
        method: 'PATCH',
        path: '/hyperconvergeds/',
        status: 403,
        reason: 'Forbidden',
        message: 'admission webhook "validate-hco.kubevirt.io" denied the request: not now',
      },
    ]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('denied the request: not now');
    await expect(dialog.getByRole('button', { name: 'Save changes' })).toBeDisabled();
    await api.clearFaults();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('textbox', { name: 'Last address' })).toHaveValue(
      '02:4f:9c:0f:ff:ff',
    );
  });

  const changeOf = (end: 'rangeStart' | 'rangeEnd', value: string) => [
    { op: 'replace', path: `/spec/networking/kubeMacPoolConfiguration/${end}`, value },
  ];

  test('what somebody else changes meanwhile stays', async ({ page, api }) => {
    await page.goto(MACS);
    await page.getByRole('textbox', { name: 'Last address' }).fill('02:4f:9c:0f:ff:ff');
    await api.patch(HCO, changeOf('rangeStart', '02:4f:9c:00:10:00'));
    await save(page);
    expect((await settingsOf(api)).networking).toMatchObject({
      kubeMacPoolConfiguration: { rangeStart: '02:4f:9c:00:10:00', rangeEnd: '02:4f:9c:0f:ff:ff' },
    });
  });

  test('the same setting changed by somebody else is shown before it is written over', async ({
    page,
    api,
  }) => {
    await page.goto(MACS);
    await page.getByRole('textbox', { name: 'Last address' }).fill('02:4f:9c:0f:ff:ff');
    await api.patch(HCO, changeOf('rangeEnd', '02:4f:9c:3f:ff:ff'));
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('02:4f:9c:3f:ff:ff');
    await dialog.getByRole('button', { name: 'Apply my change to the newer version' }).click();
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await expect(dialog).toBeHidden();
    expect((await settingsOf(api)).networking).toMatchObject({
      kubeMacPoolConfiguration: { rangeEnd: '02:4f:9c:0f:ff:ff' },
    });
  });
});

test('a Service waits for its address where nothing gives addresses', async ({ page }) => {
  await page.goto(FQDN);
  await page.getByRole('checkbox', { name: /Give VMs names/ }).check();
  await save(page);
  await page.getByRole('button', { name: 'Create Service dns-lb' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create Service' }).click();
  await expect(step(page, 'Reached from outside')).toContainText('(pending)');
  await expect(
    page.getByText('The records are known once the address of the name server is set'),
  ).toBeVisible();
});

test.describe('on plain Kubernetes', () => {
  test.use({ scenario: 'plain-kubernetes' });

  test('the settings stand in the NetworkAddonsConfig, and what is missing is said', async ({
    page,
    api,
  }) => {
    await page.goto(INSTALLED);
    await expect(rowOf(page, 'Components', 'OpenShift Virtualization')).toContainText('Missing');
    await expect(rowOf(page, 'Components', 'KubeMacPool')).toContainText('Present');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Cluster FQDN' }).first().click();
    await page.getByRole('checkbox', { name: /Give VMs names/ }).check();
    await page.getByRole('textbox', { name: 'Domain of the cluster' }).fill('lab.example.com');
    await save(page);
    await expect(step(page, 'Name server runs')).toContainText(
      'secondary-dns in cluster-network-addons is ready.',
    );
    await expect(rowOf(page, 'Names', 'lan.shop-1.shop.vm.lab.example.com')).toContainText(
      '10.30.0.11',
    );
    const config = await api.read<{ spec: object }>(
      '/apis/networkaddonsoperator.network.kubevirt.io/v1/networkaddonsconfigs/cluster',
    );
    expect(config.spec).toMatchObject({ kubeMacPool: {}, linuxBridge: {}, multus: {} });
  });
});

test('the pages can be read in a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await page.goto(FQDN);
  await expect(page.getByRole('grid', { name: 'Names' })).toBeVisible();
  await expectAccessible(page);
  await page.goto(MACS);
  await expect(page.getByRole('grid', { name: 'Namespaces' })).toBeVisible();
  await expectAccessible(page);
  await page.goto(INSTALLED);
  await expect(page.getByRole('grid', { name: 'Components' })).toBeVisible();
  await expectAccessible(page);
});
