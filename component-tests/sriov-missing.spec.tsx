/** @scenario missing-crds */
import { screen } from '@testing-library/react';
import SriovFormPage from '../src/features/sriov/edit/SriovFormPage';
import SriovPage from '../src/features/sriov/SriovPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-sriov/*', element: <SriovPage /> },
  { path: '/vm-sriov/networks/~new', element: <SriovFormPage /> },
];

it.each([
  ['/vm-sriov', 'SriovNetwork'],
  ['/vm-sriov/policies', 'SriovNetworkNodePolicy'],
  ['/vm-sriov/devices', 'SriovNetworkNodeState'],
  ['/vm-sriov/networks/~new', 'SriovNetwork'],
])('%s says that the cluster has no %s', async (path, kind) => {
  await renderPages(pages, path);
  expect(await screen.findByRole('heading', { name: `This cluster has no ${kind}` })).toBeVisible();
});
