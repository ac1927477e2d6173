import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NetworkCreatePage from '../src/features/networks/create/NetworkCreatePage';
import NetworkDetailsPage from '../src/features/networks/details/NetworkDetailsPage';
import NetworkListPage from '../src/features/networks/list/NetworkListPage';
import UserNetworkCreatePage from '../src/features/user-defined-networks/create/UserNetworkCreatePage';
import UserNetworkListPage from '../src/features/user-defined-networks/list/UserNetworkListPage';
import VmListPage from '../src/features/virtual-machines/list/VmListPage';
import NetworkChoicePage from '../src/pages/networks/NetworkChoicePage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-networks/ns/:ns', element: <NetworkListPage /> },
  { path: '/vm-user-networks/ns/:ns', element: <UserNetworkListPage /> },
  { path: '/vm-networks/ns/:ns/~choose', element: <NetworkChoicePage /> },
  { path: '/vm-networks/ns/:ns/~new', element: <NetworkCreatePage /> },
  { path: '/vm-user-networks/ns/:ns/~new', element: <UserNetworkCreatePage /> },
  { path: '/vm-networks/ns/:ns/:name/*', element: <NetworkDetailsPage /> },
  { path: '/vm-machines/ns/:ns', element: <VmListPage /> },
];

describe('one door to networks', () => {
  it('leads from one list to the other, and from both to one choice', async () => {
    const user = userEvent.setup();
    const { router } = await renderPages(pages, '/vm-networks/ns/web-shop');
    const lists = await screen.findByRole('navigation', { name: 'Lists of networks' });
    expect(
      within(lists).getByRole('link', { name: 'NetworkAttachmentDefinitions' }),
    ).toHaveAttribute('aria-current', 'page');
    await user.click(within(lists).getByRole('link', { name: 'User-defined networks' }));
    expect(await screen.findByRole('grid', { name: 'User-defined networks' })).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Create network' }));
    expect(router.state.location.pathname).toBe('/vm-networks/ns/web-shop/~choose');
    expect(await screen.findAllByText(/^In vSphere:/)).not.toHaveLength(0);
  });

  it.each([
    ['VLAN of the data center through OVN-Kubernetes', /Localnet for chosen namespaces/],
    ['Network between VMs of one namespace', /Layer 2 in one namespace/],
    ['Network between VMs of several namespaces', /Layer 2 for chosen namespaces/],
    ['VLAN or trunk on a Linux bridge', 'Linux bridge'],
    ['NetworkAttachmentDefinition of another type', 'OVN localnet'],
  ])('begins the form of %s with that', async (way, chosen) => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-networks/ns/web-shop/~choose');
    const card = await screen.findByRole('region', { name: way });
    await user.click(within(card).getByRole('link', { name: `Create: ${way}` }));
    expect(await screen.findByRole('radio', { name: chosen })).toBeChecked();
  });

  it('leads to the wizard for a network for live migration', async () => {
    await renderPages(pages, '/vm-networks/ns/web-shop/~choose');
    expect(
      await screen.findByRole('link', { name: 'Create: Network for live migration' }),
    ).toHaveAttribute('href', '/vm-live-migration/~new-network');
  });

  it('leads to the form for SR-IOV, with the namespace', async () => {
    await renderPages(pages, '/vm-networks/ns/web-shop/~choose');
    expect(await screen.findByRole('link', { name: 'Create: SR-IOV' })).toHaveAttribute(
      'href',
      '/vm-sriov/networks/~new?namespace=web-shop',
    );
  });

  it('leads from a network to the VMs that it can be attached to', async () => {
    await renderPages(pages, '/vm-networks/ns/web-shop/vlan100-production');
    expect(await screen.findByRole('link', { name: 'Attach VMs' })).toHaveAttribute(
      'href',
      '/vm-machines/ns/web-shop?attach=web-shop%2Fvlan100-production',
    );
  });

  it('opens there the dialog that attaches it', async () => {
    const user = userEvent.setup();
    const { router } = await renderPages(
      pages,
      '/vm-machines/ns/web-shop?attach=web-shop%2Fvlan100-production',
    );
    expect(await screen.findByDisplayValue('web-shop/vlan100-production')).toBeVisible();
    const dialog = screen.getByRole('dialog', { name: 'Attach a network to VMs' });
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(router.state.location.search).toBe('');
  });

  it('leads from a network to the object that makes it', async () => {
    await renderPages(pages, '/vm-networks/ns/web-shop');
    expect(
      await screen.findByRole('link', { name: 'Managed by UserDefinedNetwork backend' }),
    ).toHaveAttribute('href', '/vm-user-networks/ns/web-shop/backend');
  });
});
