import type { Page } from '@playwright/test';
import type { Api } from './support/api';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

test.use({ scenario: 'mixed-nodes' });

const WIZARD = '/vm-node-networks/~connect';
const POLICIES = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';
const STATES = '/apis/nmstate.io/v1beta1/nodenetworkstates';

interface Policy {
  spec: { nodeSelector: Record<string, string>; desiredState: Record<string, unknown> };
}

interface State {
  status: { currentState: { interfaces: { name: string; bridge?: object }[] } };
}

const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true }).click();

/** The first steps, up to the names of what is made on the nodes. */
const upToNames = async (page: Page, purpose: RegExp, uplink?: string): Promise<void> => {
  await page.goto(WIZARD);
  await page.getByRole('radio', { name: purpose }).press('Space');
  await next(page);
  await expect(page.getByText('4 nodes match')).toBeVisible();
  await next(page);
  if (uplink !== undefined) {
    await page.getByRole('checkbox', { name: uplink, exact: true }).check();
    await next(page);
  }
  await expect(page.getByRole('textbox', { name: 'Name of the policy' })).not.toHaveValue('');
};

const addProject = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('combobox', { name: 'Projects' }).fill(name);
  await page.getByRole('button', { name: 'Add to Projects' }).click();
};

const confirm = async (page: Page, button: string): Promise<void> => {
  const confirms = page.getByRole('dialog').getByRole('button', { name: button, exact: true });
  await expect(confirms).toBeEnabled();
  // A review grows while nodes report: a click can miss a button that moves, a key cannot.
  await confirms.press('Enter');
};

const tryOn = async (page: Page, node: string): Promise<void> => {
  await page.getByRole('button', { name: `Configure ${node}` }).click();
  await confirm(page, 'Create the policy');
  await expect(page.getByRole('heading', { name: `${node} is configured` })).toBeVisible();
};

const goOnWithOthers = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Continue with the other 3 nodes' }).click();
  await confirm(page, 'Continue');
};

const interfaceOn = async (api: Api, node: string, name: string): Promise<object | undefined> =>
  (await api.read<State>(`${STATES}/${node}`)).status.currentState.interfaces.find(
    (each) => each.name === name,
  );

test('8.4.1: a Linux bridge on all nodes, tried on one first, and a VM that is attached to it', async ({
  page,
  api,
}) => {
  await page.goto('/vm-node-networks');
  await page.getByRole('link', { name: 'Connect VMs to a physical network' }).click();
  await expect(page).toHaveURL(/~connect/);
  await expectAccessibleInBothThemes(page);

  await upToNames(page, /^Linux bridge/, 'eno3');
  await page.getByRole('textbox', { name: 'Name of the bridge' }).fill('br1');
  const effect = page.getByRole('region', { name: 'Effect on the nodes' });
  await expect(effect).toContainText('Linux bridge br1 on eno3 is made');
  await expectAccessible(page);
  await next(page);

  await page.getByRole('textbox', { name: 'VLANs' }).fill('120');
  await addProject(page, 'plant');
  await expectAccessible(page);
  await next(page);
  await page.getByRole('checkbox', { name: 'Choose panel' }).check();
  await expectAccessibleInBothThemes(page);
  await next(page);
  await expect(page.getByRole('heading', { name: 'What happens to the VMs' })).toBeVisible();
  await expect(page.getByText('VMs: plant/panel')).toBeVisible();
  await expect(page.getByText('The default gateway answers, if it did before')).toBeVisible();
  await expect(page.getByText(/No test covers the VLAN of a VM/)).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await next(page);

  await tryOn(page, 'worker-0');
  const [policy] = (await api.read<{ items: Policy[] }>(POLICIES)).items.filter(
    ({ spec }) =>
      spec.nodeSelector['kubernetes.io/hostname'] === 'worker-0' && 'maxUnavailable' in spec,
  );
  expect(policy).toMatchObject({ spec: { maxUnavailable: 1 } });
  expect(await interfaceOn(api, 'worker-1', 'br1')).toBeUndefined();
  await expectAccessible(page);

  // The page knows how far it was, also when it is loaded anew.
  await page.reload();
  await expect(page.getByRole('heading', { name: 'worker-0 is configured' })).toBeVisible();
  await goOnWithOthers(page);
  await expect(page.getByRole('heading', { name: 'All nodes are configured' })).toBeVisible();
  expect(await interfaceOn(api, 'worker-3', 'br1')).toMatchObject({ type: 'linux-bridge' });

  await page.getByRole('button', { name: 'Make the network' }).click();
  await confirm(page, 'Make the networks');
  await expect(page.getByRole('link', { name: 'Attach VMs of plant' })).toBeVisible();

  // Also the last step is found again.
  await page.reload();
  await page.getByRole('button', { name: 'Attach 1 VM' }).click();
  await confirm(page, 'Attach to 1 VM');
  await expect
    .poll(async () => (await api.templateOf('plant', 'panel')).networks)
    .toContainEqual(expect.objectContaining({ multus: { networkName: 'vlan-120' } }));
  await expect(
    page.getByText('The VMs have an interface on the network: plant/panel'),
  ).toBeVisible();
  await expectAccessible(page);
});

