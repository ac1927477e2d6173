/** @scenario stuck-migration */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { listed } from './support/cluster';
import { renderPages } from './support/render';

const open = async (name: string) => {
  await renderPages(
    [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }],
    `/vm-machines/ns/finance/${name}`,
  );
  await screen.findByRole('grid', { name: 'Network interfaces' });
  return userEvent.setup();
};

const titled = (name: RegExp) => screen.findByRole('heading', { level: 2, name });

const progressOf = async (): Promise<(string | undefined)[]> => {
  const phases = await screen.findByRole('list', { name: 'Phases of the migration' });
  return within(phases)
    .getAllByRole('listitem')
    .map((step) => step.textContent);
};

describe('a migration', () => {
  it('that finds no node says why, in the words of the scheduler', async () => {
    await open('safe-01');
    await titled(/The migration finds no node for the VM/);
    expect(screen.getByText(/Insufficient bridge.network.kubevirt.io\/br-vault/)).toBeVisible();
    expect((await progressOf()).slice(0, 3)).toEqual([
      'Waiting for its turn',
      'Looking for a node',
      'Node found',
    ]);
  });

  it('that failed says at which phase and why, until that is closed', async () => {
    const user = await open('safe-02');
    await titled(/The last migration of the VM failed/);
    expect(screen.getByText(/Migration target pod for VMI .* unschedulable/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Close the report of the migration' }));
    expect(screen.queryByText(/The last migration of the VM failed/)).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Migrate' })).toBeVisible();
  });

  it('warns beforehand when no other node has the networks', async () => {
    const user = await open('safe-02');
    const migrate = await screen.findByRole('button', { name: 'Migrate' });
    await waitFor(() => expect(migrate).not.toHaveAttribute('aria-disabled', 'true'));
    await user.click(migrate);
    const dialog = await screen.findByRole('dialog', { name: /Migrate VM/ });
    expect(within(dialog).getByText('No other node takes the VM')).toBeVisible();
    await user.click(within(dialog).getByRole('radio', { name: 'A node of your choice' }));
    const nodes = within(dialog).getByRole('grid', { name: 'Nodes' });
    expect(within(nodes).getByRole('radio', { name: 'worker-0' })).toBeDisabled();
    expect(within(nodes).getAllByText(/There is no bridge br-vault/).length).toBeGreaterThan(0);
    expect(within(dialog).getByText(/Not checked: free CPU and memory/)).toBeVisible();
  });

  it('that went well a while ago is not reported', async () => {
    await open('ledger-01');
    expect(await screen.findByRole('button', { name: 'Migrate' })).toBeVisible();
    expect(screen.queryByText(/migrated to/)).not.toBeInTheDocument();
  });

  it('can be cancelled after a question', async () => {
    const user = await open('safe-01');
    const cancel = await screen.findByRole('button', { name: 'Cancel migration' });
    await waitFor(() => expect(cancel).not.toHaveAttribute('aria-disabled', 'true'));
    await user.click(cancel);
    const dialog = await screen.findByRole('dialog', { name: /Cancel migration safe-01/ });
    const confirm = within(dialog).getByRole('button', { name: 'Cancel migration' });
    await waitFor(() => expect(confirm).toBeEnabled());
    await user.click(confirm);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    // Its finalizer keeps it until KubeVirt has ended it.
    const [migration] = (await listed('finance', 'virtualmachineinstancemigrations')).filter(
      ({ metadata }) => metadata.name.startsWith('safe-01'),
    );
    expect(migration?.metadata ?? { deletionTimestamp: 'gone' }).toHaveProperty(
      'deletionTimestamp',
    );
  });
});
