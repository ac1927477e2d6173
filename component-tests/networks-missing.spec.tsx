/** @scenario missing-crds */
import { screen } from '@testing-library/react';
import NetworkCreatePage from '../src/features/networks/create/NetworkCreatePage';
import NetworkDetailsPage from '../src/features/networks/details/NetworkDetailsPage';
import NetworkListPage from '../src/features/networks/list/NetworkListPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-networks/all-namespaces', element: <NetworkListPage /> },
  { path: '/vm-networks/ns/:ns/~new', element: <NetworkCreatePage /> },
  { path: '/vm-networks/ns/:ns/:name/*', element: <NetworkDetailsPage /> },
];

describe('networks on a cluster without Multus', () => {
  it.each([
    ['the list', '/vm-networks/all-namespaces'],
    ['the form', '/vm-networks/ns/default/~new'],
    ['the details', '/vm-networks/ns/default/x'],
  ])('%s says what is missing and what brings it', async (_name, path) => {
    await renderPages(pages, path);
    expect(
      await screen.findByText('This cluster has no NetworkAttachmentDefinition'),
    ).toBeVisible();
    expect(screen.getByText(/Multus CNI/)).toBeVisible();
  });
});