test('8.7.1.2: port groups of a list become localnets over br-ex, in a narrow window', async ({
  page,
  api,
}) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await upToNames(page, /over br-ex/);
  await page.getByRole('textbox', { name: /bridge mapping/ }).fill('office');
  await next(page);

  await page.getByRole('combobox', { name: 'Kind of network' }).selectOption('nad');
  await addProject(page, 'plant');
  await page.getByRole('radio', { name: 'From a list of port groups' }).check();
  await page
    .getByRole('textbox', { name: 'Port groups' })
    .fill('"Name","VLanId"\n"Office (new)","120"\n"Lab","130"\n"Trunk","4095"\n"Odd","9999"');
  await expect(page.getByText(/Line 5 .*"9999" is no VLAN/)).toBeVisible();
  const planned = page.getByRole('grid', { name: 'Networks that are made' });
  await expect(planned).toContainText('office-new');
  await expect(planned).toContainText('A trunk needs a Linux bridge');
  await expectAccessibleInBothThemes(page);
  await next(page);
  await expect(page.getByRole('combobox', { name: 'Network of the VMs' })).toBeVisible();
  await next(page);
  await next(page);
  await page.getByRole('radio', { name: 'On all 4 nodes' }).check();
  await page.getByRole('button', { name: 'Configure the nodes' }).click();
  await confirm(page, 'Create the policy');
  await expect(page.getByRole('heading', { name: 'All nodes are configured' })).toBeVisible();

  // The second is refused: what was made stays, and the rest can follow.
  await page.getByRole('button', { name: 'Make 2 networks' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('The server would take it')).toHaveCount(2);
  await api.createNad({
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { name: 'lab', namespace: 'plant' },
    spec: { config: '{"cniVersion":"0.3.1","name":"lab","type":"bridge","bridge":"br9"}' },
  });
  await confirm(page, 'Make the networks');
  await expect(dialog.getByText('Failed', { exact: true })).toBeVisible();
  await confirm(page, 'Cancel');
  await expect(page.getByText('Some of the networks are there, others are not')).toBeVisible();
  await expect(page.getByText('Not done: plant/lab')).toBeVisible();
  expect((await api.getNad('plant', 'office-new')).spec?.config).toContain('"vlanID": 120');

  await api.deleteNad('plant', 'lab');
  await page.getByRole('button', { name: 'Make the others' }).click();
  await confirm(page, 'Make the networks');
  await expect(page.getByText('The networks are there: plant/office-new, plant/lab')).toBeVisible();
  await expectAccessible(page);
});

