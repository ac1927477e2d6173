/** @scenario hot-plug */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NetworkListPage from '../src/features/networks/list/NetworkListPage';
import VmListPage from '../src/features/virtual-machines/list/VmListPage';
import VmPage from '../src/pages/vm/VmPage';
import { Notices } from '../src/ui/notices/Notices';
import { say } from '../src/ui/notices/store';
import { read, setStatus } from './support/cluster';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-machines/ns/:ns', element: <VmListPage /> },
  { path: '/vm-networks/ns/:ns', element: <NetworkListPage /> },
  { path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> },
];

interface Instance {
  status: { interfaces: { name: string }[] };
}

/** As KubeVirt does when the interface has been plugged in. */
const plugIn = async (name: string, nic: string) => {
  const { status } = await read<Instance>('factory', 'virtualmachineinstances', name);
  await setStatus('factory', 'virtualmachineinstances', name, {
    interfaces: [
      ...status.interfaces,
      {
        name: nic,
        mac: '02:00:00:00:00:99',
        interfaceName: 'eth9',
        infoSource: 'domain, guest-agent, multus-status',
      },
    ],
  });
};

describe('an action on several VMs', () => {
  it('is followed on every page until there is a result', async () => {
    const { router } = await renderPages(pages, '/vm-machines/ns/factory');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('checkbox', { name: 'Choose press-01' }));
    await user.click(screen.getByRole('checkbox', { name: 'Choose spare-01' }));
    await user.click(screen.getByRole('button', { name: /^Attach a network to 2 VMs/ }));
    await user.type(
      await screen.findByRole('combobox', { name: /^Network/ }),
      'factory/machines-vlan20',
    );
    await user.click(await screen.findByRole('button', { name: /^Review the change of 2 VMs/ }));
    const confirm = await screen.findByRole('button', { name: 'Attach to 2 VMs' });
    expect(await screen.findAllByText('The server would take it')).toHaveLength(2);
    await user.click(confirm);
    const review = screen.getByRole('dialog', { name: 'Attach network factory/machines-vlan20?' });
    await user.click(await within(review).findByText('Close'));

    // The stopped VM has it when it starts; the running one waits for its migration.
    const going = 'Attaching network factory/machines-vlan20: 1 of 2 VMs';
    expect(await screen.findByText(going)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show each VM' }));
    const list = await screen.findByRole('dialog', { name: going });
    const rowOf = (name: string) => within(list).getByRole('link', { name }).closest('tr');
    expect(rowOf('factory/press-01')).toHaveTextContent('Waiting for a migration');
    expect(rowOf('factory/spare-01')).toHaveTextContent('The VM is stopped');
    await user.click(within(list).getByText('Close'));

    await router.navigate('/somewhere');
    await screen.findByText('Elsewhere in the console');
    expect(screen.queryByText(going)).not.toBeInTheDocument();
    await router.navigate('/vm-networks/ns/factory');
    expect(await screen.findByText(going)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: `Hide until it is done: ${going}` }));
    expect(screen.queryByText(going)).not.toBeInTheDocument();

    await plugIn('press-01', 'machines-vlan20');
    const result = 'Network factory/machines-vlan20 is attached: 2 of 2 VMs';
    expect(await screen.findByText(result)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: `Close: ${result}` }));
    expect(screen.queryByText(result)).not.toBeInTheDocument();
  });
});

describe('a change of one interface', () => {
  it('is said with what it does to the running VM', async () => {
    await renderPages(pages, '/vm-machines/ns/factory/press-03');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Actions of machines' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Set link down/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Set the link of machines down?' });
    const confirm = within(dialog).getByRole('button', { name: 'Set link down' });
    await within(dialog).findByLabelText(/^Changes of/);
    await user.click(confirm);
    expect(await screen.findByText('Link of machines set down')).toBeInTheDocument();
    expect(screen.getAllByText('Applied at once, while the VM runs').length).toBeGreaterThan(0);
  });
});

describe('notices', () => {
  it('are shown once, also where two pages of the plugin are on the screen', async () => {
    await renderPages(
      [
        {
          path: '/',
          element: (
            <>
              <Notices />
              <Notices />
            </>
          ),
        },
      ],
      '/',
    );
    say({ variant: 'success', title: 'It was done', links: [{ text: 'Go on', to: '/next' }] });
    expect(await screen.findAllByText('It was done')).toHaveLength(1);
    await userEvent.click(screen.getByRole('link', { name: 'Go on' }));
    expect(await screen.findByText('Elsewhere in the console')).toBeInTheDocument();
    expect(screen.queryByText('It was done')).not.toBeInTheDocument();
  });
});
