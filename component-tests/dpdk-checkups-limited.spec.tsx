/**
 * @scenario dpdk
 * @user dpdk-apps-viewer
 */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import DpdkCheckupPage from '../src/features/dpdk/checkups/DpdkCheckupPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-dpdk/ns/:ns/checkups/~new', element: <DpdkCheckupPage /> },
  { path: '/vm-dpdk/ns/:ns/checkups/:name', element: <DpdkCheckupPage /> },
];

it('somebody who may only look is told so, and what to hand over', async () => {
  await renderPages(pages, '/vm-dpdk/ns/dpdk-apps/checkups/~new?network=plain-net');
  expect(await screen.findByText('You may not run checkups in namespace dpdk-apps')).toBeVisible();
  expect(await screen.findByText('Somebody else has to give the checkup its rights')).toBeVisible();
  expect(screen.getByText(/create virtualmachineinstances/)).toBeVisible();
  // The YAML is long: the form stays in sight until somebody asks for it.
  expect(screen.queryByText(/kind: ServiceAccount/)).not.toBeInTheDocument();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Show the YAML' }));
  expect(screen.getByText(/kind: ServiceAccount/)).toBeVisible();
});
