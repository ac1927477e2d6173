/** @scenario read-only */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import ChecksPage from '../src/features/checks/ChecksPage';
import NetworkListPage from '../src/features/networks/list/NetworkListPage';
import UserNetworkListPage from '../src/features/user-defined-networks/list/UserNetworkListPage';
import VmListPage from '../src/features/virtual-machines/list/VmListPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-networks/all-namespaces', element: <NetworkListPage /> },
  { path: '/vm-networks/ns/:ns', element: <NetworkListPage /> },
  { path: '/vm-user-networks/all-namespaces', element: <UserNetworkListPage /> },
  { path: '/vm-user-networks/ns/:ns', element: <UserNetworkListPage /> },
  { path: '/vm-machines/all-namespaces', element: <VmListPage /> },
  { path: '/vm-machines/ns/:ns', element: <VmListPage /> },
  { path: '/vm-network-checks/all-namespaces', element: <ChecksPage /> },
  { path: '/vm-network-checks/ns/:ns', element: <ChecksPage /> },
];

const field = () => screen.findByRole('combobox', { name: /namespace/i });

beforeEach(() => localStorage.clear());

describe('somebody who may see one namespace', () => {
  it.each(['/vm-networks', '/vm-user-networks', '/vm-machines', '/vm-network-checks'])(
    'finds the way to it from %s of all namespaces, and it is remembered',
    async (home) => {
      const user = userEvent.setup();
      const { router, unmount } = await renderPages(pages, `${home}/all-namespaces`);
      expect(await screen.findByText('You may not see this')).toBeVisible();
      await user.type(await field(), 'finance{Enter}');
      await waitFor(async () => expect(await field()).toBeInvalid());
      expect(await field()).toHaveAccessibleDescription(/You may not list .* in namespace finance/);
      expect(router.state.location.pathname).toBe(`${home}/all-namespaces`);

      await user.clear(await field());
      await user.type(await field(), 'web-shop{Enter}');
      await waitFor(() => expect(router.state.location.pathname).toBe(`${home}/ns/web-shop`));
      await waitFor(() =>
        expect(screen.queryByText('You may not see this')).not.toBeInTheDocument(),
      );
      unmount();

      const again = await renderPages(pages, `${home}/all-namespaces`);
      await user.click(await screen.findByRole('button', { name: 'Show namespace web-shop' }));
      await waitFor(() => expect(again.router.state.location.pathname).toBe(`${home}/ns/web-shop`));
    },
  );

  it('is told that a name is missing', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-machines/all-namespaces');
    const form = await screen.findByRole('form', { name: 'Choose a namespace' });
    await user.click(within(form).getByRole('button', { name: 'Show' }));
    expect(await field()).toHaveAccessibleDescription(/^Type the name of a namespace/);
  });
});
