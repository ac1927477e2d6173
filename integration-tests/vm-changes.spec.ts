import type { Page } from '@playwright/test';
import { NETWORKS, NICS } from './support/api';
import { expect, expectAccessible, test } from './support/test';

const vmPage = (namespace: string, name: string) => `/vm-machines/ns/${namespace}/${name}`;

const rowOf = (page: Page, nic: string) =>
  page
    .getByRole('grid', { name: 'Network interfaces' })
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: `Actions of ${nic}` }) });

const explain = async (page: Page, nic: string) => {
  await page.getByRole('button', { name: `Actions of ${nic}` }).click();
  await page.getByRole('menuitem', { name: 'Diagnose' }).click();
  return page.getByRole('dialog', { name: `Diagnosis of interface "${nic}"` });
};

test.describe('a cluster that migrates by itself', () => {
  test.use({ scenario: 'hot-plug' });

  test('an interface that is plugged in is followed until the guest has it', async ({
    page,
    api,
  }) => {
    await page.goto(vmPage('factory', 'press-01'));
    await expect(rowOf(page, 'default')).toContainText('Seen in the guest');
    await api.patchVm('factory', 'press-01', [
      { op: 'add', path: `${NICS}/-`, value: { name: 'office', bridge: {}, model: 'virtio' } },
      {
        op: 'add',
        path: `${NETWORKS}/-`,
        value: { name: 'office', multus: { networkName: 'office-vlan10' } },
      },
    ]);
    await expect(rowOf(page, 'office')).toContainText('Requested');
    await expect(
      page.getByRole('heading', { name: 'The cluster is about to migrate the VM' }),
    ).toBeVisible();
    await expect(page.getByRole('heading', { name: /The VM was migrated to/ })).toBeVisible();
    await expect(rowOf(page, 'office')).toContainText('Seen in the guest');
  });

  test('a stopped VM is started from its page, and then shows its way to the wire in one line', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(vmPage('factory', 'spare-01'));
    await expect(rowOf(page, 'office')).toContainText('VM is stopped');
    await expect(rowOf(page, 'office').getByText('Up', { exact: true })).toBeHidden();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByText('VM factory/spare-01 was started')).toBeVisible();
    await expect(rowOf(page, 'office')).toContainText('Seen in the guest');
    await rowOf(page, 'office').getByRole('button', { name: 'Details' }).click();
    const hops = page
      .getByRole('region', { name: 'The way of office to the wire' })
      .getByRole('listitem');
    await expect(hops).toHaveCount(6);
    const tops = await hops.evaluateAll((boxes) =>
      boxes.map((box) => Math.round(box.getBoundingClientRect().top)),
    );
    expect(new Set(tops).size).toBe(1);
  });

  test('an interface that is unplugged is followed until it is gone', async ({ page, api }) => {
    await page.goto(vmPage('factory', 'press-03'));
    await expect(rowOf(page, 'machines')).toContainText('Seen in the guest');
    await api.patchVm('factory', 'press-03', [
      { op: 'test', path: `${NICS}/2/name`, value: 'machines' },
      { op: 'add', path: `${NICS}/2/state`, value: 'absent' },
    ]);
    await expect(rowOf(page, 'machines')).toContainText(/unplugged/i);
    await expect(rowOf(page, 'machines')).toBeHidden();
    await expect(rowOf(page, 'office')).toContainText('Seen in the guest');
  });

  test('a change that cannot be made live asks for a restart, which ends that', async ({
    page,
    api,
  }) => {
    await page.goto(vmPage('factory', 'press-02'));
    await expect(rowOf(page, 'office')).toContainText('Seen in the guest');
    await api.patchVm('factory', 'press-02', [
      { op: 'replace', path: `${NICS}/1/macAddress`, value: '02:00:5e:10:aa:01' },
    ]);
    const heading = page.getByRole('heading', { name: 'The VM needs a restart' });
    await expect(heading).toBeVisible();
    await page.getByRole('button', { name: 'Restart' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restart' }).click();
    await expect(page.getByRole('heading', { name: 'The VM was restarted' })).toBeVisible();
    await expect(heading).toBeHidden();
    await expect(rowOf(page, 'office')).toContainText('02:00:5e:10:aa:01');
  });

  test('a VM that is deleted meanwhile is said to be gone', async ({ page, api }) => {
    await page.goto(vmPage('factory', 'press-01'));
    await expect(rowOf(page, 'default')).toContainText('Seen in the guest');
    await api.deleteVm('factory', 'press-01');
    await expect(page.getByRole('heading', { name: 'The VM was deleted' })).toBeVisible();
  });
});

