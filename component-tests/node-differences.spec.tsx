/** @scenario drift */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NodeNetworksPage from '../src/features/node-networks/NodeNetworksPage';
import { renderPages } from './support/render';

const HOME = '/vm-node-networks';

const open = async () => {
  await renderPages([{ path: `${HOME}/*`, element: <NodeNetworksPage /> }], `${HOME}/differences`);
  const grid = await screen.findByRole('grid', { name: 'Differences between policies and nodes' });
  return { user: userEvent.setup(), grid };
};

const cellsOf = (row: HTMLElement): string[] =>
  within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);

describe('differences between policies and nodes', () => {
  it('are told with what was asked for and what is found', async () => {
    const { grid } = await open();
    const rows = within(grid).getAllByRole('row').slice(1).map(cellsOf);
    const shown = rows.map(([part = '', kind = '', wanted, found]) => [
      part,
      kind.trim(),
      wanted,
      found,
    ]);
    expect(shown).toEqual([
      ['eno6: mtu', 'Policies contradict', '9000', '1500'],
      ['br-floor: bridge/port', 'Changed since', 'eno3, eno4', 'eno3'],
      ['br-storage: mtu', 'Changed since', '9000', '1500'],
      ['eno2.310', 'Gone since', 'is there', 'is not there'],
      ['Bridge mapping physnet-dc', 'Gone since', 'is there', 'is not there'],
      ['br-test', 'In no policy', '-', 'linux-bridge'],
    ]);
  });

  it('are filtered by node, and lead to the policies', async () => {
    const { user, grid } = await open();
    const contradiction = within(grid).getByRole('row', { name: /eno6: mtu/ });
    expect(within(contradiction).getByRole('link', { name: 'eno6-jumbo' })).toHaveAttribute(
      'href',
      '/vm-node-networks/policies/eno6-jumbo',
    );
    await user.type(screen.getByRole('textbox', { name: 'Filter by part of the node' }), 'mapping');
    await waitFor(() => {
      expect(within(grid).getAllByRole('row')).toHaveLength(2);
    });
    expect(within(grid).getByRole('row', { name: /physnet-dc/ })).toBeVisible();
  });
});
