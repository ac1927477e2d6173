/** @scenario hot-plug */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { KubernetesResource } from '../src/domain/core/resource';
import { BulkAttachDialog } from '../src/features/virtual-machines/bulk/BulkAttachDialog';
import { interfacesOf, patched, read, templateOf } from './support/cluster';
import { renderPages } from './support/render';

const onClose = jest.fn();

const open = async (props: Partial<Parameters<typeof BulkAttachDialog>[0]> = {}) => {
  onClose.mockClear();
  await renderPages(
    [
      {
        path: '/',
        element: <BulkAttachDialog namespace="factory" onClose={onClose} {...props} />,
      },
    ],
    '/',
  );
  await screen.findByRole('dialog', { name: 'Attach a network to VMs' });
  return userEvent.setup();
};

const network = () => screen.findByRole('combobox', { name: /^Network/ });
const choice = (name: string) => screen.findByRole('checkbox', { name: `Choose ${name}` });
const review = (user: UserEvent) => user.click(screen.getByRole('button', { name: /^Review/ }));

describe('attaching a network to several VMs', () => {
  it('says beside the fields what is missing, and sends nothing', async () => {
    const user = await open();
    await network();
    await review(user);
    expect(await network()).toHaveAccessibleDescription(/^Choose a network/);

    await user.type(await network(), 'factory/nowhere');
    expect(await network()).toHaveAccessibleDescription(/^You see no network factory\/nowhere/);

    await user.clear(await network());
    // The bare name means the namespace.
    await user.type(await network(), 'machines-vlan20');
    await choice('press-01');
    expect(screen.getByText('Choose at least one VM.')).toBeVisible();
    const name = screen.getByRole('textbox', { name: /^Name of the interfaces/ });
    expect(name).toHaveValue('machines-vlan20');
    await user.clear(name);
    await user.type(name, 'a b');
    expect(name).toBeInvalid();
    expect(name).toHaveAccessibleDescription(/^Type letters/);
  });

  it('says of each VM what will happen to it, or why it cannot take part', async () => {
    const user = await open({ network: 'factory/machines-vlan20' });
    const rowOf = async (name: string) => (await choice(name)).closest('tr') as HTMLElement;
    expect(await rowOf('press-01')).toHaveTextContent(/live migration that starts by itself/);
    expect(await rowOf('robot-01')).toHaveTextContent(/when the VM starts the next time/);
    expect(await rowOf('spare-01')).toHaveTextContent(/when the VM starts the next time/);
    expect(await choice('press-03')).toBeDisabled();
    expect(await choice('press-03')).toHaveAccessibleDescription(
      /The interface "machines" connects it already/,
    );

    await user.click(screen.getByRole('checkbox', { name: 'Choose all VMs of this page' }));
    expect(await choice('press-01')).toBeChecked();
    expect(await choice('press-03')).not.toBeChecked();

    await user.type(screen.getByRole('textbox', { name: 'Filter by name' }), 'robot');
    expect(screen.queryByRole('checkbox', { name: 'Choose press-01' })).not.toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: 'Choose robot-01' })).toBeChecked();
  });

  it('connects each VM by its own patch, and tells what became of each', async () => {
    const vms = await Promise.all(
      ['press-01', 'spare-01'].map((name) =>
        read<KubernetesResource>('factory', 'virtualmachines', name),
      ),
    );
    const user = await open({ vms, network: 'factory/machines-vlan20' });
    expect(await choice('press-01')).toBeChecked();
    await review(user);

    const dialog = await screen.findByRole('dialog', {
      name: 'Attach network factory/machines-vlan20?',
    });
    expect(
      within(dialog).getByText(/Applied by a live migration that starts by itself/),
    ).toBeVisible();
    expect(within(dialog).getByText(/Applied when the VM starts the next time/)).toBeVisible();
    const send = within(dialog).getByRole('button', { name: /^Attach to 2 VMs/ });
    await waitFor(() => expect(send).toBeEnabled());

    // Somebody else changes one of the two before anything is sent.
    await patched('factory', 'virtualmachines', 'spare-01', [
      {
        op: 'add',
        path: '/spec/template/spec/domain/devices/interfaces/-',
        value: { name: 'other', bridge: {} },
      },
      {
        op: 'add',
        path: '/spec/template/spec/networks/-',
        value: { name: 'other', multus: { networkName: 'data-centre-vlan30' } },
      },
    ]);
    await user.click(send);
    await waitFor(() => expect(within(dialog).getAllByText('Done')).toHaveLength(2));

    // Appending does not contradict what was added meanwhile, and keeps it.
    const [close] = within(dialog).getAllByRole('button', { name: 'Close' });
    if (!close) throw new Error('no way out');
    await user.click(close);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(await interfacesOf('factory', 'press-01')).toMatchObject([
      { name: 'default', masquerade: {} },
      { name: 'machines-vlan20', bridge: {} },
    ]);
    expect((await interfacesOf('factory', 'spare-01')).map(({ name }) => name)).toEqual([
      'default',
      'office',
      'other',
      'machines-vlan20',
    ]);
    const { networks } = await templateOf('factory', 'press-01');
    expect(networks).toContainEqual({
      name: 'machines-vlan20',
      multus: { networkName: 'machines-vlan20' },
    });
  });

  it('keeps what was typed on the way back from the review', async () => {
    const user = await open({ network: 'factory/office-vlan10' });
    await user.click(await choice('robot-01'));
    const name = screen.getByRole('textbox', { name: /^Name of the interfaces/ });
    await user.clear(name);
    await user.type(name, 'office');
    await review(user);
    const dialog = await screen.findByRole('dialog', { name: /^Attach network/ });
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(await choice('robot-01')).toBeChecked();
    expect(screen.getByRole('textbox', { name: /^Name of the interfaces/ })).toHaveValue('office');
    expect(onClose).not.toHaveBeenCalled();
  });
});
