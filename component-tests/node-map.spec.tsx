/** @scenario mixed-nodes */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NodeTab from '../src/features/node-networks/map/NodeTab';
import NodeNetworksPage from '../src/features/node-networks/NodeNetworksPage';
import { renderPages } from './support/render';

const HOME = '/vm-node-networks';

const open = async (query = '') => {
  await renderPages([{ path: `${HOME}/*`, element: <NodeNetworksPage /> }], `${HOME}/map${query}`);
  await screen.findByRole('button', { name: /^VM plant\/gateway, dc: Broken/ });
  return userEvent.setup();
};

const column = (name: string) => screen.getByRole('list', { name: new RegExp(`^${name} \\(`) });
const cards = (name: string): string[] =>
  within(column(name))
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label') ?? '');
const card = (name: RegExp) => screen.getByRole('button', { name });

describe('the map', () => {
  it('leads from the card over bridge and network to the VM, with states in words', async () => {
    await open();
    expect(cards('Uplinks')).toContainEqual(
      expect.stringMatching(/^Network card eno2: Nothing found; All 4 nodes; to VMs: br-office/),
    );
    expect(cards('Bridges, mappings')).toContainEqual(
      expect.stringMatching(/^Linux bridge br-office: Broken; 2 of 4 nodes/),
    );
    expect(cards('Networks')).toContainEqual(
      expect.stringMatching(/^Network dc-vlan220: Limited.*to the wire: physnet-dc, physnet-dc/),
    );
    expect(screen.getByRole('status')).toHaveTextContent('7 of 7 networks and 10 of 10 VMs shown');
  });

  it('has one tab stop in each list, and is walked by the arrow keys', async () => {
    const user = await open();
    const stops = screen
      .getAllByRole('button', { name: /^(Network card|Linux bridge|Bridge mapping|Network|VM) / })
      .filter(({ tabIndex }) => tabIndex === 0);
    // The column of bonds is empty.
    expect(stops).toHaveLength(4);

    card(/^VM plant\/gateway, dc: /).focus();
    await user.keyboard('{ArrowLeft}');
    expect(card(/^Network dc-vlan220: /)).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toHaveAccessibleName(/^Bridge mapping physnet-dc: /);
    await user.keyboard('{ArrowRight}');
    expect(card(/^Network dc-vlan220: /)).toHaveFocus();
    // The way that one came from is the way back.
    await user.keyboard('{ArrowRight}');
    expect(card(/^VM plant\/gateway, dc: /)).toHaveFocus();

    const vms = within(column('VM interfaces')).getAllByRole('button');
    await user.keyboard('{End}');
    expect(vms.at(-1)).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(vms.at(-2)).toHaveFocus();
    await user.keyboard('{Home}');
    expect(vms[0]).toHaveFocus();
    await user.keyboard('{ArrowUp}{ArrowDown}');
    expect(vms[1]).toHaveFocus();
  });

  it('shows what is selected in a drawer, with findings and what can be done', async () => {
    const user = await open();
    card(/^VM plant\/gateway, dc: /).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'plant/gateway, dc' })).toBeVisible();
    expect(card(/^VM plant\/gateway, dc: /)).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getAllByRole('link', { name: /^VMN\d+$/ }).length).toBeGreaterThan(0);
    expect(screen.getByRole('link', { name: 'Diagnose' })).toHaveAttribute(
      'href',
      '/vm-machines/ns/plant/gateway?diagnose=dc',
    );
    await user.click(screen.getByRole('button', { name: 'Show this VM only' }));
    await waitFor(() => expect(cards('VM interfaces')).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: 'Show all VMs' }));
    await waitFor(() => expect(cards('VM interfaces').length).toBeGreaterThan(10));
  });

  it('closes the drawer by Escape, and leaves the focus where it was', async () => {
    const user = await open('?on=network%20plant%2Foffice-vlan10');
    expect(await screen.findByRole('heading', { name: 'office-vlan10' })).toBeVisible();
    expect(screen.getByText('Ready on 2 of 4 nodes')).toBeVisible();
    const selected = card(/^Network office-vlan10: /);
    selected.focus();
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('heading', { name: 'office-vlan10' })).not.toBeInTheDocument(),
    );
    expect(selected).toHaveFocus();
  });

  it('leads to the policy that failed', async () => {
    const user = await open();
    await user.click(card(/^Linux bridge br-office: Broken/));
    expect(await screen.findByText('Not there', { selector: 'li *, li' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'office-bridge' })).toHaveAttribute(
      'href',
      `${HOME}/policies/office-bridge`,
    );
    expect(screen.getByRole('button', { name: 'Show node worker-2 only' })).toBeVisible();
  });

  it('is filtered by state, and says so', async () => {
    const user = await open();
    await user.click(screen.getByRole('button', { name: 'State', expanded: false }));
    await user.click(await screen.findByRole('checkbox', { name: 'Broken' }));
    await waitFor(() => expect(cards('VM interfaces')).toHaveLength(2));
    expect(screen.getByRole('status')).toHaveTextContent('2 of 10 VMs');
  });

  it('says when nothing matches', async () => {
    const user = await open();
    await user.type(screen.getByRole('textbox', { name: 'Filter by name' }), 'no such thing');
    expect(
      await screen.findByRole('heading', { name: 'Nothing on the map matches the filter' }),
    ).toBeVisible();
    await user.click(
      screen.getAllByRole('button', { name: 'Clear all filters' })[0] ?? document.body,
    );
    await waitFor(() => expect(cards('Networks')).toHaveLength(7));
  });
});

it('stands on the page of a node with what concerns it', async () => {
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'worker-3' } };
  await renderPages([{ path: '/node', element: <NodeTab obj={node} /> }], '/node');
  expect(
    await screen.findByRole('button', { name: /^Resource openshift\.io\/camera_nics: / }),
  ).toBeVisible();
  expect(cards('VM interfaces')).toHaveLength(2);
  expect(cards('Bridges, mappings').join()).not.toContain('worker-2');
});
