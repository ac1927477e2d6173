/** @scenario mixed-nodes */
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { setFaults } from './support/cluster';
import { enabled, next, openConnect as open } from './support/connect';

const choose = async (user: UserEvent, purpose: RegExp) => {
  await user.click(await screen.findByRole('radio', { name: purpose }));
  await next(user);
};

afterEach(() => setFaults());

describe('the wizard that connects VMs to a physical network', () => {
  it('asks what for before all else, and tells once what has no counterpart', async () => {
    const { user } = await open();
    expect(
      await screen.findByText(/number of ports of a port group have no counterpart/),
    ).toBeVisible();
    await next(user);
    expect(await screen.findByText('Choose what VMs are connected by.')).toBeVisible();
  });

  it('shows which nodes a label comes to while it is typed, and refuses one that none has', async () => {
    const { user } = await open();
    await choose(user, /^Linux bridge/);
    expect(await screen.findByText('4 nodes match')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Nodes with a label' }));
    const label = await screen.findByRole('combobox', { name: 'Label' });
    await user.type(label, 'example.com/hall=a');
    expect(await screen.findByText('2 nodes match')).toBeVisible();
    await user.type(label, 'bc');
    await next(user);
    expect(await screen.findByText('No node has this label.')).toBeVisible();
  });

  it('offers what all nodes have, and says why the rest cannot be taken', async () => {
    const { user } = await open();
    await choose(user, /^Linux bridge/);
    await screen.findByText('4 nodes match');
    await next(user);
    const usable = await screen.findByRole('grid', { name: 'Network interfaces that can be used' });
    expect(within(usable).getByRole('checkbox', { name: 'eno3' })).toBeEnabled();
    await user.click(screen.getByRole('button', { name: /others cannot be used/ }));
    const refused = screen.getByRole('grid', { name: 'Network interfaces that cannot be used' });
    expect(within(refused).getByRole('checkbox', { name: 'eno1' })).toBeDisabled();
    expect(refused).toHaveTextContent(/Belongs to br-ex/);
    expect(refused).toHaveTextContent(/Part of br-office/);
    expect(screen.queryByText(/link up/i)).not.toBeInTheDocument();
    await next(user);
    expect(await screen.findByText('Choose a network interface of the nodes.')).toBeVisible();
  });

  it('makes a bond of two, and says why some modes are no good for VMs', async () => {
    const { user } = await open(
      '?purpose=linux&way=label&label=example.com/hall=b&uplinks=eno3,eno5',
    );
    await next(user);
    await screen.findByText('2 nodes match');
    await next(user);
    await screen.findByRole('grid', { name: 'Network interfaces that can be used' });
    await next(user);
    expect(await screen.findByRole('textbox', { name: 'Name of the bond' })).toHaveValue('bond1');
    expect(screen.getByRole('option', { name: 'Balance-alb (6)' })).toBeDisabled();
    expect(screen.getByText(/Balance-rr \(0\): .*wrong order/)).toBeVisible();
    const effect = screen.getByRole('region', { name: 'Effect on the nodes' });
    expect(effect).toHaveTextContent('Bond bond1 on eno3, eno5 is made');
    const name = screen.getByRole('textbox', { name: 'Name of the bridge' });
    await user.clear(name);
    await user.type(name, 'a-name-of-sixteen');
    await next(user);
    expect(await screen.findByText(/At most 15 characters/)).toBeVisible();
  });

  it('keeps what was chosen in its address', async () => {
    const { user, router } = await open();
    await choose(user, /over br-ex/);
    await waitFor(() => expect(router.state.location.search).toBe('?purpose=br-ex'));
    expect(screen.queryByText('Uplinks')).not.toBeInTheDocument();
  });

  it('keeps a list of port groups out of what is sent, and has it again after a reload', async () => {
    const query = '?purpose=linux&part=network&bridge=br-storage&projects=plant&from=list';
    const { user, router } = await open(`${query}#${encodeURIComponent('Office,120')}`);
    await next(user);
    const list = await screen.findByRole('textbox', { name: 'Port groups' });
    expect(list).toHaveValue('Office,120');
    await user.type(list, '{Enter}Lab,130');
    await next(user);
    await waitFor(() =>
      expect(decodeURIComponent(router.state.location.hash)).toContain('Lab,130'),
    );
    expect(router.state.location.search).not.toContain('Lab');
  });

  it('makes only networks, many at once, on what is there', async () => {
    const { user } = await open('?purpose=linux&part=network&bridge=br-storage&projects=plant');
    await next(user);
    await user.type(await screen.findByRole('textbox', { name: 'VLANs' }), '300-302');
    const planned = await screen.findByRole('grid', { name: 'Networks that are made' });
    expect(planned).toHaveTextContent('vlan-302');
    const names = screen.getByRole('textbox', { name: 'Names of the networks' });
    await user.type(names, 'same');
    await next(user);
    expect(await screen.findByText('Several networks need {vlan} in their name.')).toBeVisible();
    await user.clear(names);
    await next(user);
    await screen.findByRole('combobox', { name: 'Network of the VMs' });
    await next(user);
    expect(await screen.findByText('vlan-300, vlan-301, vlan-302')).toBeVisible();
    await next(user);
    await user.click(await enabled('Make 3 networks'));
    const dialog = await screen.findByRole('dialog');
    await waitFor(() =>
      expect(within(dialog).getAllByText('The server would take it')).toHaveLength(3),
    );
    await user.click(within(dialog).getByRole('button', { name: 'Make the networks' }));
    const [close] = await within(dialog).findAllByRole('button', { name: 'Close' });
    if (!close) throw new Error('no way to close');
    await user.click(close);
    expect(await screen.findByText(/The networks are there: plant\/vlan-300/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Attach VMs of plant' })).toHaveAttribute(
      'href',
      expect.stringContaining('attach=plant%2Fvlan-300'),
    );
  });
});

describe('a VLAN interface for the nodes themselves', () => {
  it('asks for one card and a VLAN, names it, and makes no network', async () => {
    const { user } = await open();
    await choose(user, /^VLAN interface of the nodes/);
    expect(screen.queryByText('VMs (optional)')).not.toBeInTheDocument();
    await screen.findByText('4 nodes match');
    await next(user);
    await user.click(await screen.findByRole('checkbox', { name: 'eno3' }));
    await next(user);
    await next(user);
    expect(await screen.findByText('A number from 1 to 4094.')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'VLAN' }), '30');
    expect(await screen.findByText(/Left empty: eno3\.30/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Name of the policy' })).toHaveValue('vlan-eno3');
    const effect = screen.getByRole('region', { name: 'Effect on the nodes' });
    expect(effect).toHaveTextContent('VLAN interface eno3.30 on eno3 is made');
    await next(user);
    expect(await screen.findByText('eno3.30, VLAN 30')).toBeVisible();
    await next(user);
    await enabled('Configure worker-0');
  });
});

describe('VMs that get the new network', () => {
  const QUERY = '?purpose=linux&part=network&bridge=br-storage&projects=plant';

  it('are chosen, reviewed, attached when the network is there, and taken off again', async () => {
    const { user, router } = await open(`${QUERY}&vlans=310-311`);
    await next(user);
    await screen.findByRole('textbox', { name: 'VLANs' });
    await next(user);
    expect(screen.queryByRole('grid', { name: 'VMs to choose from' })).not.toBeInTheDocument();
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Network of the VMs' }),
      'vlan-311',
    );
    await user.click(await screen.findByRole('checkbox', { name: 'Choose panel' }));
    await next(user);
    expect(await screen.findByRole('heading', { name: 'What happens to the VMs' })).toBeVisible();
    expect(await screen.findByText('VMs: plant/panel')).toBeVisible();
    expect(router.state.location.search).toContain('vms=plant%2Fpanel');
    await next(user);
    expect(
      await screen.findByText('The VMs are attached when the networks are there.'),
    ).toBeVisible();

    await user.click(await enabled('Make 2 networks'));
    const dialog = await screen.findByRole('dialog');
    const make = within(dialog).getByRole('button', { name: 'Make the networks' });
    await waitFor(() => expect(make).toBeEnabled());
    await user.click(make);
    const [close] = await within(dialog).findAllByRole('button', { name: 'Close' });
    if (!close) throw new Error('no way to close');
    await user.click(close);

    await user.click(await enabled('Attach 1 VM'));
    const review = await screen.findByRole('dialog', { name: 'Attach network plant/vlan-311?' });
    const attach = within(review).getByRole('button', { name: 'Attach to 1 VM' });
    await waitFor(() => expect(attach).toBeEnabled());
    await user.click(attach);
    expect(
      await screen.findByText('The VMs have an interface on the network: plant/panel'),
    ).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Detach the VMs again' }));
    const undo = await screen.findByRole('dialog', { name: /Detach network plant\/vlan-311/ });
    const detach = within(undo).getByRole('button', { name: 'Detach from 1 VM' });
    await waitFor(() => expect(detach).toBeEnabled());
    await user.click(detach);
    await enabled('Attach 1 VM');
  });

  it('are said to be left out where they cannot be attached, or are not there', async () => {
    const { user } = await open(`${QUERY}&vlans=312&vms=plant/gone,plant/panel`);
    await next(user);
    await screen.findByRole('textbox', { name: 'VLANs' });
    await next(user);
    await screen.findByRole('grid', { name: 'VMs to choose from' });
    await next(user);
    expect(await screen.findByText(/plant\/gone: it is not there/)).toBeVisible();
    expect(screen.getByText('VMs: plant/panel')).toBeVisible();
  });
});

describe('switches behind the cards', () => {
  it('are heard by a policy of its own, where nodes do not listen', async () => {
    const { user } = await open('?purpose=linux&way=label&label=example.com/hall=b');
    await next(user);
    await screen.findByText('2 nodes match');
    await next(user);
    await user.click(await screen.findByRole('button', { name: 'Have the nodes listen (LLDP)' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(/lldp/)).toBeVisible();
    const create = within(dialog).getByRole('button', { name: 'Create the policy' });
    await waitFor(() => expect(create).toBeEnabled());
    await user.click(create);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });
});

describe('a user who may not read nodes', () => {
  it('is told so, and can do the rest', async () => {
    await setFaults({
      method: 'GET',
      path: '/api/v1/nodes',
      status: 403,
      reason: 'Forbidden',
      message: 'nodes is forbidden',
    });
    const { user } = await open();
    await choose(user, /over br-ex/);
    expect(await screen.findByText('You may not see which nodes there are')).toBeVisible();
    await next(user);
    expect(await screen.findByRole('textbox', { name: 'Name of the policy' })).toHaveValue(
      'localnet1-br-ex',
    );
    await next(user);
    await user.type(await screen.findByRole('combobox', { name: 'Projects' }), 'plant,');
    await next(user);
    await screen.findByRole('grid', { name: 'VMs to choose from' });
    await next(user);
    expect(await screen.findByText('What nmstate tests on each node afterwards')).toBeVisible();
    await next(user);
    await enabled('Configure the nodes');
  });
});
