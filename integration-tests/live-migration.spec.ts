import type { Page } from '@playwright/test';
import { Api } from './support/api';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

const pathOf = (tab: string, scope = 'all-namespaces') => `/vm-live-migration/${scope}/${tab}`;
const HCO =
  '/apis/hco.kubevirt.io/v1/namespaces/openshift-cnv/hyperconvergeds/kubevirt-hyperconverged';
const LIMITS = '/spec/virtualization/liveMigrationConfig';

interface HyperConverged {
  spec: { virtualization: { liveMigrationConfig: Record<string, unknown> } };
}

interface Listed {
  items: {
    metadata: { name: string; labels?: Record<string, string> };
    spec: { nodeName?: string };
    status?: { phase?: string };
  }[];
}

const bandwidth = (page: Page) =>
  page.getByRole('textbox', { name: /^Bandwidth of each migration/ });

const migrations = (page: Page) => page.getByRole('grid', { name: 'Migrations' }).getByRole('row');

test('limits are shown with what they mean, checked, and saved', async ({ page, api }) => {
  await page.goto(pathOf('limits'));
  await expect(page.getByRole('form', { name: 'Limits of live migrations' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.emulateMedia({ colorScheme: 'light' });

  await bandwidth(page).fill('64MB');
  await bandwidth(page).blur();
  await expect(bandwidth(page)).toHaveAttribute('aria-invalid', 'true');
  await bandwidth(page).fill('64Mi');
  await page.getByRole('textbox', { name: 'Memory of the VM (GiB)' }).fill('64');
  await expect(page.getByText(/needs at least 17 minutes 4 seconds/)).toContainText(
    'After 23 minutes it is given up',
  );
  await page
    .getByRole('combobox', { name: 'When the time limit is reached' })
    .selectOption('post-copy');
  await expect(page.getByText(/After 23 minutes it goes on at its target/)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save the limits of live migrations?' });
  await expect(dialog.getByText('allowWorkloadDisruption: true')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('The limits of live migrations are saved')).toBeVisible();
  const { spec } = await api.read<HyperConverged>(HCO);
  expect(spec.virtualization.liveMigrationConfig).toMatchObject({
    bandwidthPerMigration: '64Mi',
    allowPostCopy: true,
    allowWorkloadDisruption: true,
  });
});

test('limits that somebody else changed meanwhile are not overwritten unseen', async ({
  page,
  api,
}) => {
  await page.goto(pathOf('limits'));
  await bandwidth(page).fill('128Mi');
  await api.patch(HCO, [{ op: 'add', path: `${LIMITS}/bandwidthPerMigration`, value: '1Gi' }]);
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save the limits of live migrations?' });
  await expect(dialog.getByText(/was changed by somebody else meanwhile/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Apply my change to the newer version' }).click();
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('The limits of live migrations are saved')).toBeVisible();
  const { spec } = await api.read<HyperConverged>(HCO);
  expect(spec.virtualization.liveMigrationConfig.bandwidthPerMigration).toBe('128Mi');
});

test('what was typed is not lost by a click', async ({ page }) => {
  await page.goto(pathOf('limits'));
  await bandwidth(page).fill('128Mi');
  await page.getByRole('link', { name: 'Readiness' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click();
  await expect(bandwidth(page)).toHaveValue('128Mi');
});

test('a VM is migrated to a node of the user’s choice, and found among the migrations', async ({
  page,
}) => {
  await page.goto('/vm-machines/ns/web-shop/web-01');
  await page.getByRole('button', { name: 'Migrate' }).click();
  const dialog = page.getByRole('dialog', { name: 'Migrate VM web-shop/web-01?' });
  await expect(dialog.getByRole('radio', { name: /recommended/ })).toBeChecked();
  await dialog.getByRole('radio', { name: 'A node of your choice' }).check();
  await expect(dialog.getByRole('button', { name: 'Migrate' })).toBeDisabled();
  const nodes = dialog.getByRole('grid', { name: 'Nodes' });
  await expect(nodes.getByRole('row', { name: /worker-0 The VM runs here/ })).toBeVisible();
  await expect(nodes.getByRole('radio', { name: 'control-plane-0' })).toBeDisabled();
  await expectAccessible(page);
  await nodes.getByRole('radio', { name: 'worker-2' }).check();
  await dialog.getByRole('button', { name: 'Migrate' }).click();
  await expect(
    page.getByRole('heading', { name: 'The VM was migrated to worker-2' }),
  ).toBeVisible();

  await page.goto(pathOf('migrations', 'ns/web-shop'));
  const row = migrations(page).filter({ hasText: 'web-01' });
  await expect(row).toContainText('worker-0');
  await expect(row).toContainText('worker-2');
  await expect(row).toContainText('Migrated');
  await expectAccessibleInBothThemes(page);
});

test.describe('migrations that find no node', () => {
  test.use({ scenario: 'stuck-migration' });

  test('are told with their cause, and cancelled', async ({ page, api }) => {
    await page.goto(pathOf('migrations'));
    await expect(migrations(page).filter({ hasText: 'safe-02' })).toContainText(
      'No node had a place for the VM',
    );
    const row = migrations(page).filter({ hasText: 'safe-01' });
    await row.getByRole('button', { name: 'Details' }).click();
    await expect(page.getByRole('list', { name: 'Phases of the migration' })).toBeVisible();
    await expectAccessible(page);
    await row.getByRole('button', { name: 'Cancel' }).click();
    const dialog = page.getByRole('dialog', { name: /Cancel migration/ });
    await dialog.getByRole('button', { name: 'Cancel migration' }).click();
    await expect(page.getByText('The migration of VM safe-01 is being cancelled')).toBeVisible();
    await expect(row.filter({ hasText: 'Looking for a node' })).toHaveCount(0);
    const { items } = await api.read<Listed>(
      '/apis/kubevirt.io/v1/namespaces/finance/virtualmachineinstancemigrations',
    );
    expect(items.some(({ status }) => status?.phase === 'Scheduling')).toBe(false);

    await page.getByText('Group by cause').click();
    await expect(page.getByRole('row', { name: /No node had a place for the VM/ })).toBeVisible();
    await expectAccessible(page);
  });
});

test('what emptying a node does is answered, and comes true when it is drained', async ({
  page,
  api,
}) => {
  await page.goto(pathOf('readiness'));
  await expect(page.getByRole('grid', { name: 'VirtualMachines' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('combobox', { name: 'Empty a node' }).selectOption('worker-1');
  await expect(page.getByRole('heading', { name: 'worker-1 can be emptied' })).toBeVisible();
  const table = page.getByRole('grid', { name: 'VMs on worker-1' });
  await expect(table.getByRole('row', { name: /web-shop\/web-02 Is migrated/ })).toBeVisible();
  await expectAccessible(page);
  // The answer has an address of its own.
  await page.reload();
  await expect(page.getByRole('heading', { name: 'worker-1 can be emptied' })).toBeVisible();

  await api.patch('/api/v1/nodes/worker-1', [
    { op: 'add', path: '/spec/unschedulable', value: true },
  ]);
  const { items } = await api.read<Listed>('/api/v1/namespaces/web-shop/pods');
  const pod = items.find(
    ({ spec, metadata }) =>
      spec.nodeName === 'worker-1' && metadata.name.startsWith('virt-launcher-web-02'),
  );
  const { name = '' } = pod?.metadata ?? {};
  const evicted = await api.post(`/api/v1/namespaces/web-shop/pods/${name}/eviction`, {
    apiVersion: 'policy/v1',
    kind: 'Eviction',
    metadata: { name, namespace: 'web-shop' },
  });
  expect(evicted.code).toBe(429);
  expect(evicted.message).toContain('Eviction triggered evacuation of VMI "web-shop/web-02"');
  await expect(table.getByRole('row', { name: /web-shop\/web-02/ })).toHaveCount(0);
  await page.goto(pathOf('migrations'));
  const row = migrations(page).filter({ hasText: 'web-02' });
  await expect(row).toContainText('worker-1');
  await row.getByRole('button', { name: 'Details' }).click();
  await expect(page.getByText('Its node is being emptied')).toBeVisible();
});

test.describe('somebody who may only look', () => {
  test.use({ scenario: 'read-only' });

  test('reads the limits and cannot change them, with the reason', async ({ page, standalone }) => {
    const api = new Api(standalone.apiUrl ?? '', 'admin');
    const rbac = '/apis/rbac.authorization.k8s.io/v1';
    const role = { name: 'settings-viewer' };
    const made = await api.post(`${rbac}/clusterroles`, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: role,
      rules: [
        {
          apiGroups: ['hco.kubevirt.io', 'migrations.kubevirt.io', 'kubevirt.io'],
          resources: ['hyperconvergeds', 'migrationpolicies', 'kubevirts'],
          verbs: ['get', 'list', 'watch'],
        },
      ],
    });
    const bound = await api.post(`${rbac}/clusterrolebindings`, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: role,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role.name },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'visitor' }],
    });
    expect([made.code, bound.code]).toEqual([201, 201]);
    await page.goto(pathOf('limits', 'ns/web-shop'));
    await expect(
      page.getByRole('heading', { name: /You have no permission to change HyperConverged/ }),
    ).toBeVisible();
    await expect(bandwidth(page)).toHaveAttribute('readonly', '');
    await expect(page.getByRole('button', { name: 'Save' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await expectAccessible(page);
  });
});
