import type { Locator, Page } from '@playwright/test';
import type { Api } from './support/api';
import { consoleAs } from './support/as-user';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

test.use({ scenario: 'migration-network' });

const TAB = '/vm-live-migration/all-namespaces';
const WIZARD = '/vm-live-migration/~new-network';
const HYPER_CONVERGED =
  '/apis/hco.kubevirt.io/v1/namespaces/openshift-cnv/hyperconvergeds/kubevirt-hyperconverged';

interface HyperConverged {
  spec: { virtualization: { liveMigrationConfig: Record<string, unknown> } };
}

const settingOf = async (api: Api): Promise<Record<string, unknown>> =>
  (await api.read<HyperConverged>(HYPER_CONVERGED)).spec.virtualization.liveMigrationConfig;

const nodesOf = (page: Page): Locator =>
  page.getByRole('grid', { name: 'virt-handler on each node' });

const networksOf = (page: Page): Locator =>
  page.getByRole('grid', { name: 'Networks for live migration' });

const rowOf = (page: Page, network: string): Locator =>
  networksOf(page)
    .getByRole('row')
    .filter({ has: page.getByRole('radio', { name: network, exact: true }) });

const save = (page: Page): Locator =>
  page.getByRole('dialog').getByRole('button', { name: 'Save and restart virt-handler' });

const choose = async (page: Page, network: string): Promise<void> => {
  await page.getByRole('radio', { name: network, exact: true }).check();
  await page.getByRole('button', { name: 'Use the chosen network' }).click();
};

/** Every node's virt-handler has an address that begins like this. */
const expectOnAllNodes = async (page: Page, state: string, address: RegExp): Promise<void> => {
  const rows = nodesOf(page).getByRole('row').filter({ hasText: state });
  await expect(rows).toHaveCount(3);
  for (const row of await rows.all()) await expect(row).toContainText(address);
  await expect(page.getByRole('progressbar')).toBeHidden();
};

test('a network is chosen among those that are judged, and rolled out node by node', async ({
  page,
  api,
}) => {
  await page.goto(TAB);
  await expectOnAllNodes(page, 'Uses the pod network', /10\.1\d\d\./);
  const reasons: [network: string, reason: string][] = [
    ['no-addresses', 'hands out no addresses'],
    ['too-small', 'Too few addresses'],
    ['mostly-taken', 'Too few free addresses'],
    ['over-the-pods', 'overlaps the cluster'],
    ['over-the-machines', 'overlaps the addresses of nodes'],
    ['not-on-every-node', 'Some nodes lack the interface'],
    ['card-is-down', 'interface is down'],
    ['packets-too-large', 'MTU is above'],
    ['not-readable', 'not JSON'],
  ];
  for (const [network, reason] of reasons) {
    await expect(page.getByRole('radio', { name: network, exact: true })).toBeDisabled();
    await expect(rowOf(page, network)).toContainText(reason);
  }
  // One of the project `shop` has no row at all.
  await expect(networksOf(page).getByRole('radio')).toHaveCount(13);
  await rowOf(page, 'mostly-taken').getByRole('button', { name: 'Details' }).click();
  await expect(page.getByText(/Others have addresses of its range: .*backup-1/)).toBeVisible();
  await expectAccessibleInBothThemes(page);

  await choose(page, 'migration-vlan60');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('virt-handler restarts on every node');
  await expect(dialog).toContainText('No VM is being migrated now.');
  await expect(save(page)).toBeEnabled();
  await expectAccessible(page);
  await save(page).click();
  await expect(page.getByText('One virt-handler is tried with the network first')).toBeVisible();
  await expect(page.getByText('The other virt-handlers follow, a tenth at a time')).toBeVisible();
  await expectOnAllNodes(page, 'Uses the network', /10\.200\.60\.[123]/);
  expect(await settingOf(api)).toMatchObject({
    network: 'migration-vlan60',
    parallelMigrationsPerCluster: 5,
  });

  await choose(page, 'Default network');
  await save(page).click();
  await expectOnAllNodes(page, 'Uses the pod network', /10\.1\d\d\./);
  expect(await settingOf(api)).not.toHaveProperty('network');
});

