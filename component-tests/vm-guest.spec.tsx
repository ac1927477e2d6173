/** @scenario guest-network */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { asked, patched, read } from './support/cluster';
import { renderPages } from './support/render';

const NAMESPACE = 'guests';
const pages = [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }];

interface Volume {
  name: string;
  cloudInitNoCloud?: {
    userData?: string;
    networkData?: string;
    networkDataSecretRef?: { name: string };
  };
  cloudInitConfigDrive?: object;
}

interface Vm {
  spec: {
    template: {
      spec: {
        volumes: Volume[];
        domain: { devices: { disks: { name: string }[] } };
      };
    };
  };
}

const open = async (name: string) => {
  await renderPages(pages, `/vm-machines/ns/${NAMESPACE}/${name}/guest`);
  await screen.findByRole('radiogroup', { name: 'How should the settings reach the guest?' });
  return userEvent.setup();
};

const cloudInit = async (name: string): Promise<Volume> => {
  const { spec } = await read<Vm>(NAMESPACE, 'virtualmachines', name);
  const found = spec.template.spec.volumes.find(
    (each) => each.cloudInitNoCloud ?? each.cloudInitConfigDrive,
  );
  if (!found) throw new Error(`${name} has no volume for cloud-init`);
  return found;
};

const secretsPath = (name: string) =>
  `/api/kubernetes/api/v1/namespaces/${NAMESPACE}/secrets/${name}`;

const secretText = async (name: string): Promise<string> => {
  const { data } = (await asked(secretsPath(name))) as { data: Record<string, string> };
  return atob(data.networkdata ?? '');
};

/** The fields of an interface of the VM. */
const group = (name: string): HTMLElement =>
  screen.getByRole('group', { name: new RegExp(`^Interface ${name} of the VM`) });

const addAddress = async (
  user: ReturnType<typeof userEvent.setup>,
  name: string,
  address: string,
) => {
  const field = within(group(name)).getByRole('combobox', { name: 'Static addresses' });
  await user.type(field, `${address}{Enter}`);
};

const save = async (user: ReturnType<typeof userEvent.setup>) => {
  const button = screen.getByRole('button', { name: 'Save' });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled', 'true'));
  await user.click(button);
  const dialog = await screen.findByRole('dialog', { name: /^Save the network data of/ });
  const confirm = within(dialog).getByRole('button', { name: 'Save' });
  await waitFor(() => expect(confirm).toBeEnabled());
  return { dialog, confirm };
};