test('a node that fails is rolled back, and what was made is taken back again', async ({
  page,
  api,
}) => {
  await upToNames(page, /^Linux bridge/, 'eno3');
  await page.getByRole('textbox', { name: 'Name of the policy' }).fill('connect');
  await page.getByRole('textbox', { name: 'Name of the bridge' }).fill('br1');
  await next(page);
  await page.getByRole('textbox', { name: 'VLANs' }).fill('120');
  await addProject(page, 'plant');
  await next(page);
  await next(page);
  await next(page);
  await tryOn(page, 'worker-0');

  // While the dialog is open, a card of another node goes.
  await page.getByRole('button', { name: 'Continue with the other 3 nodes' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Continue' })).toBeEnabled();
  const { interfaces } = (await api.read<State>(`${STATES}/worker-2`)).status.currentState;
  const place = interfaces.findIndex(({ name }) => name === 'eno3');
  await api.patch(`${STATES}/worker-2/status`, [
    { op: 'remove', path: `/status/currentState/interfaces/${place}` },
  ]);
  await confirm(page, 'Continue');

  await expect(page.getByText('The policy failed, and was rolled back')).toBeVisible();
  await expect(
    page.getByText(
      'On worker-2 it failed: Ethernet interface eno3 does not exists. The node was rolled back and has its former network again.',
    ),
  ).toBeVisible();
  await expect(
    page.getByText('The networks are made when all nodes are configured.'),
  ).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.reload();
  await expect(page.getByText('The policy failed, and was rolled back')).toBeVisible();

  await page.getByRole('button', { name: 'Remove it from the nodes' }).click();
  await confirm(page, 'Remove from nodes');
  await expect.poll(() => interfaceOn(api, 'worker-0', 'br1')).toBeUndefined();
});

const NODES = '/api/v1/nodes';
const LABEL = 'vm-network/br-eno3';

const labelOn = async (api: Api, node: string): Promise<string | undefined> =>
  (await api.read<{ metadata: { labels: Record<string, string> } }>(`${NODES}/${node}`)).metadata
    .labels[LABEL];

test('nodes that no label tells from the others get one, and are rid of it in the end', async ({
  page,
  api,
}) => {
  await page.goto(`${WIZARD}?purpose=linux&part=nodes&way=chosen&nodes=worker-0,worker-2`);
  await next(page);
  await expect(page.getByText(/no label stands on exactly these/)).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await next(page);
  await page.getByRole('checkbox', { name: 'eno3', exact: true }).check();
  await next(page);
  await expect(page.getByRole('textbox', { name: 'Label for the nodes' })).toHaveValue(LABEL);
  await page.getByRole('textbox', { name: 'Name of the policy' }).fill('halls');
  await expectAccessible(page);
  await next(page);
  await expect(page.getByText(`${LABEL}, which they get before`)).toBeVisible();
  await expect(page.getByText(/chooses no node/)).toHaveCount(0);
  await next(page);

  // One node is chosen by its name, and needs no label.
  await tryOn(page, 'worker-0');
  expect(await labelOn(api, 'worker-0')).toBeUndefined();

  // The second node cannot be labelled: what was done stays, and it goes on there.
  await page.getByRole('button', { name: 'Continue with the other node' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('The server would take it')).toHaveCount(3);
  await expect(dialog).toContainText(
    `First these nodes get the label ${LABEL}: worker-0, worker-2`,
  );
  await api.setFaults([{ method: 'PATCH', path: `${NODES}/worker-2`, status: 403 }]);
  await confirm(page, 'Continue');
  await expect(dialog.getByText('Failed', { exact: true })).toBeVisible();
  expect(await labelOn(api, 'worker-0')).toBe('');
  await confirm(page, 'Cancel');
  await api.clearFaults();
  await page.reload();
  await page.getByRole('button', { name: 'Continue with the other node' }).click();
  await expect(dialog.getByText('The server would take it')).toHaveCount(2);
  await confirm(page, 'Continue');
  await dialog.getByRole('contentinfo').getByRole('button', { name: 'Close' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'All nodes are configured' })).toBeVisible();
  expect(await interfaceOn(api, 'worker-2', 'br-eno3')).toMatchObject({ type: 'linux-bridge' });
  expect(await interfaceOn(api, 'worker-1', 'br-eno3')).toBeUndefined();

  // Somebody takes it off a node: the policy is not for it any more.
  await api.patch(`${NODES}/worker-2`, [
    { op: 'remove', path: `/metadata/labels/${LABEL.replace('/', '~1')}` },
  ]);
  await expect(page.getByText(`Without the label ${LABEL}: worker-2`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Put the label on' }).click();
  await confirm(page, 'Put the label on');
  await expect.poll(() => labelOn(api, 'worker-2')).toBe('');
  await expect(page.getByText(`Without the label ${LABEL}: worker-2`)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'All nodes are configured' })).toBeVisible();

  // The label goes after what was made, as the policy reaches the nodes by it.
  // The page may still move while nodes report: a click can miss a button then, a key cannot.
  await page.getByRole('button', { name: 'Remove it from the nodes' }).press('Enter');
  await confirm(page, 'Remove from nodes');
  await expect.poll(() => interfaceOn(api, 'worker-2', 'br-eno3')).toBeUndefined();
  await page.getByRole('button', { name: 'Delete the policy' }).click();
  await confirm(page, 'Delete');
  await expect(page.getByText(`worker-0, worker-2 got the label ${LABEL} here`)).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.getByRole('button', { name: 'Take the label off' }).click();
  await confirm(page, 'Take the label off');
  await dialog.getByRole('contentinfo').getByRole('button', { name: 'Close' }).press('Enter');
  await expect(page.getByText(`got the label ${LABEL} here`)).toHaveCount(0);
  expect(await labelOn(api, 'worker-0')).toBeUndefined();
  expect(await labelOn(api, 'worker-2')).toBeUndefined();
});

test('8.7.1.2: from an uplink of their own to a VM that has an address', async ({ page }) => {
  await upToNames(page, /bridge of their own/, 'eno3');
  await page.getByRole('textbox', { name: 'Name of the bridge', exact: true }).fill('br-vms');
  await page.getByRole('textbox', { name: /bridge mapping/ }).fill('physical');
  await next(page);
  await page.getByRole('combobox', { name: 'Kind of network' }).selectOption('nad');
  await page.getByRole('textbox', { name: 'VLANs' }).fill('120');
  await addProject(page, 'plant');
  await next(page);
  await page.getByRole('checkbox', { name: 'Choose panel' }).check();
  await next(page);
  await expect(page.getByRole('heading', { name: 'What happens to the VMs' })).toBeVisible();
  await next(page);
  await tryOn(page, 'worker-0');
  await goOnWithOthers(page);
  await expect(page.getByRole('heading', { name: 'All nodes are configured' })).toBeVisible();
  await page.getByRole('button', { name: 'Make the network' }).click();
  await confirm(page, 'Make the networks');
  await page.getByRole('button', { name: 'Attach 1 VM' }).click();
  await confirm(page, 'Attach to 1 VM');
  await expect(
    page.getByText('The VMs have an interface on the network: plant/panel'),
  ).toBeVisible();

  await page.goto('/vm-machines/ns/plant/panel');
  const row = page.getByRole('row').filter({ hasText: 'vlan-120' });
  // By a migration, as the interface is plugged in.
  await expect(row).toContainText('Seen in the guest');
  await expect(row).toContainText(/\d+\.\d+\.\d+\.\d+/);
  await expectAccessible(page);
});

test('a VLAN interface of the nodes, from the card to the report of nmstate', async ({
  page,
  api,
}) => {
  await page.goto('/vm-node-networks');
  await page.getByRole('link', { name: 'Connect VMs to a physical network' }).click();
  await page.getByRole('radio', { name: /^VLAN interface of the nodes/ }).press('Space');
  await expectAccessible(page);
  await next(page);
  await page.getByRole('radio', { name: 'Nodes with a label' }).check();
  await page.getByRole('combobox', { name: 'Label' }).fill('example.com/hall=a');
  await expect(page.getByText('2 nodes match')).toBeVisible();
  await next(page);
  await page.getByRole('checkbox', { name: 'eno3', exact: true }).check();
  await expectAccessibleInBothThemes(page);
  await next(page);
  await page.getByRole('textbox', { name: 'VLAN', exact: true }).fill('30');
  await expect(page.getByText('Left empty: eno3.30.')).toBeVisible();
  const effect = page.getByRole('region', { name: 'Effect on the nodes' });
  await expect(effect).toContainText('VLAN interface eno3.30 on eno3 is made');
  await expectAccessibleInBothThemes(page);
  await next(page);
  await expect(page.getByText('eno3.30, VLAN 30')).toBeVisible();
  await expectAccessible(page);
  await next(page);
  await tryOn(page, 'worker-0');
  await page.getByRole('button', { name: 'Continue with the other node' }).click();
  await confirm(page, 'Continue');
  await expect(page.getByRole('heading', { name: 'All nodes are configured' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  expect(await interfaceOn(api, 'worker-1', 'eno3.30')).toMatchObject({
    type: 'vlan',
    vlan: { 'base-iface': 'eno3', id: 30 },
  });
  expect(await interfaceOn(api, 'worker-2', 'eno3.30')).toBeUndefined();

  await page.getByRole('button', { name: 'Remove it from the nodes' }).click();
  await confirm(page, 'Remove from nodes');
  await page.getByRole('button', { name: 'Delete the policy' }).click();
  await confirm(page, 'Delete');
  await expect(page.getByRole('button', { name: 'Configure worker-0' })).toBeVisible();
  expect(await interfaceOn(api, 'worker-0', 'eno3.30')).toBeUndefined();
  expect(await interfaceOn(api, 'worker-0', 'eno3')).toMatchObject({ state: 'up' });
});
