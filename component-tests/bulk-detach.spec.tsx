/** @scenario hot-plug */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BulkDetachDialog } from '../src/features/virtual-machines/bulk/BulkDetachDialog';
import { interfacesOf, setFaults } from './support/cluster';
import { renderPages } from './support/render';

const onClose = jest.fn();

afterEach(() => setFaults());

const open = async (namespace: string | undefined) => {
  onClose.mockClear();
  await renderPages(
    [{ path: '/', element: <BulkDetachDialog namespace={namespace} onClose={onClose} /> }],
    '/',
  );
  return userEvent.setup();
};

const network = () => screen.findByRole('combobox', { name: /^Network/ });

describe('detaching a network from several VMs', () => {
  it('offers only VMs on the network, of all namespaces with the namespace', async () => {
    const user = await open(undefined);
    await user.type(await network(), 'factory/office-vlan10');
    expect(await screen.findByRole('checkbox', { name: 'Choose factory/press-02' })).toBeEnabled();
    expect(screen.queryByRole('checkbox', { name: /robot-01/ })).not.toBeInTheDocument();

    await user.type(await network(), '0');
    await user.click(screen.getByRole('button', { name: /^Review/ }));
    expect(await network()).toHaveAccessibleDescription(/^No VM that you see is connected/);
  });

  it('unplugs from the running VM and deletes from the stopped one', async () => {
    const user = await open('factory');
    await user.type(await network(), 'office-vlan10');
    await user.click(await screen.findByRole('checkbox', { name: 'Choose press-02' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Choose spare-01' }));
    await user.click(screen.getByRole('button', { name: /^Review/ }));

    const dialog = await screen.findByRole('dialog', {
      name: /Detach network factory\/office-vlan10\?/,
    });
    expect(within(dialog).getByText(/Applied at once, while the VM runs/)).toBeVisible();
    const send = within(dialog).getByRole('button', { name: /^Detach from 2 VMs/ });
    await waitFor(() => expect(send).toBeEnabled());
    // The dry run is over; what is sent now takes its time, and cannot be left unseen.
    await setFaults({ method: 'PATCH', path: '/press-02', delayMs: 500 });
    await user.click(send);
    expect(within(dialog).getByRole('button', { name: 'Cancel' })).toBeDisabled();
    expect(within(dialog).queryByRole('button', { name: 'Close' })).not.toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(dialog).toBeVisible();

    await waitFor(() => expect(within(dialog).getAllByText('Done')).toHaveLength(2));
    // One at the top of the dialog, one at its end.
    const [close] = within(dialog).getAllByRole('button', { name: 'Close' });
    if (!close) throw new Error('no way out');
    await user.click(close);
    await waitFor(() => expect(onClose).toHaveBeenCalled());

    expect(await interfacesOf('factory', 'spare-01')).toMatchObject([{ name: 'default' }]);
    const [first, second] = await interfacesOf('factory', 'press-02');
    expect(first).toMatchObject({ name: 'default' });
    // Gone already where the controllers were fast.
    expect(second ?? { state: 'absent' }).toMatchObject({ state: 'absent' });
  });
});
