/**
 * @scenario traffic
 */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import TrafficPage from '../src/features/traffic/TrafficPage';
import { renderPages } from './support/render';
import { setFaults } from './support/cluster';

const open = (path: string) =>
  renderPages(
    [
      { path: '/vm-traffic/all-namespaces/*', element: <TrafficPage /> },
      { path: '/vm-traffic/ns/:ns/*', element: <TrafficPage /> },
    ],
    `/vm-traffic/${path}`,
  );

const rowOf = async (table: string, ...texts: string[]): Promise<HTMLElement> => {
  const grid = await screen.findByRole('grid', { name: table });
  const found = within(grid)
    .getAllByRole('row')
    .find((row) => texts.every((text) => row.textContent.includes(text)));
  if (!found) throw new Error(`No row of ${table} has ${texts.join(' and ')}`);
  return found;
};

afterEach(() => setFaults());

describe('traffic of interfaces', () => {
  it('comes with a chart, and with hints where counters tell of something', async () => {
    const user = userEvent.setup();
    await open('all-namespaces');
    const row = await rowOf('Traffic of interfaces', 'web-02', 'production');
    expect(row).toHaveTextContent(/[KMG]iB/);
    const chart = await within(row).findByRole('img', {
      name: /^Traffic of web-02, production: receives/,
    });
    expect(chart).toBeVisible();
    await user.click(within(row).getByRole('button', { name: /1 hint/ }));
    expect(await screen.findByRole('dialog')).toHaveTextContent('VMN915: Interface drops packets');
  });

  it('is not measured where the hypervisor sees no packets', async () => {
    await open('ns/erp');
    expect(await rowOf('Traffic of interfaces', 'storage')).toHaveTextContent('Not measured');
    expect(screen.queryByText('web-01')).not.toBeInTheDocument();
  });

  it('is shown for the time span of the address, and for another one that is chosen', async () => {
    const user = userEvent.setup();
    const { router } = await open('ns/erp?span=1d');
    await rowOf('Traffic of interfaces', 'erp-lan');
    expect(screen.getByRole('button', { name: 'Last day' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await user.click(screen.getByRole('button', { name: 'Last 15 days' }));
    await rowOf('Traffic of interfaces', 'erp-lan');
    expect(router.state.location.search).toContain('span=15d');
  });

  it('names those with the most', async () => {
    await open('all-namespaces');
    expect(await screen.findByRole('heading', { name: 'Most traffic' })).toBeVisible();
    expect(screen.getAllByRole('progressbar')).toHaveLength(5);
  });
});

describe('traffic of nodes', () => {
  it('is the sum of the ports of a bond', async () => {
    await open('all-namespaces/nodes');
    const row = await rowOf('Traffic of nodes', 'worker-1', 'bond1');
    expect(row).toHaveTextContent('Sum of eno2, eno3');
  });
});

describe('what keeps metrics away', () => {
  it.each([
    [401, 'Your session has ended'],
    [403, 'You may not see metrics'],
    [404, 'There are no metrics'],
    [502, 'Metrics cannot be read now'],
    [503, 'Metrics cannot be read now'],
    [504, 'Metrics cannot be read now'],
    [422, 'Metrics cannot be read'],
  ])('is told for HTTP %i', async (status, title) => {
    await setFaults({ method: 'GET', path: '/prometheus', status, message: 'said by the proxy' });
    await open('ns/erp');
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
    expect(screen.getByText(/said by the proxy/)).toBeVisible();
  });
});
