/** @scenario mixed-nodes */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import ConnectWizard from '../src/features/node-networks/connect/ConnectWizard';
import { setFaults } from './support/cluster';
import { renderPages } from './support/render';

const PATH = '/vm-node-networks/~connect';

const open = async (query = '') => {
  const { router } = await renderPages(
    [
      { path: PATH, element: <ConnectWizard /> },
      { path: '/vm-node-networks', element: <p>Node networks</p> },
    ],
    `${PATH}${query}`,
  );
  return { user: userEvent.setup(), router };
};

type User = Awaited<ReturnType<typeof open>>['user'];

const next = async (user: User) => user.click(await screen.findByRole('button', { name: 'Next' }));

/** A button as soon as nothing speaks against it. */
const enabled = async (name: string): Promise<HTMLElement> => {
  await waitFor(() =>
    expect(screen.getByRole('button', { name })).not.toHaveAttribute('aria-disabled', 'true'),
  );
  return screen.getByRole('button', { name });
};

const choose = async (user: User, purpose: RegExp) => {
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

describe('nodes that no label tells from the others', () => {
  const QUERY = '?purpose=linux&way=chosen&nodes=worker-0,worker-2&uplinks=eno3&vlans=5';

  const upToLabel = async (query: string) => {
    const opened = await open(query);
    const { user } = opened;
    await next(user);
    expect(await screen.findByText(/no label stands on exactly these/)).toBeVisible();
    await next(user);
    await screen.findByRole('grid', { name: 'Network interfaces that can be used' });
    expect(screen.queryByText('Not all nodes listen for the switches behind these')).toBeNull();
    await next(user);
    const label = await screen.findByRole('textbox', { name: 'Label for the nodes' });
    return { ...opened, label };
  };

  it('get one, which is named after the bridge and is not one of others', async () => {
    const { user, label } = await upToLabel(`${QUERY}&part=nodes`);
    expect(label).toHaveValue('vm-network/br-eno3');
    const name = async (text: string) => {
      await user.clear(label);
      await user.click(label);
      await user.paste(text);
      await next(user);
    };
    await name('node-role.kubernetes.io/vms');
    expect(
      await screen.findByText('Labels of this domain belong to the cluster. Choose another.'),
    ).toBeVisible();
    await name('example.com/hall=c');
    expect(
      await screen.findByText(/^Policy .*lab-bridge.* chooses nodes by this label/),
    ).toBeVisible();
    await name('vm-network/halls=both');
    expect(
      await screen.findByText(
        'vm-network/halls=both, which they get before the policy is for them: worker-0, worker-2',
      ),
    ).toBeVisible();
    // Rules see the nodes as if they had it.
    expect(screen.queryByText(/chooses no node/i)).not.toBeInTheDocument();
  });

  it('have it put on with the policy, and taken off again when there is none', async () => {
    const { user, router } = await upToLabel(`${QUERY}&part=nodes`);
    await next(user);
    await screen.findByText('What nmstate tests on each node afterwards');
    await next(user);
    await user.click(await screen.findByRole('radio', { name: 'On all 2 nodes' }));
    await user.click(await enabled('Configure the nodes'));
    const dialog = await screen.findByRole('dialog', { name: 'Configure the nodes?' });
    await waitFor(() =>
      expect(within(dialog).getAllByText('The server would take it')).toHaveLength(3),
    );
    await setFaults({
      method: 'POST',
      path: '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies',
      status: 500,
      message: 'not today',
    });
    await user.click(within(dialog).getByRole('button', { name: 'Create the policy' }));
    expect(await within(dialog).findByText('Failed')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await setFaults();

    // What the nodes got is known, and stands in the address.
    expect(
      await screen.findByText('worker-0, worker-2 got the label vm-network/br-eno3 here'),
    ).toBeVisible();
    expect(new URLSearchParams(router.state.location.search).get('labelled')).toBe(
      'worker-0, worker-2',
    );
    await user.click(screen.getByRole('button', { name: 'Take the label off' }));
    const undo = await screen.findByRole('dialog', { name: /Take label vm-network\/br-eno3 off/ });
    const off = within(undo).getByRole('button', { name: 'Take the label off' });
    await waitFor(() => expect(off).toBeEnabled());
    await user.click(off);
    const [close] = await within(undo).findAllByRole('button', { name: 'Close' });
    if (!close) throw new Error('no way to close');
    await user.click(close);
    await waitFor(() =>
      expect(screen.queryByText(/got the label vm-network\/br-eno3 here/)).not.toBeInTheDocument(),
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
