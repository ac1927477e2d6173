/**
 * @scenario mixed-nodes
 */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import ChecksPage from '../src/features/checks/ChecksPage';
import NodeNetworksPage from '../src/features/node-networks/NodeNetworksPage';
import OverviewPage from '../src/pages/overview/OverviewPage';
import { setFaults } from './support/cluster';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-networking-overview/all-namespaces', element: <OverviewPage /> },
  { path: '/vm-networking-overview/ns/:ns', element: <OverviewPage /> },
  { path: '/vm-network-checks/all-namespaces', element: <ChecksPage /> },
  { path: '/vm-node-networks/*', element: <NodeNetworksPage /> },
];

const AT = '/vm-networking-overview/all-namespaces';

const cardOf = (name: string) => within(screen.getByRole('region', { name }));

afterEach(() => setFaults());

describe('the overview', () => {
  it('shows its frame before anything is known, and concludes nothing', async () => {
    await setFaults({ method: 'GET', path: '/virtualmachines', delayMs: 600_000 });
    await renderPages(pages, AT);
    expect(screen.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
    for (const name of ['Broken now', 'Will break', 'To tidy']) {
      expect(await screen.findByRole('heading', { name, level: 2 })).toBeVisible();
    }
    expect(screen.queryByText(/Nothing found/)).not.toBeInTheDocument();
    expect(screen.queryByText('Getting started')).not.toBeInTheDocument();
  });

  it('leads from each number to a list with as many findings', async () => {
    const user = userEvent.setup();
    await renderPages(pages, AT);
    const card = await screen.findByRole('region', { name: 'Will break' });
    const all = await within(card).findByRole('link', { name: /^See all \d+ findings$/ });
    const count = Number(/\d+/.exec(all.textContent)?.[0]);
    await user.click(all);
    expect(await screen.findByRole('heading', { name: 'Checks', level: 1 })).toBeVisible();
    const table = await screen.findByRole('grid', { name: 'Findings' });
    await waitFor(() => expect(within(table).getAllByRole('row')).toHaveLength(count + 1));
  });

  it('counts networks by the nodes that have them, as the list behind it does', async () => {
    const user = userEvent.setup();
    await renderPages(pages, AT);
    await screen.findByRole('region', { name: 'Networks on nodes' });
    const link = await cardOf('Networks on nodes').findByRole('link', {
      name: /^\d+: Not on all nodes$/,
    });
    const count = Number(link.textContent);
    await user.click(link);
    const table = await screen.findByRole('grid', { name: 'Networks on nodes' });
    await waitFor(() => expect(within(table).getAllByRole('row')).toHaveLength(count + 1));
  });

  it('folds nodes that are alike, and says who wrote last', async () => {
    await renderPages(pages, AT);
    await screen.findByRole('region', { name: 'Nodes' });
    const nodes = await cardOf('Nodes').findByRole('list', { name: 'Nodes' });
    expect(within(nodes).getAllByRole('listitem').length).toBeGreaterThan(1);
    expect(
      await cardOf('Recent changes').findByText(/The cluster keeps events for about an hour/),
    ).toBeVisible();
    expect(cardOf('Recent changes').getByRole('list', { name: 'Last written' })).toBeVisible();
  });

  it('goes on without a card that throws', async () => {
    const { cards } = await import('../src/pages/overview/cards');
    const pools = cards.find(({ id }) => id === 'pools');
    if (!pools) throw new Error('There is no such card');
    const { CardFrame } = await import('../src/pages/overview/CardFrame');
    const load = jest
      .fn<ReturnType<typeof pools.load>, []>()
      .mockRejectedValueOnce(new Error('The chunk is not there'))
      .mockImplementation(pools.load);
    const { worldOf } = await import('../src/domain/world/world');
    const overview = {
      namespace: undefined,
      world: worldOf([], {}),
      gaps: [],
      objectCount: 0,
      found: undefined,
    };
    const error = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await renderPages(
      [
        {
          path: '/cards',
          element: (
            <>
              <CardFrame card={{ ...pools, id: 'failing', load }} overview={overview} />
              <p>Another card</p>
            </>
          ),
        },
      ],
      '/cards',
    );
    expect(await screen.findByText('The chunk is not there')).toBeVisible();
    expect(screen.getByText('Another card')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No pool of IPv4 addresses is known.')).toBeVisible();
    error.mockRestore();
  });
});
