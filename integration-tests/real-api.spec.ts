import { expect, request, test as base, type APIRequestContext, type Page } from '@playwright/test';
import { parse } from 'yaml';
import type { KubernetesResource } from '../src/domain/core/resource';
import { changeContextOf } from '../src/domain/vm/change/change-effect';
import { newInterface, type InterfaceChange } from '../src/domain/vm/change/interface-change';
import { newVm, starts } from '../src/domain/vm/create/starts';
import type { FormValues } from '../src/domain/forms/leaf';
import { vmForm } from '../src/domain/vm/create/vm-form';
import { patchOf } from '../src/domain/vm/change/interface-patch';
import * as templates from '../src/features/virtual-machines/templates/VmTemplates';
import { startEnvtest, type Envtest } from '../standalone/contract/envtest';
import type { KubernetesObject } from './support/api';
import { bridgeField, chooseType, create, nameField } from './support/editor';
import { startStandalone, type Standalone } from './support/standalone';

const { KUBEBUILDER_ASSETS: assets = '', CRD_DIR: crdDir = '' } = process.env;
const admin = { name: 'browser-admin', groups: ['system:masters'], token: 'browser-token' };
interface Cluster {
  server: Envtest;
  standalone: Standalone;
  /** Asks the API past the console. */
  client: APIRequestContext;
}

/** One cluster for all tests of the file, behind the console as `--kubeconfig` starts it. */
const test = base.extend<object, { cluster: Cluster }>({
  cluster: [
    async ({}, use) => {
      const server = await startEnvtest({ assets, crdDir, users: [admin] });
      const standalone = await startStandalone(['--kubeconfig', server.kubeconfig]);
      const client = await request.newContext({
        baseURL: server.url,
        // The server has made its certificate for this test only.
        ignoreHTTPSErrors: true,
        extraHTTPHeaders: { Authorization: `Bearer ${admin.token}` },
      });
      await client.post('/api/v1/namespaces', {
        data: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'clones' } },
      });
      await use({ server, standalone, client });
      await client.dispose();
      await standalone.stop();
      await server.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ cluster }, use) => {
    await use(cluster.standalone.url);
  },
});

test.describe.configure({ mode: 'default' });
// eslint-disable-next-line playwright/no-skipped-test -- there is not always a server to ask
test.skip(assets === '' || crdDir === '', 'KUBEBUILDER_ASSETS and CRD_DIR name none');

const nadPath = (namespace: string, name: string) =>
  `/apis/k8s.cni.cncf.io/v1/namespaces/${namespace}/network-attachment-definitions/${name}`;

const readNad = async ({ client }: Cluster, namespace: string, name: string): Promise<unknown> => {
  const response = await client.get(nadPath(namespace, name));
  expect(response.status()).toBe(200);
  const nad = (await response.json()) as KubernetesObject;
  return JSON.parse(nad.spec?.config ?? '');
};

const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

const action = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name }).click();
  return page.getByRole('dialog');
};

interface Case {
  type: string;
  name: string;
  fill: (page: Page) => Promise<void>;
  created: (namespace: string) => Record<string, unknown>;
  /** A field that is changed afterwards, and the key that holds it. */
  edit: [field: string, key: string, value: number];
}

const ovn = (topology: string, name: string, rest: object) => (namespace: string) => ({
  type: 'ovn-k8s-cni-overlay',
  topology,
  netAttachDefName: `${namespace}/${name}`,
  ...rest,
});

const cases: Case[] = [
  {
    type: 'Linux bridge',
    name: 'real-bridge',
    fill: async (page) => {
      await bridgeField(page).fill('br1');
      await text(page, 'VLAN tag').fill('100');
    },
    created: () => ({ type: 'bridge', bridge: 'br1', vlan: 100, macspoofchk: true }),
    edit: ['VLAN tag', 'vlan', 200],
  },
  {
    type: 'OVN localnet',
    name: 'real-localnet',
    fill: async (page) => {
      await page.getByRole('combobox', { name: 'Bridge mapping' }).fill('physnet');
      await text(page, 'VLAN tag').fill('30');
    },
    created: ovn('localnet', 'real-localnet', { physicalNetworkName: 'physnet', vlanID: 30 }),
    edit: ['VLAN tag', 'vlanID', 31],
  },
  {
    type: 'OVN layer 2',
    name: 'real-overlay',
    fill: async (page) => {
      await text(page, 'MTU').fill('1300');
    },
    created: ovn('layer2', 'real-overlay', { mtu: 1300 }),
    edit: ['MTU', 'mtu', 1200],
  },
];

