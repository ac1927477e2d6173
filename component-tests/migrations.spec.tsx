/** @scenario stuck-migration */
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import LiveMigrationPage from '../src/features/live-migration/LiveMigrationPage';
import { metricsIn, queryFor } from '../src/features/live-migration/migrations/metrics';
import { ProgressText } from '../src/features/live-migration/migrations/ProgressText';
import { defaultLimits } from '../src/domain/settings/limits';
import { listed, setFaults, setStatus } from './support/cluster';
import { renderPages } from './support/render';

const NAMESPACE = 'finance';
const MIGRATIONS = 'virtualmachineinstancemigrations';
const GIB = 2 ** 30;
const MIB = 2 ** 20;

const open = async () => {
  await renderPages(
    [{ path: '/vm-live-migration/all-namespaces/*', element: <LiveMigrationPage /> }],
    '/vm-live-migration/all-namespaces/migrations',
  );
  const table = await screen.findByRole('grid', { name: 'Migrations' });
  return { user: userEvent.setup(), table };
};

const rowOf = (table: HTMLElement, vm: string) =>
  within(table).getByRole('row', { name: new RegExp(`Details ${vm} `) });

afterEach(() => setFaults());

describe('the migrations of a cluster', () => {
  it('say where each stands, why it failed, and what to do', async () => {
    const { user, table } = await open();
    expect(rowOf(table, 'safe-01')).toHaveTextContent('Looking for a node');
    const failed = rowOf(table, 'safe-02');
    expect(failed).toHaveTextContent('No node had a place for the VM');
    expect(failed).toHaveTextContent('See under Readiness what each node lacks.');
    expect(rowOf(table, 'ledger-01')).toHaveTextContent(/worker-\d.*worker-\d.*Migrated/);
    expect(screen.getByText(/keeps the last five migrations of each VM/)).toBeVisible();
    await user.click(within(failed).getByRole('button', { name: 'Details' }));
    expect(
      await within(table).findByText(/Migration target pod for VMI .* unschedulable/),
    ).toBeVisible();
  });

  it('tell a time-out from what somebody cancelled', async () => {
    const [migration] = (await listed(NAMESPACE, MIGRATIONS)).filter(
      ({ status }) => status?.phase === 'Failed',
    );
    if (!migration) throw new Error('There is no failed migration');
    const run = {
      failureReason: 'Live migration has been aborted',
      startTimestamp: '2026-01-01T00:00:00Z',
      endTimestamp: '2026-01-01T02:00:00Z',
      migrationConfiguration: { completionTimeoutPerGiB: 20 },
    };
    const setRun = (state: object) =>
      setStatus(NAMESPACE, MIGRATIONS, migration.metadata.name, { migrationState: state });
    await setRun(run);
    const { table } = await open();
    await waitFor(() =>
      expect(rowOf(table, 'safe-02')).toHaveTextContent('Took longer than the time limit'),
    );
    await setRun({ ...run, abortRequested: true });
    await waitFor(() => expect(rowOf(table, 'safe-02')).toHaveTextContent('Cancelled by somebody'));
  });

  it('are grouped by cause', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('switch', { name: 'Group by cause' }));
    const groups = await screen.findByRole('grid', { name: 'Migrations' });
    expect(within(groups).getByRole('row', { name: /Running 1 1/ })).toBeVisible();
    await user.click(screen.getByRole('switch', { name: 'Group by cause' }));
  });

  it('can be cancelled, and the reason why not is told', async () => {
    await setFaults({
      method: 'DELETE',
      path: `/${MIGRATIONS}/`,
      status: 403,
      reason: 'Forbidden',
      message: 'migrations are not yours',
    });
    const { user, table } = await open();
    const cancel = await within(rowOf(table, 'safe-01')).findByRole('button', { name: 'Cancel' });
    await waitFor(() => expect(cancel).not.toHaveAttribute('aria-disabled', 'true'));
    await user.click(cancel);
    const refused = await screen.findByRole('dialog', { name: /Cancel migration/ });
    expect(await within(refused).findByText(/migrations are not yours/)).toBeVisible();
    await user.click(within(refused).getByRole('button', { name: 'Cancel' }));
    await setFaults();
    await user.click(cancel);
    const dialog = await screen.findByRole('dialog', { name: /Cancel migration/ });
    const confirm = within(dialog).getByRole('button', { name: 'Cancel migration' });
    await waitFor(() => expect(confirm).toBeEnabled());
    await user.click(confirm);
    await waitFor(async () => {
      const left = await listed(NAMESPACE, MIGRATIONS);
      expect(left.some(({ status }) => status?.phase === 'Scheduling')).toBe(false);
    });
  });
});

describe('how far a copy is', () => {
  const limits = defaultLimits('hco-v1');
  const show = (props: Partial<Parameters<typeof ProgressText>[0]>) =>
    render(
      <p>
        <ProgressText
          metrics={undefined}
          bytes={64 * GIB}
          limits={limits}
          elapsed={120}
          {...props}
        />
      </p>,
    ).container.textContent;

  it('is told in words, with what the settings will do', () => {
    const metrics = { remaining: 12.4 * GIB, dirtyRate: 380 * MIB, transferRate: 250 * MIB };
    expect(show({ metrics })).toBe(
      '12.4 GiB left; the VM writes 380 MiB a second, and the link carries 250 MiB: it will not finish at this rate. In 21 minutes KubeVirt gives up; the VM stays on its node.',
    );
    const soft = { ...limits, autoConverge: true, disruption: true, postCopy: true };
    expect(show({ metrics, limits: soft })).toMatch(
      /The VM is slowed down until it can be copied\. In 21 minutes the VM goes on at its target/,
    );
  });

  it('says when it is done, where it will be', () => {
    const metrics = { remaining: 10 * GIB, dirtyRate: 0, transferRate: 64 * MIB };
    expect(show({ metrics })).toBe('10 GiB left; done in about 2 minutes 40 seconds at this rate.');
    expect(show({ metrics: { ...metrics, transferRate: 0 } })).toMatch(/nothing is being copied/);
  });

  it('is how long it has taken, where nobody measures', () => {
    expect(show({})).toBe(
      'Copying for 2 minutes. In 21 minutes KubeVirt gives up; the VM stays on its node.',
    );
    expect(show({ bytes: undefined })).toBe('Copying for 2 minutes.');
  });

  it('is read from Prometheus, when all of it is there', () => {
    const sample = (name: string, value: string) => ({
      metric: { __name__: name },
      value: [0, value] as [number, string],
    });
    const answer = (...result: ReturnType<typeof sample>[]) =>
      metricsIn({ status: 'success', data: { resultType: 'vector', result } });
    const all = [
      sample('kubevirt_vmi_migration_data_remaining_bytes', '100'),
      sample('kubevirt_vmi_migration_dirty_memory_rate_bytes', '20'),
      sample('kubevirt_vmi_migration_memory_transfer_rate_bytes', '30'),
    ];
    expect(answer(...all)).toEqual({ remaining: 100, dirtyRate: 20, transferRate: 30 });
    expect(answer(...all.slice(1))).toBeUndefined();
    expect(metricsIn(undefined)).toBeUndefined();
    expect(queryFor('shop', 'web')).toContain('namespace="shop",name="web"');
  });
});
