/**
 * @scenario read-only
 */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NetworkDetailsPage from '../src/features/networks/details/NetworkDetailsPage';
import NetworkListPage from '../src/features/networks/list/NetworkListPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-networks/all-namespaces', element: <NetworkListPage /> },
  { path: '/vm-networks/ns/:ns', element: <NetworkListPage /> },
  { path: '/vm-networks/ns/:ns/:name/*', element: <NetworkDetailsPage /> },
];

describe('networks for somebody who may view one namespace', () => {
  it('are not shown elsewhere', async () => {
    await renderPages(pages, '/vm-networks/all-namespaces');
    expect(await screen.findByText('You may not see this')).toBeVisible();
  });

  it('cannot be changed from the list, each time with the reason', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-networks/ns/web-shop');
    await user.click(await screen.findByRole('button', { name: 'Actions for vlan100-production' }));
    for (const [name, verb] of [
      [/^Edit/, 'change'],
      [/^Delete/, 'delete'],
    ] as const) {
      const item = await screen.findByRole('menuitem', { name });
      await waitFor(() =>
        expect(item).toHaveTextContent(
          `You have no permission to ${verb} networks in namespace web-shop.`,
        ),
      );
      expect(item).toHaveAttribute('aria-disabled', 'true');
    }
  });

  it('show their VMs, and say what else could not be looked at', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-networks/ns/web-shop/vlan100-production/vms');
    expect(await screen.findByRole('link', { name: 'web-01' })).toBeVisible();
    expect(screen.getByText('Only VMs of namespace web-shop could be looked at.')).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Nodes' }));
    expect(await screen.findByText('No node for VMs is known')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /could not be looked at/ }));
    expect(screen.getByText('Node: you have no permission to list them.')).toBeVisible();
  });
});
