/**
 * @scenario missing-crds
 */
import { screen, within } from '@testing-library/react';
import OverviewPage from '../src/pages/overview/OverviewPage';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-networking-overview/all-namespaces', element: <OverviewPage /> }];

it('the overview of a cluster without operators says what each way lacks', async () => {
  await renderPages(pages, '/vm-networking-overview/all-namespaces');
  const start = await screen.findByRole('region', { name: 'Getting started' });
  expect(within(start).getByText('This cluster lacks:')).toBeVisible();
  const way = within(start).getByRole('region', { name: 'VLAN of the data center' });
  expect(within(way).getByText(/^Missing: Kubernetes NMState Operator/)).toBeVisible();
  expect(within(way).queryByRole('link')).not.toBeInTheDocument();
  expect(within(way).getByRole('button', { name: /^Begin/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});