describe('the network of a guest that has never booted', () => {
  it('is set up by cloud-init, for which the VM gets a volume and a disk', async () => {
    const user = await open('new-01');
    expect(
      screen.getByText('The VM has no cloud-init volume: saving adds one with its disk'),
    ).toBeVisible();
    await addAddress(user, 'lan', '10.130.0.31/24');
    await user.click(within(group('lan')).getByRole('checkbox', { name: 'IPv4 address by DHCP' }));
    expect(screen.getByText('lan gets 10.130.0.31/24.')).toBeVisible();
    const { confirm, dialog } = await save(user);
    expect(
      within(dialog).getByText('It takes effect when the guest boots for the first time'),
    ).toBeVisible();
    await user.click(confirm);
    expect(await screen.findByText('Network data of new-01 saved')).toBeVisible();
    const { spec } = await read<Vm>(NAMESPACE, 'virtualmachines', 'new-01');
    const { name, cloudInitNoCloud } = await cloudInit('new-01');
    expect(spec.template.spec.domain.devices.disks.map((disk) => disk.name)).toContain(name);
    expect(cloudInitNoCloud?.networkData).toContain('10.130.0.31/24');
    expect(cloudInitNoCloud?.networkData).toMatch(/macaddress: "02:/);
  });

  it('is refused beside the field where it cannot work', async () => {
    const user = await open('new-01');
    await addAddress(user, 'lan', '10.130.0.31');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await within(group('lan')).findByText(/10\.130\.0\.31.* prefix/)).toBeVisible();
    expect(
      await screen.findByText('Nothing was sent: see what is said beside the fields'),
    ).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('names a free address in the subnet that was typed, and who has one that is taken', async () => {
    const user = await open('desk-02');
    expect(await within(group('lan')).findByText(/10\.130\.0\.11.*desk-01/)).toBeVisible();
    await user.click(within(group('lan')).getByRole('button', { name: 'Next free IPv4 address' }));
    expect(
      await within(group('lan')).findByText(/10\.130\.0\.2 is the first of 10\.130\.0\.0\/24/),
    ).toBeVisible();
  });
});

describe('network data in a Secret', () => {
  it('are changed there, and what was not edited stays byte for byte', async () => {
    const user = await open('in-secret-01');
    expect(await screen.findByText(/are in the Secret in-secret-network/)).toBeVisible();
    const before = await secretText('in-secret-network');
    await user.type(
      within(group('lan')).getByRole('combobox', { name: 'DNS servers' }),
      '10.130.0.53{Enter}',
    );
    const { confirm } = await save(user);
    await user.click(confirm);
    expect(await screen.findByText('Network data of in-secret-01 saved')).toBeVisible();
    const after = await secretText('in-secret-network');
    expect(after).toContain('10.130.0.53');
    const kept = before.split('\n').filter((line) => line !== '');
    expect(after.split('\n')).toEqual(expect.arrayContaining(kept));
  });

  it('are made where the Secret is missing, without which the VM does not start', async () => {
    const user = await open('no-secret-01');
    expect(
      await screen.findByText('There is no Secret forgotten: the VM does not start without it'),
    ).toBeVisible();
    const { confirm } = await save(user);
    await user.click(confirm);
    expect(await screen.findByText('Network data of no-secret-01 saved')).toBeVisible();
    expect(await secretText('forgotten')).toContain('version: 2');
  });

  it('take the place of text that is too long for the VM', async () => {
    const user = await open('desk-02');
    const addresses = Array.from({ length: 110 }, (_each, at) => `10.130.1.${at + 1}/16`);
    const field = within(group('lan')).getByRole('combobox', { name: 'Static addresses' });
    await user.click(field);
    await user.paste(`${addresses.join(',')},`);
    expect(
      await screen.findByText('The VM itself takes 2048 bytes at most. Keep these in a Secret.'),
    ).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kept in' }), 'A new Secret');
    expect(screen.getByRole('textbox', { name: 'Name of the Secret' })).toHaveValue(
      'desk-02-network-data',
    );
  });
});

describe('a ConfigDrive', () => {
  it('is said to be dropped, and becomes a volume that takes the text', async () => {
    const user = await open('drive-01');
    expect(await screen.findByText('The volume cloudinitdisk is a ConfigDrive')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
    const { cloudInitConfigDrive: before } = await cloudInit('drive-01');
    await user.click(screen.getByRole('button', { name: 'Make it a cloudInitNoCloud volume' }));
    const { confirm } = await save(user);
    await user.click(confirm);
    expect(await screen.findByText('Network data of drive-01 saved')).toBeVisible();
    const { cloudInitNoCloud, cloudInitConfigDrive } = await cloudInit('drive-01');
    expect(cloudInitConfigDrive).toBeUndefined();
    expect(cloudInitNoCloud?.userData).toBe((before as { userData?: string }).userData);
  });
});

describe('a guest that runs', () => {
  it('is changed by commands, filled in for what sets up its network', async () => {
    const user = await open('desk-01');
    expect(screen.getByRole('radio', { name: 'Now, by commands in the guest' })).toBeChecked();
    const commands = await screen.findByRole('textbox', { name: 'Commands for the guest' });
    expect(commands).toHaveDisplayValue(/nmcli[\s\S]*10\.130\.0\.11\/24/);
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'What sets up the network in the guest' }),
      'netplan',
    );
    expect(commands).toHaveDisplayValue(/netplan/);
  });

  it('is said not to read what is saved for its first boot', async () => {
    const user = await open('desk-01');
    await user.click(screen.getByRole('radio', { name: 'At the first boot, by cloud-init' }));
    await user.type(
      within(group('lan')).getByRole('combobox', { name: 'DNS servers' }),
      '10.130.0.53{Enter}',
    );
    const { dialog } = await save(user);
    expect(within(dialog).getByText('The guest that runs keeps what it has')).toBeVisible();
  });

  it('is told of a change that somebody else made to the same', async () => {
    const user = await open('desk-01');
    await user.click(screen.getByRole('radio', { name: 'At the first boot, by cloud-init' }));
    await user.type(
      within(group('lan')).getByRole('combobox', { name: 'DNS servers' }),
      '10.130.0.53{Enter}',
    );
    await patched(NAMESPACE, 'virtualmachines', 'desk-01', [
      {
        op: 'replace',
        path: '/spec/template/spec/volumes/1/cloudInitNoCloud/networkData',
        value: 'version: 2\nethernets: {}\n',
      },
    ]);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog', { name: /^Save the network data of/ });
    expect(
      await within(dialog).findByText('guests/desk-01 was changed by somebody else meanwhile'),
    ).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Save' })).toBeDisabled();
  });
});

