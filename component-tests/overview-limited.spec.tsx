/**
 * @scenario read-only
 */
import { screen, within } from '@testing-library/react';
import OverviewPage from '../src/pages/overview/OverviewPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-networking-overview/all-namespaces', element: <OverviewPage /> },
  { path: '/vm-networking-overview/ns/:ns', element: <OverviewPage /> },
];

describe('the overview for somebody who may view one namespace', () => {
  it('shows no cards of the cluster, and says what was not checked', async () => {
    await renderPages(pages, '/vm-networking-overview/ns/web-shop');
    const broken = await screen.findByRole('region', { name: 'Broken now' });
    expect(await within(broken).findByText(/^Not checked: /)).toBeVisible();
    expect(
      within(broken).getByRole('link', { name: /^Nothing found in \d+ objects$/ }),
    ).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Nodes' })).not.toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Networks on nodes' })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: /kinds could not be looked at/ })).toBeVisible();
  });

  it('offers the way to the own namespaces elsewhere', async () => {
    await renderPages(pages, '/vm-networking-overview/all-namespaces');
    expect(await screen.findByText(/Choose one of your namespaces/)).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Broken now' })).not.toBeInTheDocument();
  });
});