for (const { type, name, fill, created, edit } of cases) {
  test(`${type}: created, edited, cloned and deleted in a real cluster`, async ({
    page,
    cluster,
  }) => {
    await page.goto('/vm-networks/ns/default/~new');
    await expect(nameField(page)).toBeVisible();
    await chooseType(page, type);
    await nameField(page).fill(name);
    await fill(page);
    // Go writes these characters as escapes, and compares what an edit tests byte by byte.
    await text(page, 'Description').fill('R&D <network>');
    await create(page);
    await expect(page).toHaveURL(new RegExp(`/default/${name}$`));
    expect(await readNad(cluster, 'default', name)).toMatchObject(created('default'));

    const [field, key, value] = edit;
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await text(page, field).fill(String(value));
    await text(page, 'Description').fill('Research & development');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await expect(page).toHaveURL(new RegExp(`/default/${name}$`));
    const edited = { ...created('default'), [key]: value };
    expect(await readNad(cluster, 'default', name)).toMatchObject(edited);

    await action(page, 'Clone');
    await dialog.getByRole('combobox', { name: 'Namespace to add' }).fill('clones');
    await dialog.getByRole('button', { name: 'Add to Chosen namespaces' }).click();
    await dialog.getByRole('button', { name: 'Review' }).click();
    await dialog.getByRole('button', { name: 'Create 1 network' }).click();
    await expect(page).toHaveURL(new RegExp(`/clones/${name}$`));
    const cloned = { ...created('clones'), [key]: value };
    expect(await readNad(cluster, 'clones', name)).toMatchObject(cloned);

    await action(page, 'Delete');
    await expect(dialog.getByText('No VM that you can see uses this network.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page).toHaveURL(/\/vm-networks\/ns\/clones$/);
    expect((await cluster.client.get(nadPath('clones', name))).status()).toBe(404);
  });
}

test('a user-defined network is created in a real cluster', async ({ page, cluster }) => {
  await page.goto('/vm-user-networks/ns/default/~new');
  await expect(nameField(page)).toBeVisible();
  await nameField(page).fill('real-udn');
  await text(page, 'MTU').fill('1300');
  await create(page);
  await expect(page).toHaveURL(/\/vm-user-networks\/ns\/default\/real-udn$/);
  const response = await cluster.client.get(
    '/apis/k8s.ovn.org/v1/namespaces/default/userdefinednetworks/real-udn',
  );
  expect(await response.json()).toMatchObject({
    spec: { topology: 'Layer2', layer2: { role: 'Secondary', mtu: 1300 } },
  });
});

const VMS = '/apis/kubevirt.io/v1/namespaces/default/virtualmachines';

/** What users do with interfaces, one after the other. */
const changes = (vm: KubernetesResource): [string, InterfaceChange][] => {
  const bridge = newInterface(vm, { kind: 'multus', name: 'lan' }, 'bridge', 'lan');
  const sriov = newInterface(vm, { kind: 'multus', name: 'fast' }, 'sriov', 'fast');
  return [
    ['a bridge interface is added', { kind: 'add', form: { ...bridge, mac: '02-00-00-00-00-01' } }],
    ['an SR-IOV interface is added', { kind: 'add', form: sriov }],
    ['a model is set', { kind: 'edit', name: 'lan', form: { ...bridge, model: 'e1000e' } }],
    ['its link goes down', { kind: 'link', name: 'lan', state: 'down' }],
    ['it is removed', { kind: 'remove', name: 'lan' }],
  ];
};

/** What the form of a new VM shows of one. */
const valuesOf = (vm: KubernetesResource): FormValues => {
  const read = vmForm.read(vm);
  if (read.kind !== 'form') throw new Error(read.reason);
  return read.values;
};

test('VMs that the form of a new one makes are taken as they are', async ({
  cluster: { client },
}) => {
  const values = {
    image: 'registry.example.com/os:1',
    claim: 'old',
    cloned: 'other/old',
    dataSource: 'images/fedora',
    size: '50Gi',
    instancetype: 'u1.medium',
    preference: 'VirtualMachinePreference/own',
    description: 'Made by a form',
    runStrategy: 'Always',
  };
  for (const start of starts) {
    for (const boot of ['containerDisk', 'claim', 'clone', 'dataSource'] as const) {
      for (const sizing of ['typed', 'instancetype'] as const) {
        const vm = newVm(start, { name: 'made', namespace: 'default' });
        const made = vmForm.apply(vm, { ...valuesOf(vm), ...values, boot, sizing });
        const reply = await client.post(`${VMS}?dryRun=All&fieldValidation=Strict`, { data: made });
        const what = `${start.id}, ${boot}, ${sizing}`;
        expect([reply.status(), reply.headers().warning], what).toEqual([201, undefined]);
        expect(((await reply.json()) as KubernetesResource).spec, what).toEqual(made.spec);
      }
    }
  }
});

test('templates and edits of VMs are taken as they are', async ({ cluster: { client } }) => {
  for (const [name, template] of Object.entries(templates)) {
    const reply = await client.post(`${VMS}?dryRun=All&fieldValidation=Strict`, {
      data: parse(template) as object,
    });
    expect([reply.status(), reply.headers().warning], name).toEqual([201, undefined]);
  }

  const patch = async (name: string, operations: unknown) =>
    client.patch(`${VMS}/${name}`, {
      headers: { 'Content-Type': 'application/json-patch+json' },
      data: operations,
    });
  const made = await client.post(VMS, { data: parse(templates.masquerade) as object });
  let vm = (await made.json()) as KubernetesResource;
  const name = vm.metadata?.name ?? '';
  const sent = new Map<string, unknown>();
  for (const [what, change] of changes(vm)) {
    const wanted = patchOf(vm, change, changeContextOf({ vm }));
    expect(wanted.operations, what).not.toEqual([]);
    const reply = await patch(name, wanted.operations);
    expect(reply.status(), what).toBe(200);
    vm = (await reply.json()) as KubernetesResource;
    expect(vm.spec, what).toEqual(wanted.vm.spec);
    sent.set(what, wanted.operations);
  }
  // What was worked out for an earlier state of the VM is refused.
  expect((await patch(name, sent.get('a model is set'))).status()).toBe(422);
});

const HCO = '/apis/hco.kubevirt.io/v1/namespaces/openshift-cnv/hyperconvergeds';

test('settings of the cluster are saved in a real HyperConverged, and nothing else of it', async ({
  page,
  cluster: { client },
}) => {
  await client.post('/api/v1/namespaces', {
    data: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'openshift-cnv' } },
  });
  const made = await client.post(HCO, {
    data: {
      apiVersion: 'hco.kubevirt.io/v1',
      kind: 'HyperConverged',
      metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
      spec: { featureGates: [{ name: 'alignCPUs' }] },
    },
  });
  expect(made.status()).toBe(201);
  const before = (await made.json()) as { spec: Record<string, Record<string, unknown>> };
  const save = async () => {
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await expect(dialog).toBeHidden();
  };
  const stored = async () =>
    ((await (await client.get(`${HCO}/kubevirt-hyperconverged`)).json()) as typeof before).spec;

  await page.goto('/vm-live-migration/all-namespaces/limits');
  await text(page, 'Migrations at once in the cluster').fill('7');
  await save();
  const limits = before.spec.virtualization?.liveMigrationConfig as object;
  expect(await stored()).toEqual({
    ...before.spec,
    virtualization: {
      ...before.spec.virtualization,
      liveMigrationConfig: { ...limits, parallelMigrationsPerCluster: 7 },
    },
  });

  await page.goto('/vm-network-settings');
  await page.getByRole('checkbox', { name: /Give VMs names/ }).check();
  await save();
  const gates = (await stored()).featureGates as unknown;
  expect(gates).toEqual([
    expect.objectContaining({ name: 'alignCPUs' }),
    { name: 'deployKubeSecondaryDNS', state: 'Enabled' },
  ]);

  await page.goto('/vm-network-settings/mac-pools');
  await text(page, 'First address').fill('02:00:00:00:00:00');
  await text(page, 'Last address').fill('02:00:00:00:ff:ff');
  await save();
  expect((await stored()).networking).toMatchObject({
    kubeMacPoolConfiguration: { rangeStart: '02:00:00:00:00:00', rangeEnd: '02:00:00:00:ff:ff' },
  });
});