it('says beside the name of an interface that another one has it', async () => {
  const user = await open('new-01');
  const add = () =>
    user.click(screen.getByRole('button', { name: 'Add an interface by its name in the guest' }));
  await add();
  await add();
  const name = within(
    screen.getByRole('group', { name: /^Interface enp1s0-2 in the guest/ }),
  ).getByRole('textbox', { name: 'Name in the guest' });
  await user.clear(name);
  await user.type(name, 'enp1s0');
  await user.tab();
  expect(await screen.findByText('Another interface is called enp1s0.')).toBeVisible();
  await user.type(name, '0');
  await waitFor(() =>
    expect(screen.queryByText('Another interface is called enp1s0.')).not.toBeInTheDocument(),
  );
});

it('keeps the focus where one goes on, whatever comes and goes', async () => {
  const user = await open('new-01');
  await user.click(
    screen.getByRole('button', { name: 'Add an interface by its name in the guest' }),
  );
  const added = screen.getByRole('group', { name: /^Interface enp1s0 in the guest/ });
  expect(within(added).getByRole('textbox', { name: 'Name in the guest' })).toHaveFocus();
  const remove = async (name: RegExp) =>
    user.click(screen.getByRole('button', { name: new RegExp(`^Remove ${name.source}`) }));
  await remove(/Interface default/);
  // What took the place of the one that is gone.
  expect(screen.getByRole('button', { name: /Fields of Interface lan/ })).toHaveFocus();
  await remove(/Interface enp1s0/);
  expect(screen.getByRole('button', { name: /Fields of Interface lan/ })).toHaveFocus();
  await addAddress(user, 'lan', '10.130.0.31/24');
  await user.click(screen.getByRole('button', { name: 'Remove 10.130.0.31/24' }));
  expect(within(group('lan')).getByRole('combobox', { name: 'Static addresses' })).toHaveFocus();
  await user.click(within(group('lan')).getByRole('button', { name: 'More settings' }));
  await user.click(screen.getByRole('button', { name: 'Add a route' }));
  await user.click(screen.getByRole('button', { name: 'Remove route 1' }));
  expect(screen.getByRole('button', { name: 'Add a route' })).toHaveFocus();
  await remove(/Interface lan/);
  expect(screen.getByRole('button', { name: 'Add interface default of the VM' })).toHaveFocus();
});

it('gives the line for a DHCP server, with the address that is typed', async () => {
  const user = await open('desk-01');
  await user.click(screen.getByRole('radio', { name: 'By a DHCP server of the network' }));
  const field = screen.getByRole('textbox', { name: /^Address for lan/ });
  await user.type(field, '10.130.0');
  expect(field).toHaveAccessibleDescription(/^Enter an IPv4 address/);
  await user.type(field, '.77');
  expect(screen.getByRole('textbox', { name: 'Line for lan' })).toHaveDisplayValue(
    /^dhcp-host=02:.*,10\.130\.0\.77,desk-01-lan$/,
  );
});

it('says first where the answer file of Windows is', async () => {
  await open('windows-01');
  expect(screen.getByRole('radio', { name: 'By Sysprep' })).toBeChecked();
  expect(screen.getByText(/is in the ConfigMap answer-file/)).toBeVisible();
});
