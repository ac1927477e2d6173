/** @scenario hot-plug */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { patched, setFaults, setStatus, templateOf } from './support/cluster';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }];

const NICS = '/spec/template/spec/domain/devices/interfaces';

const open = async (name: string) => {
  await renderPages(pages, `/vm-machines/ns/factory/${name}`);
  await screen.findByRole('grid', { name: 'Network interfaces' });
  return userEvent.setup();
};

type User = ReturnType<typeof userEvent.setup>;

const act = async (user: User, nic: string, action: string) => {
  await user.click(screen.getByRole('button', { name: `Actions of ${nic}` }));
  const item = await screen.findByRole('menuitem', { name: action });
  await waitFor(() => expect(item).not.toHaveAttribute('aria-disabled', 'true'));
  await user.click(item);
};

const addDialog = async (user: User) => {
  // Another element once the permission is known: the one with the reason is inside a tooltip.
  const add = () => screen.getByRole('button', { name: 'Add network interface' });
  await waitFor(() => expect(add()).not.toHaveAttribute('aria-disabled', 'true'));
  await user.click(add());
  return screen.findByRole('dialog', { name: /^Add network interface to/ });
};

const confirm = async (user: User, title: RegExp, button: string) => {
  const review = await screen.findByRole('dialog', { name: title });
  const send = within(review).getByRole('button', { name: button });
  await waitFor(() => expect(send).toBeEnabled());
  await user.click(send);
  return review;
};

const gone = (dialog: HTMLElement) => waitFor(() => expect(dialog).not.toBeInTheDocument());

afterEach(() => setFaults());

