/**
 * @scenario no-metrics
 */
import { screen } from '@testing-library/react';
import TrafficPage from '../src/features/traffic/TrafficPage';
import { renderPages } from './support/render';

it.each(['', '/networks', '/nodes'])('without Prometheus the tab "%s" says so', async (tab) => {
  await renderPages(
    [{ path: '/vm-traffic/all-namespaces/*', element: <TrafficPage /> }],
    `/vm-traffic/all-namespaces${tab}`,
  );
  expect(await screen.findByRole('heading', { name: 'There are no metrics' })).toBeVisible();
  expect(screen.getByText(/All other pages work without/)).toBeVisible();
});
