/**
 * @scenario dpdk
 * @user dpdk-apps-viewer
 */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import DpdkPage from '../src/features/dpdk/DpdkPage';
import DpdkVmPage from '../src/features/dpdk/vms/DpdkVmPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-dpdk/ns/:ns/vms/:name', element: <DpdkVmPage /> },
  { path: '/vm-dpdk/ns/:ns/*', element: <DpdkPage /> },
  { path: '/vm-dpdk/all-namespaces/*', element: <DpdkPage /> },
];

/** The button, once its reason is known. */
const refused = async (name: string, why: string) => {
  await waitFor(() =>
    expect(screen.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true'),
  );
  await userEvent.setup().hover(screen.getByRole('button', { name }));
  expect(await screen.findByText(why)).toBeInTheDocument();
};

const MAY_NOT_CHANGE = 'You have no permission to change VMs in namespace dpdk-apps.';

it('shows somebody who may only look what a VM lacks, and why no form opens', async () => {
  await renderPages(pages, '/vm-dpdk/ns/dpdk-apps/vms/forwarder-02');
  const items = await screen.findByRole('grid', { name: 'Readiness for DPDK' });
  expect(within(items).getByText('Huge pages')).toBeVisible();
  await refused('Prepare for DPDK', MAY_NOT_CHANGE);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Prepare for DPDK' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('says the same at each item that the form would set', async () => {
  await renderPages(pages, '/vm-dpdk/ns/dpdk-apps/vms/forwarder-02');
  await screen.findByRole('grid', { name: 'Readiness for DPDK' });
  await refused('Set: Huge pages', MAY_NOT_CHANGE);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Set: Huge pages' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('says why no namespace can be created beside the VMs', async () => {
  await renderPages(pages, '/vm-dpdk/ns/dpdk-apps/vms');
  await refused('Create a namespace for DPDK', 'You have no permission to create namespaces.');
});

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
