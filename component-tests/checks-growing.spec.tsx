/**
 * @scenario large
 */
import { screen, waitFor } from '@testing-library/react';
import ChecksPage from '../src/features/checks/ChecksPage';
import VmListPage from '../src/features/virtual-machines/list/VmListPage';
import NetworkListPage from '../src/features/networks/list/NetworkListPage';
import { setFaults } from './support/cluster';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-network-checks/all-namespaces', element: <ChecksPage /> },
  { path: '/vm-networks/all-namespaces', element: <NetworkListPage /> },
  { path: '/vm-machines/all-namespaces', element: <VmListPage /> },
];

/** Longer than a test lasts: faults that are taken away let the requests go on. */
const FOR_EVER = 600_000;

const holdBack = (plural: string) =>
  setFaults({ method: 'GET', path: `/${plural}\\?.*continue=`, delayMs: FOR_EVER });

afterEach(() => setFaults());

/** How many objects the page says are still to come. */
const missing = () => {
  const text = screen.getByText(/^[\d,]+ of [\d,]+ loaded$/).textContent;
  const [loaded = NaN, all = NaN] = text.replaceAll(',', '').match(/\d+/g)?.map(Number) ?? [];
  return all - loaded;
};

describe('a cluster whose lists come in pages', () => {
  it.each(['virtualmachines', 'network-attachment-definitions'])(
    'is not judged by the first page of %s',
    async (plural) => {
      await holdBack(plural);
      await renderPages(pages, '/vm-network-checks/all-namespaces');
      // All the other lists have come, whatever is in them; of this one, its first page.
      await waitFor(() => {
        expect(missing()).toBe(5000 - 250);
        expect(screen.getByText(/^Checking, \d\d,\d\d\d objects so far$/)).toBeVisible();
      });
      expect(screen.getByRole('progressbar')).toHaveAccessibleName(/^Checking/);
      expect(screen.queryByText('Network does not exist')).not.toBeInTheDocument();
      expect(screen.queryByText('Everything that was checked is fine')).not.toBeInTheDocument();
      expect(screen.queryByRole('grid')).not.toBeInTheDocument();
    },
  );

  it.each([
    ['/vm-networks/all-namespaces', 'network-attachment-definitions'],
    ['/vm-machines/all-namespaces', 'virtualmachines'],
  ])('is listed at %s with the number that is still to come', async (path, plural) => {
    await holdBack(plural);
    await renderPages(pages, path);
    expect(await screen.findByText('250 of 5,000 loaded')).toBeVisible();
    expect(screen.getByRole('button', { name: /of at least\s+250/ })).toBeVisible();
  });
});
