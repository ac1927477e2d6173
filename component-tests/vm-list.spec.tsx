import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmListPage from '../src/features/virtual-machines/list/VmListPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-machines/all-namespaces', element: <VmListPage /> },
  { path: '/vm-machines/ns/:ns', element: <VmListPage /> },
];

const open = async (scope: string) => {
  const { router } = await renderPages(pages, `/vm-machines/${scope}`);
  const table = await screen.findByRole('grid', { name: 'VirtualMachines' });
  return { router, table, user: userEvent.setup() };
};

const rowOf = (name: string) => screen.findByRole('row', { name: new RegExp(`(^| )${name}( |$)`) });

const clearButton = (): HTMLElement => {
  const [button] = screen.getAllByRole('button', { name: 'Clear all filters' });
  if (button === undefined) throw new Error('no filter can be cleared');
  return button;
};

describe('the list of VMs', () => {
  it('shows where each runs, on which networks, and by which addresses it is reached', async () => {
    await open('all-namespaces');
    const row = await rowOf('web-01');
    expect(within(row).getByRole('link', { name: 'web-01' })).toHaveAttribute(
      'href',
      '/vm-machines/ns/web-shop/web-01',
    );
    expect(within(row).getByText('Running')).toBeVisible();
    expect(within(row).getByRole('button', { name: 'All networks of web-01' })).toBeVisible();
    expect(await within(row).findByText(/^worker/)).toBeVisible();
  });

  it('takes a prefix that cannot be for a mistake, and filters nothing out by it', async () => {
    const { user } = await open('ns/web-shop');
    await screen.findByRole('button', { name: 'All addresses of web-01' });
    const field = screen.getByRole('textbox', { name: 'Filter by IP address' });
    await user.type(field, '/99');
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(/^This is no CIDR/);
    expect(screen.getByRole('link', { name: 'web-01' })).toBeVisible();
    await user.clear(field);
    await user.type(field, '10.0.0.0/8');
    expect(field).toBeValid();
  });

  it('shows all networks and addresses of a VM that has many', async () => {
    const { user } = await open('ns/web-shop');
    const row = await rowOf('web-01');
    await user.click(within(row).getByRole('button', { name: 'All networks of web-01' }));
    const networks = await screen.findByRole('dialog');
    expect(within(networks).getByRole('link', { name: 'backend' })).toBeVisible();
    expect(within(networks).getByRole('link', { name: 'vlan100-production' })).toHaveAttribute(
      'href',
      '/vm-networks/ns/web-shop/vlan100-production',
    );
    await user.click(await within(row).findByRole('button', { name: 'All addresses of web-01' }));
    expect(await screen.findByText('10.20.100.11')).toBeVisible();
  });

  it.each([
    ['10.20.220.0/24', ['erp-app-01']],
    ['10.20.100.12', ['web-02']],
    ['fd00::/8', []],
    ['no address', []],
  ])('finds VMs by the address %s', async (address, names) => {
    const { user } = await open('all-namespaces');
    await screen.findByRole('button', { name: 'All addresses of web-01' });
    await user.type(screen.getByRole('textbox', { name: 'Filter by IP address' }), address);
    if (names.length === 0) {
      expect(await screen.findByText('No VM matches the filter')).toBeVisible();
      await user.click(clearButton());
      expect(await rowOf('web-01')).toBeVisible();
      return;
    }
    for (const name of names) expect(await rowOf(name)).toBeVisible();
    expect(screen.queryByRole('row', { name: /web-01/ })).not.toBeInTheDocument();
  });

  it('keeps its filter and order in the path', async () => {
    const { user, router } = await open('all-namespaces');
    await user.click(screen.getByRole('button', { name: 'Network' }));
    await user.click(await screen.findByRole('checkbox', { name: /web-shop\/backend/ }));
    await waitFor(() =>
      expect(screen.queryByRole('row', { name: /erp-app-01/ })).not.toBeInTheDocument(),
    );
    await user.click(screen.getByRole('button', { name: 'Node' }));
    expect(router.state.location.search).toBe('?network=web-shop%2Fbackend&sortBy=node');
  });

  it('says how many VMs are chosen', async () => {
    const { user } = await open('ns/web-shop');
    await user.click(screen.getByRole('checkbox', { name: 'Choose web-01' }));
    expect(screen.getByRole('button', { name: 'Attach a network to 1 VM' })).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: 'Choose all VMs of this page' }));
    expect(screen.getByRole('button', { name: 'Attach a network to 2 VMs' })).toBeVisible();
  });

  it('shows the columns that the user chose, also the next time', async () => {
    const { user } = await open('ns/web-shop');
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Node' }));
    await waitFor(() =>
      expect(screen.queryByRole('columnheader', { name: 'Node' })).not.toBeInTheDocument(),
    );
    // The name is what tells rows apart: it stays.
    expect(screen.queryByRole('checkbox', { name: 'Name' })).not.toBeInTheDocument();
    cleanup();
    await open('ns/web-shop');
    expect(screen.getByRole('columnheader', { name: 'Status' })).toBeVisible();
    expect(screen.queryByRole('columnheader', { name: 'Node' })).not.toBeInTheDocument();
  });
});
