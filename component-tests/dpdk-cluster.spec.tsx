/** @scenario dpdk */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import DpdkProfilePage from '../src/features/dpdk/cluster/DpdkProfilePage';
import DpdkPage from '../src/features/dpdk/DpdkPage';
import { asked } from './support/cluster';
import { renderPages } from './support/render';

const HOME = '/vm-dpdk/all-namespaces';

const pages = [
  { path: `${HOME}/*`, element: <DpdkPage /> },
  { path: `${HOME}/profiles/~new`, element: <DpdkProfilePage /> },
  { path: `${HOME}/profiles/:name/~edit`, element: <DpdkProfilePage /> },
];

const KUBERNETES = '/api/kubernetes/apis';
const PROFILE = `${KUBERNETES}/performance.openshift.io/v2/performanceprofiles/dpdk`;
const POOL = `${KUBERNETES}/machineconfiguration.openshift.io/v1/machineconfigpools/worker-dpdk`;
const CONVERGED = `${KUBERNETES}/hco.kubevirt.io/v1/namespaces/openshift-cnv/hyperconvergeds/kubevirt-hyperconverged`;

interface Read {
  spec: Record<string, unknown>;
}

const read = async (path: string): Promise<Read> => (await asked(path)) as Read;

const patch = (path: string, operations: object[]) =>
  asked(path, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json-patch+json' },
    body: JSON.stringify(operations),
  });

/** Two NUMA nodes with four cores each, whose siblings are eight apart. */
const LSCPU = [
  'CPU NODE SOCKET CORE',
  ...Array.from({ length: 16 }, (_each, cpu) => {
    const node = cpu % 8 < 4 ? 0 : 1;
    return `${cpu} ${node} ${node} ${cpu % 8}`;
  }),
].join('\n');

const paste = async (text: string) => {
  const user = userEvent.setup();
  const box = await screen.findByRole('textbox', { name: 'Output of lscpu' });
  await user.clear(box);
  await user.click(box);
  await user.paste(text);
  return user;
};

/** Presses a button once the permission for it is known. */
const press = async (user: UserEvent, name: string) => {
  await screen.findByRole('button', { name });
  // The hint that said why not goes, and another button is drawn.
  const button = () => screen.getByRole('button', { name });
  await waitFor(() => expect(button()).not.toHaveAttribute('aria-disabled', 'true'));
  await user.click(button());
};

const field = (name: string) => screen.getByRole('textbox', { name });

