/** @scenario read-only */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmListPage from '../src/features/virtual-machines/list/VmListPage';
import { setFaults } from './support/cluster';
import { renderPages } from './support/render';

const open = () =>
  renderPages(
    [{ path: '/vm-machines/ns/:ns', element: <VmListPage /> }],
    '/vm-machines/ns/web-shop',
  );

afterEach(() => setFaults());

it('says why a user who may only view VMs cannot connect them', async () => {
  await open();
  const user = userEvent.setup();
  for (const name of ['Attach a network', 'Detach a network']) {
    await waitFor(() =>
      expect(screen.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true'),
    );
    const button = screen.getByRole('button', { name });
    await user.hover(button);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'You have no permission to change VMs in namespace web-shop.',
    );
    await user.unhover(button);
    await user.click(button);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  }
});

it('shows the VMs although their instances cannot be read, and says so', async () => {
  await setFaults({
    method: 'GET',
    path: '/virtualmachineinstances',
    status: 403,
    reason: 'Forbidden',
    message: 'virtualmachineinstances is forbidden for a test',
  });
  await open();
  const user = userEvent.setup();
  expect(await screen.findByRole('link', { name: 'web-01' })).toBeVisible();
  await user.click(await screen.findByRole('button', { name: /could not be looked at$/ }));
  expect(screen.getByText(/VirtualMachineInstance.*no permission to list/)).toBeVisible();
});

it('shows an error of the API as it is', async () => {
  await setFaults({
    method: 'GET',
    path: '/virtualmachines',
    status: 500,
    reason: 'InternalError',
    message: 'etcdserver: request timed out',
  });
  await open();
  expect(await screen.findByText(/etcdserver: request timed out/)).toBeVisible();
});
