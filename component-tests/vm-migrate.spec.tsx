/** @scenario hot-plug-manual */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { listed, setFaults, setStatus } from './support/cluster';
import { renderPages } from './support/render';

const NAMESPACE = 'factory';
const MIGRATIONS = 'virtualmachineinstancemigrations';

const open = async (name: string) => {
  await renderPages(
    [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }],
    `/vm-machines/ns/${NAMESPACE}/${name}`,
  );
  return userEvent.setup();
};

const begin = async (user: ReturnType<typeof userEvent.setup>) => {
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Migrate' })).not.toHaveAttribute(
      'aria-disabled',
      'true',
    ),
  );
  await user.click(screen.getByRole('button', { name: 'Migrate' }));
  return screen.findByRole('dialog', { name: /Migrate VM/ });
};

const confirm = async (user: ReturnType<typeof userEvent.setup>, dialog: HTMLElement) => {
  const button = within(dialog).getByRole('button', { name: 'Migrate' });
  await waitFor(() => expect(button).toBeEnabled());
  await user.click(button);
};

const titled = (name: RegExp) => screen.findByRole('heading', { level: 2, name });

afterEach(() => setFaults());

describe('migrating a VM', () => {
  it('is reviewed, followed through its phases, and checked by the status of the instance', async () => {
    const user = await open('press-02');
    const dialog = await begin(user);
    expect(within(dialog).getByText(/gets what these wait for: machines/)).toBeVisible();
    expect(within(dialog).getByText(/2 of the 3 other nodes take the VM/)).toBeVisible();
    await confirm(user, dialog);
    await titled(/The VM is being migrated: Waiting for its turn/);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();

    const migrate = screen.getByRole('button', { name: 'Migrate' });
    expect(migrate).toHaveAttribute('aria-disabled', 'true');
    await user.hover(migrate);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /A migration of the VM is under way/,
    );

    const migration = (await listed(NAMESPACE, MIGRATIONS)).find(({ metadata }) =>
      metadata.name.startsWith('press-02-migration-'),
    );
    if (!migration) throw new Error('No migration was made');
    const { name, uid } = migration.metadata;
    await setStatus(NAMESPACE, MIGRATIONS, name, { phase: 'Running' });
    await titled(/The VM is being migrated: Copying the VM/);
    const phases = screen.getByRole('list', { name: 'Phases of the migration' });
    expect(within(phases).getAllByRole('listitem')).toHaveLength(7);

    await setStatus(NAMESPACE, MIGRATIONS, name, { phase: 'Succeeded' });
    await titled(/The migration is over; the VM has not reported its node yet/);
    await setStatus(NAMESPACE, 'virtualmachineinstances', 'press-02', {
      nodeName: 'worker-9',
      migrationState: {
        migrationUid: uid,
        completed: true,
        targetNode: 'worker-9',
        targetNodeAddress: '10.0.0.9',
      },
    });
    await titled(/The VM was migrated to worker-9/);
    expect(screen.getByText('Its memory was copied to 10.0.0.9.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Close the report of the migration' }));
    expect(screen.queryByText(/The VM was migrated/)).not.toBeInTheDocument();
  });

  it('says why the server refuses, before anything is sent', async () => {
    await setFaults({
      method: 'POST',
      path: `/${MIGRATIONS}`,
      status: 422,
      reason: 'Invalid',
      message: 'admission webhook denied the request: in-flight migration detected',
    });
    const user = await open('press-03');
    const dialog = await begin(user);
    expect(await within(dialog).findByText(/in-flight migration detected/)).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Migrate' })).toBeDisabled();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
