import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import UserNetworkDetailsPage from '../src/features/user-defined-networks/details/UserNetworkDetailsPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-user-networks/ns/:ns/:name/*', element: <UserNetworkDetailsPage /> },
  { path: '/vm-user-networks/cluster/:name/*', element: <UserNetworkDetailsPage /> },
];

describe('the details of a user-defined network', () => {
  it('says in words what it is, and what OVN-Kubernetes made of it', async () => {
    await renderPages(pages, '/vm-user-networks/cluster/campus-vlan300');
    expect(
      await screen.findByText(/connects VMs on this network to the physical network physnet-dc/),
    ).toHaveTextContent('Their traffic leaves the node in VLAN 300.');
    expect(screen.getByText('network.example.com/campus=true')).toBeVisible();
    expect(screen.getByText('cluster_udn_campus-vlan300')).toBeVisible();
    const conditions = screen.getByRole('grid', { name: 'Conditions' });
    expect(within(conditions).getByText('NetworkCreated')).toBeVisible();
    expect(within(conditions).getByText(/\[erp, lab\]/)).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Findings' })).not.toBeInTheDocument();
  });

  it('lists the namespaces that it is in, each with its network', async () => {
    await renderPages(pages, '/vm-user-networks/cluster/campus-vlan300/namespaces');
    const places = await screen.findByRole('grid', { name: 'Namespaces of the network' });
    expect(within(places).getAllByRole('row')).toHaveLength(3);
    const erp = within(places).getByRole('row', { name: /erp\/campus/ });
    expect(within(erp).getByRole('link', { name: 'erp/campus-vlan300' })).toHaveAttribute(
      'href',
      '/vm-networks/ns/erp/campus-vlan300',
    );
    expect(within(erp).getByText('Network made')).toBeVisible();
  });

  it('lists the VMs that use it, and finds one by name', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-user-networks/ns/web-shop/backend/vms');
    const table = await screen.findByRole('grid', { name: 'VMs that use the network' });
    const [first] = within(table).getAllByRole('link');
    const name = first?.textContent ?? '';
    expect(first).toHaveAttribute('href', `/vm-machines/ns/web-shop/${name}`);
    await user.type(screen.getByRole('textbox', { name: 'Filter by name' }), name);
    expect(within(table).getAllByRole('link')).toHaveLength(1);
    await user.type(screen.getByRole('textbox', { name: 'Filter by name' }), 'x');
    expect(screen.getByText('No VM matches the filter')).toBeVisible();
  });
});
