/**
 * @scenario empty
 */
import { screen, waitFor, within } from '@testing-library/react';
import OverviewPage from '../src/pages/overview/OverviewPage';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-networking-overview/all-namespaces', element: <OverviewPage /> }];

it('the overview of an empty cluster tells the three ways to a first network', async () => {
  await renderPages(pages, '/vm-networking-overview/all-namespaces');
  const start = await screen.findByRole('region', { name: 'Getting started' });
  // They are offered as soon as it is known what the user may create.
  await waitFor(() =>
    expect(within(start).getAllByRole('link', { name: /^Begin: / })).toHaveLength(3),
  );
  expect(
    within(start)
      .getAllByRole('link', { name: /^Begin: / })
      .map((link) => link.getAttribute('href')),
  ).toEqual([
    '/vm-node-networks/~connect',
    '/vm-user-networks/all-namespaces/~new?choice=udn-layer2',
    '/vm-networks/all-namespaces/~new?type=linux-bridge',
  ]);
  expect(within(start).queryByText('This cluster lacks:')).not.toBeInTheDocument();
  expect(
    screen.queryByRole('region', { name: 'Fullest pools of addresses' }),
  ).not.toBeInTheDocument();
});