test('a network that is gone holds up the roll-out, and the default network is the way back', async ({
  page,
  api,
}) => {
  await page.goto(TAB);
  await choose(page, 'migration-vlan60');
  await expect(save(page)).toBeEnabled();
  await api.deleteNad('openshift-cnv', 'migration-vlan60');
  await save(page).click();
  await expect(page.getByRole('heading', { name: /The roll-out is stuck/ })).toBeVisible();
  await expect(
    page.getByText('The network for live migration is not there.').first(),
  ).toBeVisible();
  await expect(page.getByText(/cannot find a network-attachment-definition/).first()).toBeVisible();
  await expect(page.getByText('VMN450')).toBeVisible();
  await expect(nodesOf(page)).toContainText('Does not start');
  await expect(rowOf(page, 'migration-vlan60')).toContainText('Not in this namespace');
  await expectAccessible(page);
  await choose(page, 'Default network');
  await save(page).click();
  await expectOnAllNodes(page, 'Uses the pod network', /10\.1\d\d\./);
});

test('somebody else who was faster is seen before anything is written over', async ({
  page,
  api,
}) => {
  await page.goto(TAB);
  await choose(page, 'migration-vlan60');
  await expect(save(page)).toBeEnabled();
  await api.patch(HYPER_CONVERGED, [
    {
      op: 'add',
      path: '/spec/virtualization/liveMigrationConfig/network',
      value: 'migration-on-bridge',
    },
  ]);
  await save(page).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/was changed by somebody else meanwhile/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Apply my change to the newer version' }).click();
  await expect(dialog.getByLabel(/^Changes of/)).toContainText('migration-vlan60');
  await save(page).click();
  await expectOnAllNodes(page, 'Uses the network', /10\.200\.60\./);
});

const next = (page: Page): Locator => page.getByRole('button', { name: 'Next', exact: true });

const fillPlan = async (page: Page): Promise<void> => {
  await page.getByRole('radio', { name: 'eno6', exact: true }).check();
  await next(page).click();
  await page.getByRole('textbox', { name: 'Address range' }).fill('10.200.5.0/24');
  await next(page).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('my-secondary-network');
  await next(page).click();
};

