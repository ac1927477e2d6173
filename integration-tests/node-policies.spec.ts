import type { Page } from '@playwright/test';
import { collectErrors, expect, expectAccessibleInBothThemes, test } from './support/test';

const HOME = '/vm-node-networks';
const POLICY = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies/test-bridge';
const state = (node: string) => `/apis/nmstate.io/v1beta1/nodenetworkstates/${node}`;

interface NodeState {
  status: { currentState: { interfaces: { name: string; controller?: string; state: string }[] } };
}

test.use({ scenario: 'mixed-nodes' });
// Nodes are changed one after another, in the time that it takes.
test.slow();

const fields = (page: Page, title: string) => page.getByRole('group', { name: title });
const nodes = (page: Page) => page.getByRole('grid', { name: 'Nodes of the policy' });
const rowOf = (page: Page, node: string) => nodes(page).getByRole('row').filter({ hasText: node });

const fill = async (page: Page, port: string) => {
  await page.getByRole('textbox', { name: 'Name' }).fill('test-bridge');
  await page.getByRole('textbox', { name: 'Nodes at once' }).fill('1');
  await page.getByRole('button', { name: 'Add interface' }).click();
  await page.getByRole('menuitem', { name: 'Linux bridge' }).click();
  const bridge = fields(page, 'Linux bridge');
  await bridge.getByRole('textbox', { name: 'Name' }).fill('br-test');
  await bridge.getByRole('combobox', { name: 'Ports' }).fill(port);
  await bridge.getByRole('combobox', { name: 'Ports' }).press('Enter');
  await expect(bridge.getByRole('list', { name: 'Ports' })).toContainText(port);
};

const create = async (page: Page) => {
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/br-test.* is made/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Create policy' }).click();
  await expect(page.getByRole('heading', { name: 'test-bridge', level: 1 })).toBeVisible();
};

test('a bridge is made on one node after another, taken back and its policy deleted', async ({
  page,
  api,
}) => {
  const errors = collectErrors(page);
  await page.goto(HOME);
  await page.getByRole('link', { name: 'Create policy' }).click();
  await expect(page.getByText('4 nodes are chosen')).toBeVisible();
  await fill(page, 'eno3');
  await expectAccessibleInBothThemes(page);
  await create(page);

  await expect(rowOf(page, 'worker-0')).toContainText('Configured');
  await expect(rowOf(page, 'worker-3')).toContainText('Waits for other nodes');
  await expect(rowOf(page, 'worker-3')).toContainText('Configured');
  const made = await api.read<NodeState>(state('worker-3'));
  expect(made.status.currentState.interfaces).toContainEqual(
    expect.objectContaining({ name: 'eno3', controller: 'br-test' }),
  );
  await expectAccessibleInBothThemes(page);

  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Remove from nodes' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('br-test is removed')).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole('button', { name: 'Remove from nodes' }).click();
  await expect(page.getByText(/is being removed: \d of 4 nodes are done/)).toBeVisible();
  await expect(page.getByText('What the policy made is gone from its nodes')).toBeVisible();
  const after = await api.read<NodeState>(state('worker-3'));
  const left = after.status.currentState.interfaces;
  expect(left.find(({ name }) => name === 'br-test')).toBeUndefined();
  expect(left.find(({ name }) => name === 'eno3')).toMatchObject({ state: 'up' });

  await page.getByRole('button', { name: 'Delete the policy' }).click();
  await expect(
    page.getByText('It makes nothing on nodes, so that nothing stays there.'),
  ).toBeVisible();
  // The list tells that the policy is gone before the answer to its deletion is here.
  await page.route(`**${POLICY}*`, async (route) => {
    const isReal = !JSON.stringify(route.request().postDataJSON() ?? {}).includes('dryRun');
    if (route.request().method() !== 'DELETE' || !isReal) return route.fallback();
    const response = await route.fetch();
    await expect(page.getByText('There is no policy test-bridge')).toBeVisible();
    return route.fulfill({ response });
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(new RegExp(`${HOME}$`));
  await expect(page.getByText('Policy test-bridge is deleted')).toBeVisible();
  expect(await api.statusOf(POLICY)).toBe(404);
  expect(errors).toEqual([]);
});

test('a policy that fails says why, and is done once it was put right', async ({ page }) => {
  await page.goto(`${HOME}/policies/~new`);
  await expect(page.getByText('4 nodes are chosen')).toBeVisible();
  await fill(page, 'eno9');
  await create(page);
  await expect(rowOf(page, 'worker-0')).toContainText('Failed, is tried again');
  await expect(rowOf(page, 'worker-0')).toContainText('Failed and rolled back');
  await expect(rowOf(page, 'worker-0')).toContainText(
    'Controller interface br-test is holding unknown port eno9',
  );
  await expect(rowOf(page, 'worker-3')).toContainText('Not tried: another node failed');

  await page.getByRole('link', { name: 'Edit' }).click();
  const bridge = fields(page, 'Linux bridge br-test');
  await bridge.getByRole('button', { name: 'Remove eno9' }).click();
  await bridge.getByRole('combobox', { name: 'Ports' }).fill('eno3');
  await bridge.getByRole('combobox', { name: 'Ports' }).press('Enter');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click();
  await expect(rowOf(page, 'worker-3')).toContainText('Configured');
});