test.describe('a cluster that migrates nothing by itself', () => {
  test.use({ scenario: 'hot-plug-manual' });

  test('a hot plugged interface comes with the migration that the user starts', async ({
    page,
  }) => {
    await page.goto(vmPage('factory', 'press-02'));
    const row = rowOf(page, 'machines');
    await expect(row).toContainText('Needs migration');
    await expect(page.getByRole('heading', { name: 'The VM needs a migration' })).toBeVisible();
    await page.getByRole('button', { name: 'Migrate' }).click();
    const dialog = page.getByRole('dialog', { name: 'Migrate VM factory/press-02?' });
    await expect(dialog).toContainText('gets what these wait for: machines');
    await dialog.getByRole('button', { name: 'Migrate' }).click();
    await expect(page.getByRole('heading', { name: /The VM is being migrated/ })).toBeVisible();
    await expect(page.getByRole('heading', { name: /The VM was migrated to/ })).toBeVisible();
    await expect(row).toContainText('Seen in the guest');
    await expect(page.getByRole('heading', { name: 'The VM needs a migration' })).toBeHidden();
  });

  test('a restart brings it as well, and is followed to its end', async ({ page }) => {
    await page.goto(vmPage('factory', 'press-02'));
    await expect(rowOf(page, 'machines')).toContainText('Needs migration');
    await page.getByRole('button', { name: 'Restart' }).click();
    const dialog = page.getByRole('dialog', { name: 'Restart VM factory/press-02?' });
    await expect(dialog.getByRole('listitem')).toHaveText(['machines']);
    await dialog.getByRole('button', { name: 'Restart' }).click();
    await expect(page.getByRole('heading', { name: /The VM is being restarted/ })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'The VM was restarted' })).toBeVisible();
    await expect(rowOf(page, 'machines')).toContainText('Seen in the guest');
  });
});

test.describe('a migration without a node', () => {
  test.use({ scenario: 'stuck-migration' });

  test('says why, and can be cancelled', async ({ page }) => {
    await page.goto(vmPage('finance', 'safe-01'));
    await expect(
      page.getByRole('heading', { name: 'The migration finds no node for the VM' }),
    ).toBeVisible();
    await expect(page.getByText('Insufficient bridge.network.kubevirt.io/br-vault')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cancel migration' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel migration' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(
      page.getByRole('heading', { name: 'The migration finds no node for the VM' }),
    ).toBeHidden();
  });
});

test.describe('nodes that differ', () => {
  test.use({ scenario: 'mixed-nodes' });

  test('an interface without a node is explained, by keyboard as well', async ({ page }) => {
    await page.goto(vmPage('plant', 'scanner'));
    const dialog = await explain(page, 'office');
    await expect(
      dialog.getByRole('heading', { name: 'No node has the network of the VM' }),
    ).toBeVisible();
    await expect(dialog).toContainText('free for its interface "office": worker-2');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
});

test.describe('a guest without agent', () => {
  test.use({ scenario: 'no-guest-agent', colorScheme: 'dark' });

  test('is named as the reason why nothing more is known', async ({ page }) => {
    await page.goto(vmPage('warehouse', 'legacy-01'));
    const dialog = await explain(page, 'stock');
    await expect(dialog).toContainText('Install and start qemu-guest-agent in the guest');
    await expectAccessible(page);
  });
});
