/** @scenario hot-plug-manual */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { setFaults, setStatus } from './support/cluster';
import { renderPages } from './support/render';

const NAMESPACE = 'factory';

const open = async (name: string) => {
  await renderPages(
    [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }],
    `/vm-machines/ns/${NAMESPACE}/${name}`,
  );
  const user = userEvent.setup();
  const table = await screen.findByRole('grid', { name: 'Network interfaces' });
  return { user, table };
};

const titled = (name: RegExp) => screen.findByRole('heading', { level: 2, name });

/** The button once it may be used: until then another one stands in its place. */
const enabled = (name: string) =>
  waitFor(() => {
    const button = screen.getByRole('button', { name });
    expect(button).not.toHaveAttribute('aria-disabled', 'true');
    return button;
  });

const refusedFor = async (user: ReturnType<typeof userEvent.setup>, name: string, why: RegExp) => {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'));
  await user.hover(button);
  await waitFor(() => expect(screen.getByRole('tooltip')).toHaveTextContent(why));
};

afterEach(() => setFaults());

describe('what an interface waits for', () => {
  it('is said in its row, step by step in its details, and for the VM as a whole', async () => {
    const { user, table } = await open('press-02');
    const row = await within(table).findByRole('row', { name: /machines-vlan20/ });
    expect(within(row).getByText('Requested')).toBeVisible();
    expect(within(row).getByText('Needs migration')).toBeVisible();
    await user.click(within(row).getByRole('button', { name: 'Details' }));
    const steps = await screen.findByRole('list', { name: 'Steps of the interface' });
    expect(
      within(steps)
        .getAllByRole('listitem')
        .map((step) => step.textContent),
    ).toEqual([
      'RequestedDone',
      'Attached to the podWaiting',
      'In the VMNot yet',
      'Seen in the guestNot yet',
    ]);
    expect(screen.getByText('It is applied when you migrate the VM.')).toBeVisible();
    await titled(/The VM needs a migration/);
    expect(screen.getByText('Interfaces that wait: machines')).toBeVisible();
  });

  it('is nothing for a VM that is stopped', async () => {
    const { table } = await open('spare-01');
    expect(await within(table).findAllByText('VM is stopped')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Restart' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Migrate' })).not.toBeInTheDocument();
  });
});

describe('a VM that cannot be migrated', () => {
  it('says why in the words of its condition', async () => {
    const { user } = await open('robot-01');
    await refusedFor(user, 'Migrate', /The VM cannot be migrated: .*masquerade/);
    await enabled('Restart');
  });
});

describe('a VM that needs a restart', () => {
  const message = 'a non-live-updatable field was changed in the template spec';
  const told = `KubeVirt says: ${message}`;

  it('says so in words, also while it is paused or migrates', async () => {
    await setStatus(NAMESPACE, 'virtualmachines', 'press-03', {
      conditions: [{ type: 'RestartRequired', status: 'True', message }],
      printableStatus: 'Paused',
    });
    await open('press-03');
    await titled(/The VM needs a restart/);
    expect(screen.getByText(told)).toBeVisible();
    await setStatus(NAMESPACE, 'virtualmachineinstances', 'press-03', {
      migrationState: { startTimestamp: '2026-01-01T00:00:00Z', targetNode: 'worker-2' },
    });
    await waitFor(() => expect(screen.getByText('Paused')).toBeVisible());
    expect(screen.getByText(told)).toBeVisible();
  });

  it('is not restarted before the user agrees, and a refusal stays on screen', async () => {
    await setFaults({
      method: 'PUT',
      path: '/restart',
      status: 409,
      reason: 'Conflict',
      message: 'VM is not running: Halted',
    });
    const { user } = await open('press-01');
    await user.click(await enabled('Restart'));
    const dialog = await screen.findByRole('dialog', { name: /Restart VM factory\/press-01/ });
    await user.click(within(dialog).getByRole('button', { name: 'Restart' }));
    expect(await within(dialog).findByText('VM is not running: Halted')).toBeVisible();
    expect(within(dialog).getByText('Answer of the server: 409 Conflict')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
