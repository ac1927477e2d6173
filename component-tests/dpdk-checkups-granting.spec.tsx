/**
 * @scenario dpdk
 * @user dpdk-apps-editor
 */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import DpdkCheckupPage from '../src/features/dpdk/checkups/DpdkCheckupPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-dpdk/ns/:ns/checkups/~new', element: <DpdkCheckupPage /> },
  { path: '/vm-dpdk/ns/:ns/checkups/:name', element: <DpdkCheckupPage /> },
];

it('somebody who may run checkups and grant nothing hands Roles over, and sends none', async () => {
  const user = userEvent.setup();
  await renderPages(pages, '/vm-dpdk/ns/dpdk-apps/checkups/~new?network=plain-net');
  expect(await screen.findByText('Somebody else has to give the checkup its rights')).toBeVisible();
  expect(screen.queryByText('You may not run checkups in namespace dpdk-apps')).toBeNull();
  const create = screen.getByRole('button', { name: 'Create' });
  await waitFor(() => expect(create).toBeEnabled());
  await user.click(create);
  const review = await screen.findByRole('dialog');
  expect(await within(review).findByText('Job dpdk-apps/latency-plain-net')).toBeVisible();
  expect(within(review).queryByText(/^Role(Binding)? /)).toBeNull();
  const run = within(review).getByRole('button', { name: 'Run checkup' });
  await waitFor(() => expect(run).toBeEnabled());
});
