/**
 * @scenario missing-crds
 */
import { screen } from '@testing-library/react';
import UserNetworkCreatePage from '../src/features/user-defined-networks/create/UserNetworkCreatePage';
import UserNetworkDetailsPage from '../src/features/user-defined-networks/details/UserNetworkDetailsPage';
import UserNetworkEditPage from '../src/features/user-defined-networks/edit/UserNetworkEditPage';
import UserNetworkListPage from '../src/features/user-defined-networks/list/UserNetworkListPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-user-networks/ns/:ns', element: <UserNetworkListPage /> },
  { path: '/vm-user-networks/ns/:ns/~new', element: <UserNetworkCreatePage /> },
  { path: '/vm-user-networks/cluster/:name/~edit', element: <UserNetworkEditPage /> },
  { path: '/vm-user-networks/cluster/:name/*', element: <UserNetworkDetailsPage /> },
];

describe('user-defined networks on a cluster without OVN-Kubernetes', () => {
  it.each([
    ['the list', '/vm-user-networks/ns/shop', 'UserDefinedNetwork'],
    ['the form', '/vm-user-networks/ns/shop/~new', 'UserDefinedNetwork'],
    ['the editor', '/vm-user-networks/cluster/x/~edit', 'ClusterUserDefinedNetwork'],
    ['the details', '/vm-user-networks/cluster/x', 'ClusterUserDefinedNetwork'],
  ])('%s names what is missing and what brings it', async (_name, path, kind) => {
    await renderPages(pages, path);
    expect(await screen.findByText(`This cluster has no ${kind}`)).toBeVisible();
    expect(screen.getByText(/It comes with OVN-Kubernetes/)).toBeVisible();
    // Other networks can still be created.
    const links = screen.queryAllByRole('link', { name: /Create/ });
    for (const link of links) expect(link).toHaveAttribute('href', '/vm-networks/ns/shop/~choose');
  });
});
