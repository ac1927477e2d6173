import { consoleAs } from './support/as-user';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

const APIS = '/apis/performance.openshift.io/v2/performanceprofiles';
const POOLS = '/apis/machineconfiguration.openshift.io/v1/machineconfigpools';
const CONVERGED =
  '/apis/hco.kubevirt.io/v1/namespaces/openshift-cnv/hyperconvergeds/kubevirt-hyperconverged';

const SRIOV = '/apis/sriovnetwork.openshift.io/v1/namespaces/openshift-sriov-network-operator';

interface NodeState {
  status: { interfaces: { name: string; Vfs?: { driver?: string }[] }[] };
}

interface NodeRead {
  status: { allocatable: Record<string, string> };
}

interface Read {
  metadata: { labels?: Record<string, string> };
  spec: Record<string, unknown>;
}

/** Two NUMA nodes with 16 cores each, whose siblings are 32 apart. */
const LSCPU = [
  'CPU NODE SOCKET CORE',
  ...Array.from({ length: 64 }, (_each, cpu) => {
    const node = cpu % 32 < 16 ? 0 : 1;
    return `${cpu} ${node} ${node} ${cpu % 32}`;
  }),
].join('\n');

test.describe('a cluster for DPDK', () => {
  test.use({ scenario: 'dpdk' });

  test('is set up on a node from its label to virtual functions for guests', async ({
    page,
    api,
  }) => {
    test.slow();
    await page.goto('/vm-dpdk/all-namespaces');
    await expect(page.getByText('8 of 8 steps done')).toBeVisible();
    await page.getByRole('link', { name: 'Set up nodes for DPDK' }).click();

    // The usual role has a profile already.
    await expect(page.getByRole('combobox', { name: 'Role of the nodes' })).toHaveValue(
      'worker-dpdk-2',
    );
    await page.getByRole('checkbox', { name: 'Choose node worker-3' }).check();
    await page.getByRole('textbox', { name: 'Output of lscpu' }).fill(LSCPU);
    const system = page.getByRole('textbox', { name: 'CPUs for the system' });
    await expect(system).toHaveValue('0,16,32,48');
    await page
      .getByRole('group', { name: 'NUMA node 0' })
      .getByRole('button', { name: '1, 33: VMs' })
      .click();
    await expect(system).toHaveValue('0-1,16,32-33,48');
    await expectAccessibleInBothThemes(page);

    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const review = page.getByRole('dialog');
    await expect(review.getByText('worker-3: no VM runs there')).toBeVisible();
    for (const name of [
      'Node worker-3',
      'MachineConfigPool worker-dpdk-2',
      'PerformanceProfile worker-dpdk-2',
    ])
      await expect(review.getByText(name, { exact: true })).toBeVisible();
    await expectAccessible(page);
    await review.getByRole('button', { name: 'Set up nodes' }).click();
    await review.getByRole('button', { name: 'Close' }).last().click();

    await expect(page).toHaveURL(/\/vm-dpdk\/all-namespaces$/);
    const card = page.getByRole('region', { name: /worker-dpdk-2/ });
    await expect(
      card.getByText('Done: Pool worker-dpdk-2: all of its nodes have the settings.'),
    ).toBeVisible({ timeout: 120_000 });
    await expect(card.getByText(/Its runtime class is performance-worker-dpdk-2/)).toBeVisible({
      timeout: 60_000,
    });
    const profile = await api.read<Read>(`${APIS}/worker-dpdk-2`);
    expect(profile.spec).toMatchObject({
      cpu: { reserved: '0-1,16,32-33,48', isolated: '2-15,17-31,34-47,49-63' },
      nodeSelector: { 'node-role.kubernetes.io/worker-dpdk-2': '' },
      numa: { topologyPolicy: 'single-numa-node' },
    });
    const node = await api.read<Read>('/api/v1/nodes/worker-3');
    expect(node.metadata.labels).toMatchObject({ 'node-role.kubernetes.io/worker-dpdk-2': '' });
    expect((await api.read<Read>(`${POOLS}/worker-dpdk-2`)).spec).toMatchObject({
      nodeSelector: { matchLabels: { 'node-role.kubernetes.io/worker-dpdk-2': '' } },
    });

    // VMs have the class of the other profile so far.
    await card.getByRole('button', { name: 'Set the runtime class' }).click();
    await expect(page.getByRole('dialog').getByText(/start from now on/)).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click();
    await expect(
      card.getByText(/VMs get the runtime class performance-worker-dpdk-2 when they start/),
    ).toBeVisible();
    expect((await api.read<Read>(CONVERGED)).spec).toMatchObject({
      virtualization: {
        virtualMachineOptions: { defaultRuntimeClass: 'performance-worker-dpdk-2' },
      },
    });

    await card.getByRole('link', { name: 'Create a policy for these nodes' }).click();
    await expect(page.getByText('node-role.kubernetes.io/worker-dpdk-2=')).toBeVisible();
    await page.getByRole('combobox', { name: 'Network cards by name' }).fill('ens2f0');
    await page.getByRole('button', { name: 'Add to Network cards by name' }).click();
    await expect(page.getByText('Network cards of 1 node fit')).toBeVisible();
    await page.getByRole('combobox', { name: 'Resource name' }).fill('edge_nics');
    await page.getByRole('textbox', { name: 'Virtual functions of each card' }).fill('6');
    await expect(page.getByRole('combobox', { name: 'Device type' })).toHaveValue('vfio-pci');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Create policy' }).click();
    await expect(page.getByRole('heading', { name: 'edge-nics', level: 1 })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'worker-3' })).toContainText(
      '6 of 6 made',
      { timeout: 60_000 },
    );
    const { status } = await api.read<NodeState>(`${SRIOV}/sriovnetworknodestates/worker-3`);
    const made = status.interfaces.find(({ name }) => name === 'ens2f0');
    expect(made?.Vfs?.map(({ driver }) => driver)).toEqual(Array(6).fill('vfio-pci'));
    await expect
      .poll(async () => (await api.read<NodeRead>('/api/v1/nodes/worker-3')).status.allocatable, {
        timeout: 60_000,
      })
      .toMatchObject({ 'openshift.io/edge_nics': '6' });
    await page.goto('/vm-dpdk/all-namespaces');
    await expect(
      card.getByText('Done: Policy edge-nics gives out virtual functions as edge_nics.'),
    ).toBeVisible({ timeout: 60_000 });
  });

  test('says to somebody of a project why nothing is shown', async ({
    page,
    standalone,
  }, testInfo) => {
    const other = await consoleAs('dpdk-apps-editor', standalone, testInfo);
    await page.goto(`${other.url}/vm-dpdk/ns/dpdk-apps`);
    await expect(page.getByText(/cannot list resource "performanceprofiles"/)).toBeVisible();
    await expectAccessible(page);
    await other.close();
  });
});