describe('adding an interface', () => {
  it('to a running VM says that a migration brings it, and stores what KubeVirt expects', async () => {
    const user = await open('press-01');
    const dialog = await addDialog(user);
    await user.type(within(dialog).getByRole('combobox', { name: /Network/ }), 'office-vlan10');
    await user.click(await screen.findByRole('option', { name: /office-vlan10/ }));
    expect(within(dialog).getByRole('textbox', { name: /^Name/ })).toHaveValue('office-vlan10');
    expect(await within(dialog).findByRole('heading', { name: /migrat/i })).toBeVisible();
    await user.type(
      within(dialog).getByRole('textbox', { name: /^MAC address/ }),
      '02-00-00-AB-CD-01',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    await gone(await confirm(user, /^Add the interface to VM press-01/, 'Add interface'));
    const { domain, networks } = await templateOf('factory', 'press-01');
    expect(networks.at(-1)).toEqual({
      name: 'office-vlan10',
      multus: { networkName: 'office-vlan10' },
    });
    expect(domain.devices.interfaces.at(-1)).toMatchObject({ name: 'office-vlan10', bridge: {} });
    expect(await screen.findByRole('link', { name: 'office-vlan10' })).toBeVisible();
  });

  it.each([
    ['Name', 'default', /already has an interface/],
    ['Name', 'not.valid', /letters|characters|lowercase/i],
    ['MAC address', '03:00:00:00:00:01', /stands for a group of hosts/],
    ['MAC address', 'zz', /MAC address/i],
    ['Boot order', '0', /boot/i],
  ])('refuses the %s %s beside the field, before anything is sent', async (label, value, text) => {
    const user = await open('press-01');
    const dialog = await addDialog(user);
    await user.type(within(dialog).getByRole('combobox', { name: /Network/ }), 'machines-vlan20');
    await user.click(await screen.findByRole('option', { name: /machines-vlan20/ }));
    const field = within(dialog).getByRole('textbox', { name: new RegExp(`^${label}`) });
    await user.clear(field);
    await user.type(field, value);
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    // A required field that is empty is invalid to the browser before we have said why.
    await waitFor(() => expect(field).toHaveAccessibleDescription(text));
    expect(field).toBeInvalid();
    expect(screen.queryByRole('dialog', { name: /^Add the interface/ })).not.toBeInTheDocument();
  });

  it('asks for a network', async () => {
    const user = await open('press-01');
    const dialog = await addDialog(user);
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    expect(
      await within(dialog).findByText('Choose a network, or type namespace/name.'),
    ).toBeVisible();
  });

  it('keeps what was typed when the server refuses it', async () => {
    const user = await open('press-01');
    await setFaults({
      method: 'PATCH',
      path: 'virtualmachines/press-01',
      status: 403,
      reason: 'Forbidden',
      message: 'press-01 belongs to the night shift',
    });
    const dialog = await addDialog(user);
    await user.type(within(dialog).getByRole('combobox', { name: /Network/ }), 'machines-vlan20');
    await user.click(await screen.findByRole('option', { name: /machines-vlan20/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    const review = await screen.findByRole('dialog', { name: /^Add the interface/ });
    expect(await within(review).findByText(/belongs to the night shift/)).toBeVisible();
    await user.click(within(review).getByRole('button', { name: /Back|Cancel/ }));
    const again = await screen.findByRole('dialog', { name: /^Add network interface to/ });
    expect(within(again).getByRole('combobox', { name: /Network/ })).toHaveValue('machines-vlan20');
    expect(within(again).getByText('press-01 belongs to the night shift')).toBeVisible();
  });
});

describe('changing an interface', () => {
  it('touches only what the user changes', async () => {
    const before = await templateOf('factory', 'spare-01');
    const user = await open('spare-01');
    await act(user, 'office', 'Edit');
    const dialog = await screen.findByRole('dialog', { name: 'Edit network interface office' });
    expect(within(dialog).getByRole('button', { name: 'Review' })).toBeDisabled();
    await user.selectOptions(within(dialog).getByRole('combobox', { name: /^Model/ }), 'e1000e');
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    await gone(await confirm(user, /^Save changes of interface office/, 'Save changes'));
    const expected = structuredClone(before);
    Object.assign(expected.domain.devices.interfaces[1] ?? {}, { model: 'e1000e' });
    expect(await templateOf('factory', 'spare-01')).toEqual(expected);
  });

  it('sets the link down, and offers to set it up again', async () => {
    const user = await open('press-03');
    await act(user, 'machines', 'Set link down');
    await gone(await confirm(user, /^Set the link of machines down/, 'Set link down'));
    expect((await templateOf('factory', 'press-03')).domain.devices.interfaces[2]).toMatchObject({
      name: 'machines',
      state: 'down',
    });
    await user.click(screen.getByRole('button', { name: 'Actions of machines' }));
    expect(await screen.findByRole('menuitem', { name: 'Set link up' })).toBeVisible();
  });
});

describe('removing an interface', () => {
  it('of a running VM unplugs it', async () => {
    const user = await open('press-02');
    await act(user, 'office', 'Remove');
    await gone(await confirm(user, /Remove network interface office/, 'Remove'));
    expect((await templateOf('factory', 'press-02')).domain.devices.interfaces[1]).toMatchObject({
      name: 'office',
      state: 'absent',
    });
  });

  it('of a stopped VM deletes it with its network', async () => {
    const user = await open('spare-01');
    await act(user, 'office', 'Remove');
    await gone(await confirm(user, /Remove network interface office/, 'Remove'));
    const { domain, networks } = await templateOf('factory', 'spare-01');
    expect(domain.devices.interfaces.map(({ name }) => name)).toEqual(['default']);
    expect(networks.map(({ name }) => name)).toEqual(['default']);
  });
});

describe('what cannot be done live', () => {
  it('is said before the default network of a running VM is taken away', async () => {
    const before = await templateOf('factory', 'press-01');
    const user = await open('press-01');
    await act(user, 'default', 'Remove');
    const review = await screen.findByRole('dialog', { name: /Remove network interface default/ });
    expect(within(review).getByRole('heading', { name: /restart/i })).toBeVisible();
    await user.click(within(review).getByRole('button', { name: 'Cancel' }));
    expect(await templateOf('factory', 'press-01')).toEqual(before);
  });

  it('is said of the link of an SR-IOV interface, and nothing can be sent', async () => {
    await patched('factory', 'virtualmachines', 'press-02', [
      { op: 'add', path: `${NICS}/-`, value: { name: 'fast', sriov: {} } },
      {
        op: 'add',
        path: '/spec/template/spec/networks/-',
        value: { name: 'fast', multus: { networkName: 'fast-sriov' } },
      },
    ]);
    const user = await open('press-02');
    expect(await screen.findByRole('link', { name: 'fast-sriov' })).toBeVisible();
    await act(user, 'fast', 'Set link down');
    expect(
      await screen.findByRole('dialog', { name: /The link of fast cannot be set/ }),
    ).toBeVisible();
  });
});

describe('an SR-IOV network', () => {
  it('sets the type by itself, without a model or a link state to choose', async () => {
    const user = await open('press-01');
    const dialog = await addDialog(user);
    await user.type(within(dialog).getByRole('combobox', { name: 'Network' }), 'fast-sriov');
    await user.click(await screen.findByRole('option', { name: /fast-sriov/ }));
    expect(within(dialog).getByRole('combobox', { name: /^Type/ })).toHaveValue('sriov');
    expect(within(dialog).queryByRole('combobox', { name: /^Model/ })).not.toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    await gone(await confirm(user, /^Add the interface to VM press-01/, 'Add interface'));
    const { domain, networks } = await templateOf('factory', 'press-01');
    expect(networks.at(-1)).toEqual({
      name: 'fast-sriov',
      multus: { networkName: 'fast-sriov' },
    });
    expect(domain.devices.interfaces.at(-1)).toMatchObject({ name: 'fast-sriov', sriov: {} });
  });
});

describe('a VM that changes while its dialog is open', () => {
  it('takes the change all the same when only its instance is another', async () => {
    const user = await open('press-03');
    await act(user, 'office', 'Edit');
    const dialog = await screen.findByRole('dialog', { name: 'Edit network interface office' });
    await user.selectOptions(within(dialog).getByRole('combobox', { name: /^Model/ }), 'e1000e');
    await setStatus('factory', 'virtualmachines', 'press-03', { printableStatus: 'Stopping' });
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    await gone(await confirm(user, /^Save changes of interface office/, 'Save changes'));
    expect((await templateOf('factory', 'press-03')).domain.devices.interfaces[1]).toMatchObject({
      name: 'office',
      model: 'e1000e',
    });
  });

  it('tells apart what the user changes and what somebody else changed elsewhere', async () => {
    const user = await open('press-03');
    await act(user, 'office', 'Edit');
    const dialog = await screen.findByRole('dialog', { name: 'Edit network interface office' });
    await user.type(within(dialog).getByRole('textbox', { name: /^Boot order/ }), '7');
    await patched('factory', 'virtualmachines', 'press-03', [
      { op: 'add', path: '/metadata/labels', value: { shift: 'night' } },
    ]);
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    const review = await screen.findByRole('dialog', { name: /^Save changes of interface office/ });
    expect(await within(review).findByText(/bootOrder: 7/)).toBeVisible();
    expect(within(review).queryByText(/night/)).not.toBeInTheDocument();
  });

  it('says that a change is not possible any more when the interface is gone', async () => {
    const user = await open('press-03');
    await act(user, 'machines', 'Edit');
    const dialog = await screen.findByRole('dialog', { name: 'Edit network interface machines' });
    await user.selectOptions(within(dialog).getByRole('combobox', { name: /^Model/ }), 'e1000e');
    await patched('factory', 'virtualmachines', 'press-03', [
      { op: 'remove', path: `${NICS}/2` },
      { op: 'remove', path: '/spec/template/spec/networks/2' },
    ]);
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    const review = await screen.findByRole('dialog', { name: /Save changes of interface/ });
    expect(
      await within(review).findByText('Your change cannot be applied to the newer version.'),
    ).toBeVisible();
    expect(within(review).queryByRole('button', { name: /Apply my change/ })).toBeNull();
  });
});
