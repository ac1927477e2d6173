/** @scenario dpdk */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import DpdkPage from '../src/features/dpdk/DpdkPage';
import DpdkVmPage from '../src/features/dpdk/vms/DpdkVmPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-dpdk/ns/:ns/vms/:name', element: <DpdkVmPage /> },
  { path: '/vm-dpdk/ns/:ns/*', element: <DpdkPage /> },
];

const rowOf = async (table: string, name: string): Promise<HTMLElement> => {
  const grid = await screen.findByRole('grid', { name: table });
  const cell = await within(grid).findByText(name);
  const row = cell.closest('tr');
  if (!row) throw new Error(`${name} is in no row`);
  return row;
};

describe('VMs for DPDK', () => {
  it('are listed with what to look at first', async () => {
    await renderPages(pages, '/vm-dpdk/ns/dpdk-apps/vms');
    const odd = await rowOf('VMs for DPDK', 'forwarder-02');
    expect(odd).toHaveTextContent('Contradicts');
    expect(odd).toHaveTextContent('Virtual functions for guests: Policy plain-nics makes');
    expect(await rowOf('VMs for DPDK', 'forwarder-01')).not.toHaveTextContent('Contradicts');
    expect(screen.getByText(/Namespace dpdk-apps has networks for DPDK: dpdk-net/)).toBeVisible();
  });

  it('have a page that says what is there, what is missing and what contradicts', async () => {
    await renderPages(pages, '/vm-dpdk/ns/dpdk-apps/vms/forwarder-02');
    const row = (name: string) => rowOf('Readiness for DPDK', name);
    expect(await row('Virtual functions for guests')).toHaveTextContent('Contradicts');
    expect(await row('Huge pages')).toHaveTextContent('Missing');
    expect(await row('Dedicated CPUs')).toHaveTextContent('Ready');
    expect(await row('Even number of CPUs')).toHaveTextContent('Contradicts');
    expect(await row('Runtime class')).toHaveTextContent(
      'VMs get the runtime class performance-dpdk of the profile dpdk.',
    );
  });

  it('are prepared by a form that holds what is missing', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-dpdk/ns/dpdk-apps/vms/forwarder-02');
    await screen.findByRole('button', { name: 'Prepare for DPDK' });
    // As long as permissions are asked for it is another one.
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Prepare for DPDK' })).not.toHaveAttribute(
        'aria-disabled',
        'true',
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Prepare for DPDK' }));
    const dialog = await screen.findByRole('dialog', { name: 'Prepare forwarder-02 for DPDK' });
    expect(within(dialog).getByRole('combobox', { name: 'Threads per core' })).toHaveValue('2');
    expect(within(dialog).getByRole('combobox', { name: 'Size of huge pages' })).toHaveValue('1Gi');
    // The form calls things what the list calls them.
    for (const name of [
      'Dedicated CPUs',
      'Isolated emulator thread',
      'Annotations for CPUs',
      'Multiple queues',
      'Random numbers',
    ])
      expect(within(dialog).getByRole('checkbox', { name })).toBeChecked();
    const memory = within(dialog).getByRole('textbox', { name: 'Memory' });
    await user.clear(memory);
    await user.type(memory, '4500Mi');
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    expect(
      await within(dialog).findByText(/comes in whole pages of 1Gi; the cluster refuses/),
    ).toBeVisible();
    await user.clear(memory);
    await user.type(memory, '4Gi');
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    const review = await screen.findByRole('dialog', { name: 'Prepare VM forwarder-02 for DPDK?' });
    await user.click(await within(review).findByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText('VM forwarder-02 changed for DPDK')).toBeVisible();
    await waitFor(async () =>
      expect(await rowOf('Readiness for DPDK', 'Huge pages')).toHaveTextContent('Pages of 1Gi'),
    );
  });

  it('have commands for their guests, filled in', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-dpdk/ns/dpdk-apps/vms/forwarder-01');
    expect(await screen.findByText(/driverctl set-override 0000:07:00.0 vfio-pci/)).toBeVisible();
    const pages1G = screen.getByRole('textbox', { name: 'Huge pages of 1 GiB in the guest' });
    await user.clear(pages1G);
    await user.type(pages1G, 'x');
    expect(await screen.findByText('Type a whole number from 1.')).toBeVisible();
    expect(screen.queryByText(/driverctl set-override/)).not.toBeInTheDocument();
  });

  it('are chosen among all VMs of the namespace', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-dpdk/ns/dpdk-apps/vms');
    await user.click(await screen.findByRole('button', { name: 'Prepare a VM' }));
    const dialog = await screen.findByRole('dialog', { name: 'Prepare a VM for DPDK' });
    await user.click(within(dialog).getByRole('button', { name: 'Go on' }));
    expect(await within(dialog).findByText('Choose one of the VMs.')).toBeVisible();
    await user.type(
      within(dialog).getByRole('combobox', { name: 'Virtual machine' }),
      'forwarder-02',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Go on' }));
    expect(await screen.findByRole('grid', { name: 'Readiness for DPDK' })).toBeVisible();
  });

  it('need a network in their namespace, to which the page leads', async () => {
    await renderPages(pages, '/vm-dpdk/ns/default/vms');
    expect(await screen.findByText(/Namespace default has no network for DPDK/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Create an SR-IOV network' })).toHaveAttribute(
      'href',
      '/vm-sriov/networks/~new?namespace=default&resource=dpdk_nics',
    );
  });

  it('have a namespace made for them, whose name is judged before it is sent', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-dpdk/ns/dpdk-apps/vms');
    await screen.findByText(/Namespace dpdk-apps has networks for DPDK/);
    const create = () => screen.getByRole('button', { name: 'Create a namespace for DPDK' });
    await waitFor(() => expect(create()).not.toHaveAttribute('aria-disabled', 'true'));
    await user.click(create());
    const dialog = await screen.findByRole('dialog', { name: 'Create a namespace for DPDK' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Bad_Name');
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    expect(await within(dialog).findByText(/^Use at most 63 lowercase letters/)).toBeVisible();
  });
});
