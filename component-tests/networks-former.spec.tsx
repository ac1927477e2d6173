/** @scenario hot-plug */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NetworkDetailsPage from '../src/features/networks/details/NetworkDetailsPage';
import VmPage from '../src/pages/vm/VmPage';
import { listed, patchedNad, setFaults, setStatus } from './support/cluster';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-networks/ns/:ns/:name/*', element: <NetworkDetailsPage /> },
  { path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> },
];

const open = async (path: string) => {
  await renderPages(pages, path);
  return userEvent.setup();
};

const changeOffice = (config: object) =>
  patchedNad('factory', 'office-vlan10', [
    {
      op: 'replace',
      path: '/spec/config',
      value: JSON.stringify({
        cniVersion: '0.3.1',
        name: 'office-vlan10',
        type: 'bridge',
        bridge: 'br-prod',
        ...config,
      }),
    },
  ]);

const USERS = '/vm-networks/ns/factory/office-vlan10/vms';
const FORMER = /2 VMs may still use former settings of this network/;

afterEach(() => setFaults());

describe('a network that is changed while VMs run on it', () => {
  it('has nobody with former settings before', async () => {
    await open(USERS);
    expect(await screen.findByRole('link', { name: 'press-02' })).toBeVisible();
    expect(screen.queryByText(/former settings/)).not.toBeInTheDocument();
  });

  it('names the VMs that may still use what it was, and migrates them', async () => {
    await changeOffice({ vlan: 11 });
    await setStatus('factory', 'virtualmachineinstances', 'press-03', {
      conditions: [
        { type: 'LiveMigratable', status: 'False', reason: 'HostDevices', message: 'a device' },
      ],
    });
    const user = await open(USERS);
    expect(await screen.findByText(FORMER)).toBeVisible();
    const running = screen.getByRole('row', { name: /press-02/ });
    expect(within(running).getByText('May use former settings')).toBeVisible();
    // It gets the settings of then when it starts.
    const stopped = screen.getByRole('row', { name: /spare-01/ });
    expect(within(stopped).queryByText('May use former settings')).not.toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Migrate these VMs' }));
    const review = await screen.findByRole('dialog', { name: /^Migrate the VMs that may use/ });
    expect(within(review).getByText(/press-03: The VM cannot be migrated: a device/)).toBeVisible();
    const migrate = await within(review).findByRole('button', { name: 'Migrate 1 VM' });
    // The server is asked first whether it would take it.
    await waitFor(() => expect(migrate).toBeEnabled());
    await user.click(migrate);
    await waitFor(async () => {
      const made = await listed('factory', 'virtualmachineinstancemigrations');
      expect(made.some(({ metadata }) => metadata.name.startsWith('press-02-migration-'))).toBe(
        true,
      );
    });
    expect(await screen.findByText('VM factory/press-02 is being migrated')).toBeInTheDocument();
  });

  it('says so on the page of such a VM: in its state, its picture and its findings', async () => {
    await changeOffice({ vlan: 12 });
    const user = await open('/vm-machines/ns/factory/press-02');
    await user.click(
      await screen.findByRole('button', { name: 'Limited: what is wrong with office' }),
    );
    const title = 'VM may still use former settings of a network';
    expect(await screen.findByText(title)).toBeVisible();
    await user.keyboard('{Escape}');
    const row = screen.getByRole('row', { name: /office/ });
    await user.click(within(row).getByRole('button', { name: /Details/ }));
    const picture = await screen.findByRole('region', { name: 'The way of office to the wire' });
    expect(within(picture).getByText(new RegExp(title))).toBeVisible();
    await user.click(screen.getByRole('link', { name: /Findings/ }));
    expect(await screen.findByRole('heading', { name: new RegExp(title) })).toBeVisible();
  });
});