describe('the cluster', () => {
  it('folds a profile of which all is done, and shows its steps when it is opened', async () => {
    const user = userEvent.setup();
    await renderPages(pages, HOME);
    expect(await screen.findByText('8 of 8 steps done')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Steps of dpdk' }));
    expect(
      screen.getByText('Done: Pool worker-dpdk: all of its nodes have the settings.'),
    ).toBeVisible();
    expect(screen.getByText(/Network dpdk-net is there for VMs of dpdk-apps/)).toBeVisible();
  });

  it('sets what VMs get, and says from when it counts', async () => {
    await patch(CONVERGED, [
      { op: 'remove', path: '/spec/featureGates' },
      {
        op: 'remove',
        path: '/spec/virtualization/virtualMachineOptions/defaultRuntimeClass',
      },
    ]);
    const user = userEvent.setup();
    await renderPages(pages, HOME);
    expect(await screen.findByText('6 of 8 steps done')).toBeVisible();
    await press(user, 'Set the runtime class and whole cores');
    const review = await screen.findByRole('dialog');
    expect(within(review).getByText(/all VMs of the cluster that start from now on/)).toBeVisible();
    const save = within(review).getByRole('button', { name: 'Save changes' });
    await waitFor(() => expect(save).toBeEnabled());
    await user.click(save);
    expect(await screen.findByText('8 of 8 steps done')).toBeVisible();
    expect((await read(CONVERGED)).spec).toMatchObject({
      featureGates: [{ name: 'alignCPUs', state: 'Enabled' }],
      virtualization: { virtualMachineOptions: { defaultRuntimeClass: 'performance-dpdk' } },
    });
  });

  it('says that a pool is paused, and lets it go on', async () => {
    await patch(POOL, [{ op: 'add', path: '/spec/paused', value: true }]);
    const user = userEvent.setup();
    await renderPages(pages, HOME);
    expect(
      await screen.findByText('Failed: Pool worker-dpdk is paused: nothing reaches its nodes.'),
    ).toBeVisible();
    await press(user, 'Let it go on');
    const review = await screen.findByRole('dialog');
    const confirm = within(review).getByRole('button', { name: 'Let it go on' });
    await waitFor(() => expect(confirm).toBeEnabled());
    await user.click(confirm);
    await waitFor(() => expect(screen.queryByText(/nothing reaches its nodes/)).toBeNull());
    expect((await read(POOL)).spec.paused).toBe(false);
  });
});

describe('the project', () => {
  const NETWORKS = `${KUBERNETES}/sriovnetwork.openshift.io/v1/namespaces/openshift-sriov-network-operator/sriovnetworks`;
  const retarget = (namespace: string) =>
    patch(`${NETWORKS}/dpdk-net`, [
      { op: 'replace', path: '/spec/networkNamespace', value: namespace },
    ]);

  it('is created where a network waits for its namespace', async () => {
    await retarget('edge-apps');
    const user = userEvent.setup();
    await renderPages(pages, HOME);
    expect(
      await screen.findByText(/dpdk-net waits for namespace edge-apps, which does not exist/),
    ).toBeVisible();
    await press(user, 'Create namespace edge-apps');
    const form = await screen.findByRole('dialog', { name: 'Create a namespace for DPDK' });
    expect(within(form).getByRole('textbox', { name: 'Name' })).toHaveValue('edge-apps');
    await user.click(within(form).getByRole('button', { name: 'Review' }));
    const review = await screen.findByRole('dialog', { name: 'Create namespace edge-apps?' });
    const confirm = within(review).getByRole('button', { name: 'Create namespace' });
    await waitFor(() => expect(confirm).toBeEnabled());
    await user.click(confirm);
    expect(await screen.findByText(/dpdk-net is not made in edge-apps yet/)).toBeVisible();
    await retarget('dpdk-apps');
  });
});

describe('the form', () => {
  it('tells what cannot be read, and chooses cores on a picture by keyboard', async () => {
    await renderPages(pages, `${HOME}/profiles/~new?role=worker-fast`);
    await paste('hello');
    expect(
      await screen.findByText(/This is no output of lscpu. Run lscpu -e=CPU,NODE,SOCKET,CORE/),
    ).toBeVisible();
    const user = await paste(LSCPU);
    expect(await screen.findByText('16 CPUs are read.')).toBeVisible();
    expect(field('CPUs for the system')).toHaveValue('0,4,8,12');
    expect(field('CPUs for VMs')).toHaveValue('1-3,5-7,9-11,13-15');

    const node = screen.getByRole('group', { name: 'NUMA node 1' });
    const first = within(node).getByRole('button', { name: '4, 12: system' });
    first.focus();
    await user.keyboard('{ArrowRight} ');
    const second = within(node).getByRole('button', { name: '5, 13: system' });
    expect(second).toHaveFocus();
    expect(second).toHaveAttribute('aria-pressed', 'true');
    expect(field('CPUs for the system')).toHaveValue('0,4-5,8,12-13');
    await user.keyboard(' ');
    expect(field('CPUs for the system')).toHaveValue('0,4,8,12');

    await user.clear(field('CPUs for the system'));
    await user.type(field('CPUs for the system'), '0,1,20');
    const alert = await screen.findByRole('heading', { name: /The lists do not fit this node/ });
    expect(alert).toBeVisible();
    expect(screen.getByText('In neither list: 4,8,12.')).toBeVisible();
    expect(screen.getByText('Not on this node: 20.')).toBeVisible();
    await user.click(field('CPUs for VMs'));
    await user.tab();
    expect(
      await screen.findByText(/CPUs 1 are both in "isolated" and in "reserved"/),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Take the proposal' }));
    expect(field('CPUs for the system')).toHaveValue('0,4,8,12');
  });

  it('knows no siblings from the plain output', async () => {
    await renderPages(pages, `${HOME}/profiles/~new?role=worker-fast`);
    await paste('CPU(s): 4\nThread(s) per core: 2\nNUMA node0 CPU(s): 0-3');
    expect(
      await screen.findByRole('heading', { name: /does not tell which CPUs share a core/ }),
    ).toBeVisible();
    expect(screen.queryByRole('group', { name: /NUMA node/ })).toBeNull();
    expect(field('CPUs for the system')).toHaveValue('');
  });

  it('says which nodes cannot be chosen, and which lists do not match', async () => {
    await renderPages(pages, `${HOME}/profiles/~new?role=worker-fast`);
    const table = await screen.findByRole('grid', { name: 'Nodes to choose from' });
    const control = within(table).getByRole('row', { name: /control-plane-0/ });
    expect(control).toHaveTextContent('It runs the control plane.');
    expect(within(control).getByRole('checkbox')).toBeDisabled();
    expect(within(table).getByRole('row', { name: /worker-1/ })).toHaveTextContent(
      'It belongs to the pool worker-dpdk.',
    );
    const user = await paste(LSCPU);
    await user.click(screen.getByRole('checkbox', { name: 'Choose node worker-3' }));
    expect(await screen.findByText(/name 16 CPUs, and worker-3 has 64/)).toBeVisible();
  });

  it('keeps what it does not show, and says which nodes restart', async () => {
    await patch(PROFILE, [
      { op: 'add', path: '/spec/workloadHints', value: { realTime: true } },
      { op: 'add', path: '/spec/additionalKernelArgs', value: ['a=1'] },
    ]);
    const user = userEvent.setup();
    await renderPages(pages, `${HOME}/profiles/dpdk/~edit`);
    const count = await screen.findByRole('textbox', { name: 'Number of huge pages 1' });
    await user.clear(count);
    await user.type(count, '16');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const review = await screen.findByRole('dialog');
    expect(
      await within(review).findByRole('heading', {
        name: /2 nodes are emptied one after the other/,
      }),
    ).toBeVisible();
    const save = within(review).getByRole('button', { name: 'Save changes' });
    await waitFor(() => expect(save).toBeEnabled());
    await user.click(save);
    await waitFor(async () =>
      expect((await read(PROFILE)).spec).toMatchObject({
        workloadHints: { realTime: true },
        additionalKernelArgs: ['a=1'],
        hugepages: { pages: [{ size: '1G', count: 16 }] },
      }),
    );
  });
});

describe('a profile that is deleted', () => {
  const openDialog = async () => {
    const user = userEvent.setup();
    await renderPages(pages, HOME);
    await user.click(await screen.findByRole('button', { name: 'Actions for dpdk' }));
    const item = await screen.findByRole('menuitem', { name: 'Delete' });
    await waitFor(() => expect(item).not.toHaveAttribute('aria-disabled', 'true'));
    await user.click(item);
    const review = await screen.findByRole('dialog', {
      name: /Delete performance profile dpdk/,
    });
    return { user, review };
  };

  it('waits for a pool that is paused, and changes nothing that VMs get from elsewhere', async () => {
    const at = '/spec/virtualization/virtualMachineOptions/defaultRuntimeClass';
    await patch(POOL, [{ op: 'add', path: '/spec/paused', value: true }]);
    await patch(CONVERGED, [{ op: 'replace', path: at, value: 'other' }]);
    const { review } = await openDialog();
    expect(
      await within(review).findByRole('heading', { name: /they restart once it goes on/ }),
    ).toBeVisible();
    expect(within(review).queryByText(/HyperConverged/)).toBeNull();
    await patch(POOL, [{ op: 'remove', path: '/spec/paused' }]);
    await patch(CONVERGED, [{ op: 'replace', path: at, value: 'performance-dpdk' }]);
  });

  it('restarts its nodes, and VMs get its runtime class no more before it goes', async () => {
    const { user, review } = await openDialog();
    expect(
      await within(review).findByRole('heading', {
        name: /2 nodes are emptied one after the other/,
      }),
    ).toBeVisible();
    expect(
      within(review).getByRole('heading', { name: /runtime class performance-dpdk, which goes/ }),
    ).toBeVisible();
    expect(within(review).getByText(/HyperConverged is changed first/)).toBeVisible();
    const steps = within(review).getByRole('list', { name: 'Changes' });
    expect(
      within(steps)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent.split(' ')[0]),
    ).toEqual([
      expect.stringMatching(/^HyperConverged/),
      expect.stringMatching(/^PerformanceProfile/),
    ]);
    const button = within(review).getByRole('button', { name: 'Delete' });
    expect(button).toBeDisabled();
    await user.type(within(review).getByRole('textbox'), 'dpdk');
    await waitFor(() => expect(button).toBeEnabled());
    await user.click(button);
    expect(await screen.findByText('No nodes are set up for DPDK yet')).toBeVisible();
    expect((await read(CONVERGED)).spec).not.toHaveProperty(
      'virtualization.virtualMachineOptions.defaultRuntimeClass',
    );
    expect((await read(CONVERGED)).spec).toHaveProperty('featureGates');
  });
});
