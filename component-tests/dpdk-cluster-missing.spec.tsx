/** @scenario missing-crds */
import { screen } from '@testing-library/react';
import DpdkProfilePage from '../src/features/dpdk/cluster/DpdkProfilePage';
import DpdkPage from '../src/features/dpdk/DpdkPage';
import { renderPages } from './support/render';

const FORM = '/vm-dpdk/all-namespaces/profiles/~new';

it.each(['/vm-dpdk/all-namespaces', FORM])('%s says that the operator is missing', async (path) => {
  await renderPages(
    [
      { path: '/vm-dpdk/all-namespaces/*', element: <DpdkPage /> },
      { path: FORM, element: <DpdkProfilePage /> },
    ],
    path,
  );
  expect(
    await screen.findByRole('heading', { name: 'This cluster has no PerformanceProfile' }),
  ).toBeVisible();
  expect(screen.getByText(/the Node Tuning Operator/)).toBeVisible();
});
