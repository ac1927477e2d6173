/**
 * @scenario dpdk
 * @user dpdk-apps-editor
 */
import { screen } from '@testing-library/react';
import DpdkPage from '../src/features/dpdk/DpdkPage';
import { renderPages } from './support/render';

it('says to somebody of a project why nothing of the cluster is shown', async () => {
  await renderPages(
    [{ path: '/vm-dpdk/ns/:ns/*', element: <DpdkPage /> }],
    '/vm-dpdk/ns/dpdk-apps',
  );
  expect(await screen.findByText(/cannot list resource "performanceprofiles"/)).toBeVisible();
});
