/**
 * @scenario broken-nads
 */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NetworkDetailsPage from '../src/features/networks/details/NetworkDetailsPage';
import NetworkListPage from '../src/features/networks/list/NetworkListPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-networks/ns/:ns', element: <NetworkListPage /> },
  { path: '/vm-networks/ns/:ns/:name/*', element: <NetworkDetailsPage /> },
];

describe('networks with mistakes', () => {
  it('are found in the list by what is wrong with them', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-networks/ns/broken-ovn');
    await screen.findByRole('link', { name: 'vlan-4095' });
    await user.click(
      screen.getByRole('button', { name: /show findings of same-network-mtu-1300/ }),
    );
    // A contradiction between two networks, each of them fine by itself.
    expect(await screen.findByRole('dialog')).toHaveTextContent(/VMN401/);
    await user.keyboard('{Escape}');

    await user.click(screen.getByRole('button', { name: 'Findings' }));
    await user.click(await screen.findByRole('checkbox', { name: 'With errors' }));
    await waitFor(() =>
      expect(screen.queryByRole('link', { name: 'vlan-layer2' })).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('link', { name: 'vlan-4095' })).toBeVisible();
  });

  it('are told by the list as by their own pages, and with what the nodes have', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-networks/ns/broken-bridges');
    const row = await screen.findByRole('row', { name: /bridge-on-no-node/ });
    expect(
      await within(row).findByRole('link', { name: /^0 of \d+ nodes are ready/ }),
    ).toHaveAttribute('href', '/vm-networks/ns/broken-bridges/bridge-on-no-node/nodes');
    await user.click(within(row).getByRole('button', { name: /show findings/ }));
    expect(await screen.findByRole('dialog')).toHaveTextContent(/VMN410/);
  });

  it('tell what is wrong, where, and in which objects it was seen', async () => {
    await renderPages(pages, '/vm-networks/ns/broken-bridges/bridge-on-no-node/findings');
    const alert = await screen.findByText('No node has the bridge');
    expect(alert).toBeVisible();
    expect(screen.getByRole('link', { name: 'VMN410' }).parentElement).toHaveTextContent(
      'VMN410 in spec.config.bridge',
    );
    expect(screen.getByRole('link', { name: 'worker-0' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Fix/ })).not.toBeInTheDocument();
  });

  it('say for each node why it is not ready', async () => {
    await renderPages(pages, '/vm-networks/ns/broken-bridges/bridge-on-no-node/nodes');
    const row = await screen.findByRole('row', { name: /worker-0/ });
    expect(within(row).getByText('Not ready')).toBeVisible();
    expect(within(row).getByText('There is no bridge br-storage.')).toBeVisible();
  });

  it('are mended by a button, after a review', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-networks/ns/broken-bridges/key-misspelt-vlan/findings');
    await user.click(
      await screen.findByRole('button', {
        name: /Fix VMN146 of broken-bridges\/key-misspelt-vlan/,
      }),
    );
    const dialog = await screen.findByRole('dialog', { name: /^Fix VMN146/ });
    expect(await within(dialog).findByText(/"vlanId": 100/)).toBeVisible();
    expect(within(dialog).getByText(/"vlan": 100/)).toBeVisible();
    expect(await within(dialog).findByText(/No VM that you can see uses/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText('No rule finds anything wrong with this network')).toBeVisible();
  });
});
