/**
 * @scenario dpdk
 * @user dpdk-apps-viewer
 */
import { screen } from '@testing-library/react';
import DpdkPage from '../src/features/dpdk/DpdkPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-dpdk/ns/:ns/*', element: <DpdkPage /> },
  { path: '/vm-dpdk/all-namespaces/*', element: <DpdkPage /> },
];

describe('VMs for DPDK, for somebody who sees no policies of SR-IOV', () => {
  it('claim of no network that it is for them', async () => {
    await renderPages(pages, '/vm-dpdk/ns/dpdk-apps/vms');
    expect(
      await screen.findByText('SR-IOV networks of namespace dpdk-apps: dpdk-net, plain-net'),
    ).toBeVisible();
    expect(screen.getByText(/is said by policies that you may not see/)).toBeVisible();
    expect(screen.queryByText(/has networks for DPDK/)).not.toBeInTheDocument();
  });

  it('are not shown for all namespaces, but for one of them', async () => {
    await renderPages(pages, '/vm-dpdk/all-namespaces/vms');
    expect(await screen.findByText(/no permission to read the VMs/)).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Show' })).toBeVisible();
  });
});
