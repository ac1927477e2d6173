/**
 * @scenario secondary-dns
 * @user auditor
 */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import SettingsPage from '../src/features/settings/SettingsPage';
import { setFaults } from './support/cluster';
import { renderPages } from './support/render';

const HOME = '/vm-network-settings';

const open = async (tab = '') => {
  await renderPages([{ path: `${HOME}/*`, element: <SettingsPage /> }], `${HOME}${tab}`);
  return userEvent.setup();
};

const expectRefused = async (
  user: ReturnType<typeof userEvent.setup>,
  name: string,
  why: string,
) => {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'));
  await user.hover(button);
  await waitFor(() => expect(screen.getByRole('tooltip')).toHaveTextContent(why));
  await user.unhover(button);
  await user.click(button);
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
};

afterEach(() => setFaults());

describe('somebody who may only look', () => {
  it('sees the names and how far they are, and why nothing can be changed', async () => {
    const user = await open();
    const names = await screen.findByRole('grid', { name: 'Names' });
    expect(within(names).getByRole('row', { name: /^lan\.charts-01\./ })).toBeVisible();
    const why = 'You have no permission to change HyperConverged kubevirt-hyperconverged';
    expect(await screen.findByText(why, { exact: false, selector: 'h2 *, h2' })).toBeVisible();
    await expectRefused(user, 'Save', why);
    await expectRefused(
      user,
      'Create Service dns-lb',
      'You have no permission to create Services in openshift-cnv.',
    );
  });

  it('sees the pool and the namespaces, and may choose none', async () => {
    const user = await open('/mac-pools');
    expect(await screen.findByText('16,777,204')).toBeVisible();
    const box = await screen.findByRole('checkbox', { name: 'Choose clinic' });
    await waitFor(() => expect(box).toBeDisabled());
    await expectRefused(
      user,
      'Switch off for VMs',
      'You have no permission to change labels of namespaces.',
    );
  });

  it('sees what is installed', async () => {
    await open('/installed');
    const table = await screen.findByRole('grid', { name: 'Components' });
    const row = (name: RegExp) => within(table).getByRole('row', { name });
    expect(row(/^KubeVirt Runs VMs/)).toHaveTextContent(/Present.*v1\./);
    expect(row(/^MetalLB/)).toHaveTextContent('Present');
    expect(row(/^KubeSecondaryDNS/)).toHaveTextContent('Not switched on');
    expect(row(/^Service mesh/)).toHaveTextContent('Missing');
    expect(within(row(/^MetalLB/)).getByRole('link', { name: 'Cluster FQDN' })).toHaveAttribute(
      'href',
      HOME,
    );
    expect(screen.getByText(/roll-out strategy LiveUpdate/)).toBeVisible();
    expect(screen.getByText(/open to all: default, openshift-multus/)).toBeVisible();
  });
});

describe('what cannot be read', () => {
  const forbidden = (path: string) =>
    setFaults({ method: 'GET', path, status: 403, reason: 'Forbidden', message: 'not for you' });

  it('is said where it is the settings themselves', async () => {
    await forbidden('/hyperconvergeds');
    await open();
    // The NetworkAddonsConfig below it tells what is set, and is what could be changed.
    expect(await screen.findByText(/These settings stand in NetworkAddonsConfig/)).toBeVisible();
  });

  it('is said of the VMs', async () => {
    await forbidden('/virtualmachineinstances');
    await open();
    expect(
      await screen.findByText('You have no permission to read the VMs of all namespaces'),
    ).toBeVisible();
  });

  it('leaves open how many addresses are free', async () => {
    await forbidden('/virtualmachines');
    await open('/mac-pools');
    expect(await screen.findByText('Not known: not all VMs can be read')).toBeVisible();
  });
});