test('a dedicated network is made, used, and verified by a migration', async ({ page, api }) => {
  test.slow();
  await page.goto(WIZARD);
  const links = page.getByRole('grid', { name: 'Interfaces and bridges of the nodes' });
  const card = page.getByRole('radio', { name: 'eno6', exact: true });
  const cardRow = links.getByRole('row').filter({ has: card });
  await expect(cardRow).toContainText('25 Gbit/s');
  await expect(cardRow).toContainText('leaf-a Ethernet1/11');
  await next(page).click();
  await expect(page.getByText('Choose an interface or a bridge.')).toBeVisible();
  await page.getByRole('button', { name: /others cannot be used/ }).click();
  await expect(
    page
      .getByRole('grid', { name: 'Interfaces and bridges that cannot be used' })
      .getByRole('row')
      .filter({ hasText: 'ens2f1' }),
  ).toContainText('Missing on worker-0');
  await expectAccessibleInBothThemes(page);
  await page.getByRole('radio', { name: 'eno6', exact: true }).check();
  await page.getByRole('textbox', { name: 'VLAN tag' }).fill('99');
  await next(page).click();
  await expect(page.getByText(/VLAN 99 of eno6 is an interface of its own/)).toBeVisible();
  await page.getByRole('textbox', { name: 'VLAN tag' }).fill('');
  await next(page).click();

  const range = page.getByRole('textbox', { name: 'Address range' });
  await range.fill('10.129.0.0/24');
  await next(page).click();
  await expect(page.getByText(/shares addresses with 10.128.0.0\/14/)).toBeVisible();
  await range.fill('10.200.5.0/29');
  await page.getByRole('textbox', { name: 'Nodes later' }).fill('12');
  await expect(page.getByText('3 needed, 3 left')).toBeVisible();
  await expect(page.getByText('12 needed, 6 too few')).toBeVisible();
  await range.fill('10.200.5.0/24');
  await page.getByRole('textbox', { name: 'Excluded addresses' }).fill('10.200.5.0/28');
  await expect(page.getByText('12 needed, 227 left')).toBeVisible();
  await expectAccessible(page);
  await next(page).click();
  const name = page.getByRole('textbox', { name: 'Name' });
  await expect(name).toHaveValue('migration-eno6');
  await name.fill('migration-vlan60');
  await next(page).click();
  await expect(page.getByText('There is a network of this name already.')).toBeVisible();
  await name.fill('my-secondary-network');
  await next(page).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make it and use it' }).click();
  const steps = page.getByRole('dialog').getByRole('list', { name: 'Changes' });
  await expect(steps.getByRole('listitem')).toHaveText([
    /openshift-cnv\/my-secondary-network.*would take it/,
    /openshift-cnv\/kubevirt-hyperconverged.*would take it/,
  ]);
  await save(page).click();
  await page.getByRole('dialog').getByText('Close', { exact: true }).click();

  expect(
    JSON.parse((await api.getNad('openshift-cnv', 'my-secondary-network')).spec?.config ?? ''),
  ).toEqual({
    cniVersion: '0.3.1',
    name: 'my-secondary-network',
    type: 'macvlan',
    master: 'eno6',
    mode: 'bridge',
    ipam: { type: 'whereabouts', range: '10.200.5.0/24', exclude: ['10.200.5.0/28'] },
  });
  expect(await settingOf(api)).toMatchObject({ network: 'my-secondary-network' });
  await expectOnAllNodes(page, 'Uses the network', /10\.200\.5\.1[678]/);
  await page.getByRole('button', { name: 'Migrate it now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Migrate', exact: true }).click();
  await expect(page.getByText('The VM was migrated over the dedicated network')).toBeVisible();
  const vmi = await api.read<{ status: { migrationState: { targetNodeAddress: string } } }>(
    '/apis/kubevirt.io/v1/namespaces/shop/virtualmachineinstances/till-01',
  );
  expect(vmi.status.migrationState.targetNodeAddress).toMatch(/^10\.200\.5\.1[678]$/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(rowOf(page, 'my-secondary-network')).toContainText('In use');
});

test('a wizard that got half through says what exists, and continues or removes it', async ({
  page,
  api,
}) => {
  await page.goto(WIZARD);
  await fillPlan(page);
  await page.getByRole('button', { name: 'Make it and use it' }).click();
  await expect(save(page)).toBeEnabled();
  // The real request has no query, as the dry run has.
  await api.setFaults([
    {
      method: 'PATCH',
      path: '/hyperconvergeds/[^?]*$',
      status: 403,
      reason: 'Forbidden',
      message: 'the setting is frozen until Monday',
    },
  ]);
  await save(page).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('the setting is frozen until Monday')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const half = page.getByRole('heading', {
    name: /The network exists, and live migrations do not use it yet/,
  });
  await expect(half).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remove the network' }).click();
  await dialog.getByRole('button', { name: 'Remove the network' }).click();
  await expect(half).toBeHidden();
  expect(await api.nadStatus('openshift-cnv', 'my-secondary-network')).toBe(404);

  await page.getByRole('button', { name: 'Make it and use it' }).click();
  await save(page).click();
  await expect(dialog.getByText('the setting is frozen until Monday')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await api.clearFaults();
  await page.getByRole('button', { name: 'Continue' }).first().click();
  await save(page).click();
  await expectOnAllNodes(page, 'Uses the network', /10\.200\.5\./);
  expect(await settingOf(api)).toMatchObject({ network: 'my-secondary-network' });
});

test('somebody who may only look sees all of it and changes nothing', async ({
  page,
  standalone,
}, testInfo) => {
  const own = await consoleAs('auditor', standalone, testInfo);
  try {
    await page.goto(`${own.url}${TAB}`);
    await expectOnAllNodes(page, 'Uses the pod network', /10\.1\d\d\./);
    await expect(rowOf(page, 'too-small')).toContainText('Too few addresses');
    for (const radio of await networksOf(page).getByRole('radio').all()) {
      await expect(radio).toBeDisabled();
    }
    const why = 'You have no permission to change HyperConverged kubevirt-hyperconverged.';
    await expect(page.getByText(why)).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${own.url}${WIZARD}`);
    await fillPlan(page);
    const make = page.getByRole('button', { name: 'Make it and use it' });
    await expect(make).toHaveAttribute('aria-disabled', 'true');
    await make.hover();
    await expect(page.getByRole('tooltip')).toContainText(
      'You have no permission to create networks in namespace openshift-cnv.',
    );
  } finally {
    await own.close();
  }
});

test('the page can be read in a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await page.goto(TAB);
  await expect(rowOf(page, 'migration-vlan60')).toContainText('Can be used');
  await expectAccessible(page);
});
