/**
 * @scenario mixed-nodes
 * @user auditor
 */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import DpdkProfilePage from '../src/features/dpdk/cluster/DpdkProfilePage';
import DpdkPage from '../src/features/dpdk/DpdkPage';
import { renderPages } from './support/render';

it('says what DPDK takes where there is nothing yet, and why it cannot be begun', async () => {
  await renderPages(
    [{ path: '/vm-dpdk/all-namespaces/*', element: <DpdkPage /> }],
    '/vm-dpdk/all-namespaces',
  );
  expect(
    await screen.findByRole('heading', { name: 'No nodes are set up for DPDK yet' }),
  ).toBeVisible();
  const button = await screen.findByRole('button', { name: 'Set up nodes for DPDK' });
  await userEvent.setup().hover(button);
  expect(
    await screen.findByText('You have no permission to create performance profiles.'),
  ).toBeInTheDocument();
});

it('says above the form that it cannot be sent', async () => {
  const path = '/vm-dpdk/all-namespaces/profiles/~new';
  await renderPages([{ path, element: <DpdkProfilePage /> }], path);
  expect(
    await screen.findByRole('heading', { name: /You may not create performance profiles/ }),
  ).toBeVisible();
});
