/** @scenario mixed-nodes */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NodeNetworksPage from '../src/features/node-networks/NodeNetworksPage';
import { renderPages } from './support/render';

const HOME = '/vm-node-networks';

const open = async (query = '') => {
  await renderPages(
    [{ path: `${HOME}/*`, element: <NodeNetworksPage /> }],
    `${HOME}/networks${query}`,
  );
  const grid = await screen.findByRole('grid', { name: 'Networks on nodes' });
  return { user: userEvent.setup(), grid };
};

const nodeHeadings = (grid: HTMLElement): string[] =>
  within(grid)
    .getAllByRole('button', { name: /which nodes, and what differs/ })
    .map(({ textContent }) => textContent);

describe('networks on nodes', () => {
  it('fold nodes that are alike, and tell of the others what differs', async () => {
    const { user, grid } = await open();
    expect(nodeHeadings(grid)).toEqual(['2 nodes alike', 'worker-2', 'worker-3']);
    await user.click(within(grid).getByRole('button', { name: /^worker-2: / }));
    const about = await screen.findByRole('dialog');
    expect(about).toHaveTextContent('Other than on most nodes');
    expect(about).toHaveTextContent('br-storage: MTU 1500');
  });

  it('open a column for each of its nodes, and fold it again', async () => {
    const { user, grid } = await open();
    await user.click(within(grid).getByRole('button', { name: /^2 nodes alike/ }));
    await user.click(await screen.findByRole('button', { name: 'Show each of these nodes' }));
    await waitFor(() =>
      expect(nodeHeadings(grid)).toEqual(['worker-0', 'worker-1', 'worker-2', 'worker-3']),
    );
    await user.click(screen.getByRole('button', { name: 'Fold nodes that are alike' }));
    await waitFor(() => expect(nodeHeadings(grid)).toContain('2 nodes alike'));
  });

  it('say of each cell what is there and why no more, with findings and VMs', async () => {
    const { user, grid } = await open();
    await user.click(
      within(grid).getByRole('button', { name: 'office-anywhere on worker-2: Not ready' }),
    );
    const details = await screen.findByRole('dialog');
    expect(details).toHaveTextContent('There is no bridge br-office.');
    expect(
      within(details).getByRole('link', { name: 'Open policy office-bridge, which failed here' }),
    ).toHaveAttribute('href', `${HOME}/policies/office-bridge`);
    expect(details).toHaveTextContent(
      /Policy office-bridge should make it, and failed here: .*eno2 is already a port of bond0/,
    );
    await user.keyboard('{Escape}');

    await user.click(
      within(grid).getByRole('button', { name: 'office-vlan10 on worker-2: Not ready' }),
    );
    const office = await screen.findByRole('dialog');
    expect(office).toHaveTextContent('cannot run or move here because of it');
    expect(within(office).getByRole('link', { name: 'plant/scanner' })).toBeVisible();
    expect(within(office).getByRole('link', { name: 'plant/printer' })).toBeVisible();
    await user.keyboard('{Escape}');

    await user.click(
      within(grid).getByRole('button', { name: 'lab-anywhere on worker-2: Limited' }),
    );
    const lab = await screen.findByRole('dialog');
    expect(await within(lab).findByRole('link', { name: /^VMN\d+$/ })).toBeVisible();
    await user.keyboard('{Escape}');

    await user.click(
      within(grid).getByRole('button', { name: 'br-office on worker-3: Not ready' }),
    );
    const bridge = await screen.findByRole('dialog');
    expect(within(bridge).getByRole('link', { name: 'office-bridge' })).toHaveAttribute(
      'href',
      `${HOME}/policies/office-bridge`,
    );
  });

  it('name the VMs that have nowhere to go', async () => {
    const { user, grid } = await open();
    const row = within(grid).getByRole('link', { name: 'office-vlan10' }).closest('tr');
    if (!row) throw new Error('no row');
    await user.click(within(row).getByRole('button', { name: /have nowhere to go/ }));
    expect(await screen.findByRole('link', { name: 'plant/scanner' })).toBeVisible();
  });

  it('show only what is not everywhere, and only the nodes that are asked for', async () => {
    const { user, grid } = await open('?node=worker-3');
    expect(nodeHeadings(grid)).toEqual(['worker-3']);
    const before = within(grid).getAllByRole('row').length;
    await user.click(screen.getByRole('switch', { name: 'Incomplete only' }));
    await waitFor(() =>
      expect(within(grid).getAllByRole('row').length).toBeLessThanOrEqual(before),
    );
    expect(within(grid).getByText('br-office')).toBeVisible();
  });
});
