import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

const listOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^${name} \\(`) }).getByRole('listitem');

test.describe('nodes that differ', () => {
  test.use({ scenario: 'mixed-nodes' });

  test('what a node lacks is told from the matrix to the policy that failed', async ({ page }) => {
    await page.goto('/vm-node-networks/networks');
    const grid = page.getByRole('grid', { name: 'Networks on nodes' });
    await expect(grid.getByRole('button', { name: /^2 nodes alike/ })).toBeVisible();
    await expectAccessibleInBothThemes(page);
    await page.getByText('Incomplete only').click();
    await expect(page).toHaveURL(/incomplete=true/);
    await grid.getByRole('button', { name: 'br-office on worker-2: Not ready' }).click();
    const details = page.getByRole('dialog');
    await expect(details).toContainText('eno2 is already a port of bond0');
    await expectAccessible(page);
    await details.getByRole('link', { name: 'Open policy office-bridge' }).click();
    await expect(page.getByRole('heading', { name: 'office-bridge', level: 1 })).toBeVisible();
  });

  test('a cell leads by the keyboard to the policy, or to the wizard with what it knows', async ({
    page,
  }) => {
    await page.goto('/vm-node-networks/networks');
    const grid = page.getByRole('grid', { name: 'Networks on nodes' });
    await grid.getByRole('button', { name: /^dc-vlan220 on worker-3: / }).press('Enter');
    const details = page.getByRole('dialog');
    await details
      .getByRole('link', { name: 'Edit which nodes policy data-centre-localnet is for' })
      .press('Enter');
    await expect(page).toHaveURL(/policies\/data-centre-localnet\/~edit$/);
    await expect(page.getByRole('textbox', { name: 'Key of label 1' })).toBeVisible();
  });

  test('the map is walked by the keyboard, and keeps what is selected in its address', async ({
    page,
  }) => {
    await page.goto('/vm-node-networks/map');
    const gateway = page.getByRole('button', { name: /^VM plant\/gateway, dc: Broken/ });
    await expect(gateway).toBeVisible();
    await expectAccessibleInBothThemes(page);

    await gateway.focus();
    await page.keyboard.press('ArrowLeft');
    const network = page.getByRole('button', { name: /^Network dc-vlan220: / });
    await expect(network).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'dc-vlan220' })).toBeVisible();
    await expect(page).toHaveURL(/on=network/);
    await expectAccessibleInBothThemes(page);

    await page.reload();
    await expect(page.getByRole('heading', { name: 'dc-vlan220' })).toBeVisible();
    await page.getByRole('button', { name: 'Show this network only' }).click();
    await expect(listOf(page, 'Networks')).toHaveCount(1);
    await expect(listOf(page, 'Uplinks')).toHaveCount(1);
    await expect(page).toHaveURL(/network=plant/);
    await page.getByRole('button', { name: 'Clear all filters' }).first().click();
    await expect(listOf(page, 'Networks')).toHaveCount(7);
  });

  test('a VM is followed from its page to the wire, and diagnosed', async ({ page }) => {
    await page.goto('/vm-machines/ns/plant/gateway');
    await page.getByRole('link', { name: 'Show the VM on the map' }).click();
    await expect(listOf(page, 'VM interfaces')).toHaveCount(2);
    await page.getByRole('button', { name: /^VM plant\/gateway, dc: / }).click();
    await page.getByRole('link', { name: 'Diagnose' }).click();
    await expect(page.getByRole('dialog')).toContainText('dc');
  });

  test('a network leads to its part of the map', async ({ page }) => {
    await page.goto('/vm-networks/ns/plant/dc-vlan220/nodes');
    await page.getByRole('link', { name: 'Show the network on the map' }).click();
    await expect(listOf(page, 'Networks')).toHaveCount(1);
    await expect(page.getByRole('button', { name: /^Bridge mapping physnet-dc: / })).toHaveCount(2);
  });

  test('a narrow window has the lists beneath one another', async ({ page }) => {
    await page.setViewportSize({ width: 600, height: 900 });
    await page.goto('/vm-node-networks/map');
    const [cards, networks] = ['Uplinks', 'Networks'].map((name) =>
      page.getByRole('region', { name: new RegExp(`^${name} \\(`) }),
    );
    await expect(cards ?? page.locator('body')).toBeVisible();
    const [first, second] = await Promise.all([cards?.boundingBox(), networks?.boundingBox()]);
    expect(second?.x).toBe(first?.x);
    expect(second?.y).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0) - 1);
  });
});

test.describe('many nodes', () => {
  test.use({ scenario: 'many-nodes' });

  test('200 nodes stand in a few columns, and a few items', async ({ page }) => {
    await page.goto('/vm-node-networks/networks');
    const grid = page.getByRole('grid', { name: 'Networks on nodes' });
    await expect(grid.getByRole('button', { name: /^118 nodes alike/ })).toBeVisible();
    await grid.getByRole('button', { name: /^19 nodes differ/ }).click();
    await page.getByRole('button', { name: 'Show each of these nodes' }).click();
    await expect(page.getByRole('navigation', { name: 'Pages of nodes' })).toBeVisible();
    await page.goto('/vm-node-networks/map');
    await expect(
      page.getByRole('button', { name: /^Linux bridge br-prod: / }).first(),
    ).toBeVisible();
    expect(await listOf(page, 'Uplinks').count()).toBeLessThan(20);
  });
});
