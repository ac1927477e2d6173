import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import UserNetworkListPage from '../src/features/user-defined-networks/list/UserNetworkListPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-user-networks/ns/:ns', element: <UserNetworkListPage /> },
  { path: '/vm-user-networks/all-namespaces', element: <UserNetworkListPage /> },
];

const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getByRole('link').textContent);

describe('the list of user-defined networks', () => {
  it('shows both kinds with topology, physical network, subnets and status', async () => {
    await renderPages(pages, '/vm-user-networks/all-namespaces');
    const localnet = await screen.findByRole('row', { name: /campus-vlan300/ });
    for (const text of ['CUDN', 'Whole cluster', 'Localnet', 'physnet-dc', 'VLAN 300', 'Created']) {
      expect(localnet).toHaveTextContent(text);
    }
    expect(within(localnet).getByRole('link')).toHaveAttribute(
      'href',
      '/vm-user-networks/cluster/campus-vlan300',
    );
    const layer2 = screen.getByRole('row', { name: /backend/ });
    for (const text of ['UDN', 'web-shop', 'Layer 2', 'Secondary', '10.60.0.0/24']) {
      expect(layer2).toHaveTextContent(text);
    }
    expect(within(layer2).getByRole('link')).toHaveAttribute(
      'href',
      '/vm-user-networks/ns/web-shop/backend',
    );
  });

  it('shows networks of the whole cluster beside those of a namespace', async () => {
    await renderPages(pages, '/vm-user-networks/ns/lab');
    expect(await screen.findByText('campus-vlan300')).toBeVisible();
    expect(screen.queryByText('backend')).not.toBeInTheDocument();
  });

  it('filters by kind, topology and name, and clears the filter', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-user-networks/all-namespaces?kind=UserDefinedNetwork');
    expect(await screen.findByText('backend')).toBeVisible();
    expect(screen.queryByText('campus-vlan300')).not.toBeInTheDocument();

    await user.click(screen.getAllByRole('button', { name: 'Topology' })[0] as Element);
    await user.click(screen.getByRole('checkbox', { name: /Localnet/ }));
    expect(await screen.findByText('No network matches the filter')).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: 'Clear all filters' })[0] as Element);
    await user.type(screen.getByRole('textbox', { name: 'Filter by name' }), 'VLAN300');
    expect(names()).toEqual(['campus-vlan300']);
  });

  it('sorts by a column, and the other way round', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-user-networks/all-namespaces');
    await screen.findByText('backend');
    expect(names()).toEqual(['backend', 'campus-vlan300']);
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(names()).toEqual(['campus-vlan300', 'backend']);
  });
});
