/**
 * @scenario read-only
 */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import UserNetworkCreatePage from '../src/features/user-defined-networks/create/UserNetworkCreatePage';
import UserNetworkDetailsPage from '../src/features/user-defined-networks/details/UserNetworkDetailsPage';
import UserNetworkEditPage from '../src/features/user-defined-networks/edit/UserNetworkEditPage';
import UserNetworkListPage from '../src/features/user-defined-networks/list/UserNetworkListPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-user-networks/all-namespaces', element: <UserNetworkListPage /> },
  { path: '/vm-user-networks/ns/:ns', element: <UserNetworkListPage /> },
  { path: '/vm-user-networks/ns/:ns/~new', element: <UserNetworkCreatePage /> },
  { path: '/vm-user-networks/ns/:ns/:name/~edit', element: <UserNetworkEditPage /> },
  { path: '/vm-user-networks/ns/:ns/:name/*', element: <UserNetworkDetailsPage /> },
  { path: '/vm-user-networks/cluster/:name/*', element: <UserNetworkDetailsPage /> },
];

describe('user-defined networks for somebody who may view one namespace', () => {
  it('shows those of the namespace, and says why the others are not shown', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-user-networks/ns/web-shop');
    expect(await screen.findByRole('link', { name: 'backend' })).toBeVisible();
    expect(
      screen.getByText(/ClusterUserDefinedNetworks are not shown: you may not list them/),
    ).toBeVisible();
    const create = screen.getByRole('button', { name: 'Create network' });
    await waitFor(() => expect(create).toHaveAttribute('aria-disabled', 'true'));
    expect(create).toHaveAttribute('aria-disabled', 'true');
    await user.hover(create);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'You have no permission to create networks in namespace web-shop.',
    );
  });

  it('says so where neither kind may be listed', async () => {
    await renderPages(pages, '/vm-user-networks/all-namespaces');
    expect(await screen.findByText('You may not see this')).toBeVisible();
  });

  it('offers no change of a network, each time with the reason', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-user-networks/ns/web-shop/backend');
    const edit = await screen.findByRole('button', { name: 'Edit' });
    expect(edit).toHaveAttribute('aria-disabled', 'true');
    await user.hover(edit);
    const reasonFor = (action: string) =>
      `You have no permission to ${action} UserDefinedNetworks in namespace web-shop.`;
    expect(await screen.findByText(reasonFor('change'))).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Actions' }));
    const item = await screen.findByRole('menuitem', { name: /^Delete/ });
    await waitFor(() => expect(item).toHaveTextContent(reasonFor('delete')));
    expect(item).toHaveAttribute('aria-disabled', 'true');
  });

  it('warns in the editor, and shows what is there', async () => {
    await renderPages(pages, '/vm-user-networks/ns/web-shop/backend/~edit');
    expect(await screen.findByText('This network is not yours to edit')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /^Subnets/ })).toHaveValue('10.60.0.0/24');
  });

  it('lets nobody choose what they may not make', async () => {
    await renderPages(pages, '/vm-user-networks/ns/web-shop/~new');
    expect(await screen.findByText('You may not create networks here')).toBeVisible();
    for (const radio of screen.getAllByRole('radio')) expect(radio).toBeDisabled();
  });

  it('tells a network that may not be seen from one that is not there', async () => {
    await renderPages(pages, '/vm-user-networks/cluster/campus-vlan300');
    expect(await screen.findByText('You may not see this')).toBeVisible();
  });

  it('says that a network is not there', async () => {
    await renderPages(pages, '/vm-user-networks/ns/web-shop/nothing');
    expect(await screen.findByText('Not found')).toBeVisible();
  });
});
