/** @scenario migration-network */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import LiveMigrationPage from '../src/features/live-migration/LiveMigrationPage';
import MigrationNetworkWizard from '../src/features/live-migration/wizard/MigrationNetworkWizard';
import { setFaults } from './support/cluster';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-live-migration/all-namespaces/*', element: <LiveMigrationPage /> },
  { path: '/vm-live-migration/~new-network', element: <MigrationNetworkWizard /> },
];

const open = async (at: string) => {
  await renderPages(pages, at);
  return userEvent.setup();
};

const tab = () => open('/vm-live-migration/all-namespaces');

const networks = () => screen.findByRole('grid', { name: 'Networks for live migration' });
const nodes = () => screen.findByRole('grid', { name: 'virt-handler on each node' });

const review = async (user: Awaited<ReturnType<typeof tab>>, network: string) => {
  await user.click(within(await networks()).getByRole('radio', { name: network }));
  const use = () => screen.getByRole('button', { name: 'Use the chosen network' });
  await waitFor(() => expect(use()).not.toHaveAttribute('aria-disabled', 'true'));
  await user.click(use());
  return screen.findByRole('dialog');
};

const save = async (user: Awaited<ReturnType<typeof tab>>, dialog: HTMLElement) => {
  const button = within(dialog).getByRole('button', { name: 'Save and restart virt-handler' });
  await waitFor(() => expect(button).toBeEnabled());
  await user.click(button);
};

afterEach(() => setFaults());

describe('the network of live migrations', () => {
  it('judges networks of the namespace of KubeVirt before they can be chosen', async () => {
    const user = await tab();
    const table = await networks();
    const row = within(table).getByRole('radio', { name: 'too-small' }).closest('tbody');
    expect(within(table).getByRole('radio', { name: 'too-small' })).toBeDisabled();
    expect(row).toHaveTextContent('2 addresses, 3 needed now: 1 too few');
    expect(within(table).getByRole('radio', { name: 'Default network' })).toBeChecked();
    expect(within(table).queryByRole('radio', { name: 'migration' })).not.toBeInTheDocument();
    await user.click(within(row as HTMLElement).getByRole('button', { name: 'Details' }));
    expect(await within(table).findByText(/has 2 addresses for 3 nodes/)).toBeVisible();
    const use = screen.getByRole('button', { name: 'Use the chosen network' });
    await user.hover(use);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'Choose another network than the one that is in use.',
    );
  });

  it('says what the server refuses, and leaves all as it was', async () => {
    const user = await tab();
    await setFaults({
      method: 'PATCH',
      path: '/hyperconvergeds/',
      status: 422,
      reason: 'Invalid',
      message: 'admission webhook denied the request: an upgrade is under way',
    });
    const dialog = await review(user, 'migration-vlan60');
    expect(await within(dialog).findByText(/an upgrade is under way/)).toBeVisible();
    expect(
      within(dialog).getByRole('button', { name: 'Save and restart virt-handler' }),
    ).toBeDisabled();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(within(await nodes()).getAllByText('Uses the pod network')).toHaveLength(3);
  });

  it('warns of what should be known before, and follows virt-handler after', async () => {
    const user = await tab();
    const dialog = await review(user, 'migration-uneven');
    expect(await within(dialog).findByText(/Nodes differ in the MTU/)).toBeVisible();
    await save(user, dialog);
    // Nobody plays the operators here: they do not pass the setting on.
    expect(
      await screen.findByText('The operators are passing the setting on to virt-handler'),
    ).toBeVisible();
    expect(screen.getByText('0 of 3 nodes')).toBeVisible();
    expect(
      within(await nodes()).getAllByText(/go over the pod network, without any error/),
    ).toHaveLength(3);
    const back = await review(user, 'Default network');
    await save(user, back);
    await waitFor(() => expect(screen.queryByText('0 of 3 nodes')).not.toBeInTheDocument());
  });
});

describe('the wizard for a dedicated network', () => {
  const next = () => screen.getByRole('button', { name: 'Next' });
  const field = (name: string) => screen.findByRole('textbox', { name });

  it('goes on only when a step is sound, and counts addresses as they are typed', async () => {
    const user = await open('/vm-live-migration/~new-network');
    await user.click(await screen.findByRole('radio', { name: 'br-lab' }));
    await user.type(await field('VLAN tag'), '5000');
    await user.click(next());
    expect(await screen.findByText('A VLAN is a number from 1 to 4094.')).toBeVisible();
    await user.clear(await field('VLAN tag'));
    await user.type(await field('VLAN tag'), '80');
    await user.click(next());

    const range = await field('Address range');
    await user.type(range, '10.200.80.0/29');
    // With the nodes of now and, as nothing else is said, of later.
    expect(await screen.findAllByText('3 needed, 3 left')).toHaveLength(2);
    await user.type(await field('Excluded addresses'), '10.200.80.0/30');
    expect(await screen.findAllByText('3 needed, 0 left')).toHaveLength(2);
    await user.type(await field('Nodes later'), '4');
    expect(await screen.findByText('4 needed, 1 too few')).toBeVisible();
    await user.clear(range);
    await user.type(range, '192.168.111.0/24');
    await user.click(next());
    expect(await screen.findByText(/shares addresses with the node/)).toBeVisible();
    await user.clear(range);
    await user.type(range, '10.200.80.0/24');
    await user.click(next());
    expect(await field('Name')).toHaveValue('migration-br-lab-vlan80');
    await user.click(next());
    const chosen = await screen.findByText('openshift-cnv/migration-br-lab-vlan80');
    expect(chosen).toBeVisible();
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Make it and use it' })).not.toHaveAttribute(
        'aria-disabled',
        'true',
      ),
    );
  });
});
