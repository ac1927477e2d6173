/** @scenario healthy */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import LiveMigrationPage from '../src/features/live-migration/LiveMigrationPage';
import { setFaults } from './support/cluster';
import { renderPages } from './support/render';

const CNV = '/api/kubernetes/apis/hco.kubevirt.io/v1/namespaces/openshift-cnv/hyperconvergeds';
const POLICIES = '/api/kubernetes/apis/migrations.kubevirt.io/v1alpha1/migrationpolicies';

interface HyperConverged {
  spec: { virtualization: { liveMigrationConfig: Record<string, unknown> } };
}

const asked = async <T,>(path: string, init: RequestInit = {}): Promise<T> => {
  const response = await fetch(path, init);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
};

const limits = async () =>
  (await asked<HyperConverged>(`${CNV}/kubevirt-hyperconverged`)).spec.virtualization
    .liveMigrationConfig;

const patchedLimits = (value: unknown) =>
  asked(`${CNV}/kubevirt-hyperconverged`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/merge-patch+json' },
    body: JSON.stringify({ spec: { virtualization: { liveMigrationConfig: value } } }),
  });

const create = (name: string, spec: object) =>
  asked(POLICIES, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      apiVersion: 'migrations.kubevirt.io/v1alpha1',
      kind: 'MigrationPolicy',
      metadata: { name },
      spec,
    }),
  });

const open = async () => {
  await renderPages(
    [{ path: '/vm-live-migration/all-namespaces/*', element: <LiveMigrationPage /> }],
    '/vm-live-migration/all-namespaces/limits',
  );
  const form = await screen.findByRole('form', { name: 'Limits of live migrations' });
  return { user: userEvent.setup(), form };
};

const bandwidth = (form: HTMLElement) =>
  within(form).getByRole('textbox', { name: /^Bandwidth of each migration/ });

const save = async (user: ReturnType<typeof userEvent.setup>, form: HTMLElement) => {
  const button = within(form).getByRole('button', { name: 'Save' });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled', 'true'));
  await user.click(button);
};

const confirm = async (user: ReturnType<typeof userEvent.setup>) => {
  const dialog = await screen.findByRole('dialog', { name: /Save the limits/ });
  const button = within(dialog).getByRole('button', { name: 'Save changes' });
  await waitFor(() => expect(button).toBeEnabled());
  await user.click(button);
};

afterEach(() => setFaults());

describe('the limits of live migrations', () => {
  it('show what is set, the defaults of the installed version, and an estimate', async () => {
    const { user, form } = await open();
    expect(
      within(form).getByRole('textbox', { name: 'Migrations at once from one node' }),
    ).toHaveAccessibleDescription(/By default 1\./);
    expect(within(form).getByRole('textbox', { name: /^Time limit/ })).toHaveAccessibleDescription(
      /By default 20\./,
    );
    await user.type(bandwidth(form), '64Mi');
    const memory = screen.getByRole('textbox', { name: 'Memory of the VM (GiB)' });
    await user.clear(memory);
    await user.type(memory, '64');
    expect(
      await screen.findByText(
        /A VM with 64 GiB needs at least 17 minutes 4 seconds at 64 MiB a second, more if it writes much\. After 23 minutes it is given up/,
      ),
    ).toBeVisible();
  });

  it('are saved, and nothing else is touched', async () => {
    const before = await limits();
    const { user, form } = await open();
    await user.type(bandwidth(form), '128Mi');
    await user.selectOptions(
      within(form).getByRole('combobox', { name: 'When the time limit is reached' }),
      'post-copy',
    );
    await save(user, form);
    await confirm(user);
    expect(await screen.findByText('The limits of live migrations are saved')).toBeVisible();
    expect(await limits()).toEqual({
      ...before,
      bandwidthPerMigration: '128Mi',
      allowPostCopy: true,
      allowWorkloadDisruption: true,
    });
    expect(
      within(await screen.findByRole('form', { name: 'Limits of live migrations' })).getByRole(
        'button',
        { name: 'Save' },
      ),
    ).toHaveAttribute('aria-disabled', 'true');
  });

  it('are not sent where migrations would fail by them', async () => {
    const { user, form } = await open();
    await user.clear(bandwidth(form));
    await user.type(bandwidth(form), '-5Mi');
    await save(user, form);
    expect(bandwidth(form)).toHaveAccessibleDescription(/A number with a unit/);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('warn of a bandwidth at which the time limit comes first', async () => {
    const { user, form } = await open();
    await user.selectOptions(
      within(form).getByRole('combobox', { name: 'When the time limit is reached' }),
      'none',
    );
    await user.clear(bandwidth(form));
    await user.type(bandwidth(form), '32Mi');
    await waitFor(() =>
      expect(bandwidth(form)).toHaveAccessibleDescription(/takes 30 seconds at this bandwidth/),
    );
  });

  it('that others changed meanwhile are shown before they are overwritten', async () => {
    const { user, form } = await open();
    await user.clear(bandwidth(form));
    await user.type(bandwidth(form), '256Mi');
    await patchedLimits({ bandwidthPerMigration: '1Gi' });
    await save(user, form);
    const dialog = await screen.findByRole('dialog', { name: /Save the limits/ });
    expect(await within(dialog).findByText(/was changed by somebody else meanwhile/)).toBeVisible();
    await user.click(
      within(dialog).getByRole('button', { name: 'Apply my change to the newer version' }),
    );
    await confirm(user);
    await waitFor(async () => expect((await limits()).bandwidthPerMigration).toBe('256Mi'));
  });

  it('list the policies with the VMs that each is of', async () => {
    await create('shop', {
      selectors: { namespaceSelector: { 'kubernetes.io/metadata.name': 'web-shop' } },
      bandwidthPerMigration: '1Gi',
    });
    await create('never', { selectors: { virtualMachineInstanceSelector: { size: 'big' } } });
    const { user } = await open();
    const table = await screen.findByRole('grid', { name: 'Migration policies' });
    const row = within(table).getByRole('row', { name: /^Details shop/ });
    expect(row).toHaveTextContent('Namespace: kubernetes.io/metadata.name=web-shop');
    expect(row).toHaveTextContent('Bandwidth: 1Gi');
    expect(row).toHaveTextContent('2 VMs');
    await user.click(within(row).getByRole('button', { name: 'Details' }));
    expect(within(table).getByRole('link', { name: 'web-shop/web-01' })).toBeVisible();
    expect(within(table).getByRole('row', { name: /never/ })).toHaveTextContent('VM: size=big');
  });
});
