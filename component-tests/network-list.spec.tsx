import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NetworkListPage from '../src/features/networks/list/NetworkListPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-networks/ns/:ns', element: <NetworkListPage /> },
  { path: '/vm-networks/all-namespaces', element: <NetworkListPage /> },
];

describe('the list of networks', () => {
  it('shows each network of a namespace with its bridge and VLAN', async () => {
    await renderPages(pages, '/vm-networks/ns/lab');
    const row = await screen.findByRole('row', { name: /lab-trunk/ });
    expect(within(row).getByRole('link', { name: 'lab-trunk' })).toHaveAttribute(
      'href',
      '/vm-networks/ns/lab/lab-trunk',
    );
    expect(within(row).getByText('Linux bridge')).toBeVisible();
    expect(within(row).getByText('400-410, 500')).toBeVisible();
    expect(screen.queryByText('vlan100-production')).not.toBeInTheDocument();
  });

  it('filters by name, says when nothing is left, and clears the filter', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-networks/all-namespaces');
    await screen.findByText('vlan100-production');
    await user.type(screen.getByRole('textbox', { name: 'Filter by name' }), 'no such');
    expect(await screen.findByText('No network matches the filter')).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: 'Clear all filters' })[0] as Element);
    expect(await screen.findByText('vlan100-production')).toBeVisible();
  });
});
