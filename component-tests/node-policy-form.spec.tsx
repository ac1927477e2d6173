/** @scenario mixed-nodes */
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { asked } from './support/cluster';
import { openPolicies as open } from './support/node-policies';

const POLICIES = '/api/kubernetes/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';

interface Policy {
  spec: {
    nodeSelector?: object;
    maxUnavailable?: unknown;
    capture?: object;
    desiredState: { interfaces?: Record<string, unknown>[]; routes?: object; ovn?: object };
  };
}

const stored = async (name: string): Promise<Policy> =>
  (await asked(`${POLICIES}/${name}`)) as Policy;

const posted = (path: string, body: object) =>
  asked(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

const textbox = (name: RegExp | string) => screen.findByRole('textbox', { name });
const add = async (user: UserEvent, kind: string) => {
  await user.click(screen.getByRole('button', { name: 'Add interface' }));
  await user.click(await screen.findByRole('menuitem', { name: kind }));
};
const fieldsOf = (title: RegExp) => within(screen.getByRole('group', { name: title }));
const replace = async (user: UserEvent, input: HTMLElement, text: string) => {
  await user.clear(input);
  await user.type(input, text);
};

describe('the form of a policy', () => {
  it('makes a bridge on nodes that are shown while their labels are typed', async () => {
    const user = await open('/policies/~new');
    expect(await screen.findByText('4 nodes are chosen')).toBeVisible();
    await user.type(await textbox(/^Name/), 'test-bridge');
    await replace(user, await textbox('Key of label 1'), 'example.com/hall');
    await user.type(await textbox('Value of label 1'), 'b');
    expect(await screen.findByText('2 nodes are chosen')).toBeVisible();
    await user.type(await textbox(/^Nodes at once/), '1');

    await add(user, 'Linux bridge');
    const fields = fieldsOf(/^Linux bridge/);
    await user.type(fields.getByRole('textbox', { name: /^Name/ }), 'br-test');
    await user.type(fields.getByRole('combobox', { name: 'Ports' }), 'eno3{Enter}');
    expect(await fields.findByRole('list', { name: 'Ports' })).toHaveTextContent('eno3');

    await user.click(screen.getByRole('button', { name: 'Create' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('On 2 nodes this changes')).toBeVisible();
    expect(dialog.getByText('Linux bridge br-test on eno3 is made')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Create policy' }));
    expect(await screen.findByRole('heading', { name: 'test-bridge', level: 1 })).toBeVisible();
    expect((await stored('test-bridge')).spec).toEqual({
      nodeSelector: { 'example.com/hall': 'b' },
      maxUnavailable: 1,
      desiredState: {
        interfaces: [
          {
            name: 'br-test',
            type: 'linux-bridge',
            state: 'up',
            ipv4: { enabled: false },
            ipv6: { enabled: false },
            bridge: { options: { stp: { enabled: false } }, port: [{ name: 'eno3' }] },
          },
        ],
      },
    });
  });

  it('offers what nodes have, with who holds it, and what the policy itself makes', async () => {
    const user = await open('/policies/~new');
    await screen.findByText('4 nodes are chosen');
    await add(user, 'Bond');
    await user.type(fieldsOf(/^Bond/).getByRole('textbox', { name: /^Name/ }), 'bond7');
    await add(user, 'Linux bridge');
    const ports = fieldsOf(/^Linux bridge/).getByRole('combobox', { name: 'Ports' });
    await user.click(ports);
    expect(await screen.findByRole('option', { name: /^bond7 made by this policy/ })).toBeVisible();
    expect(
      screen.getByRole('option', { name: /^eno1 on 4 of 4 nodes, .*port of br-ex/ }),
    ).toBeVisible();
    expect(screen.getByRole('option', { name: /^eno7 on 2 of 4 nodes/ })).toBeVisible();
  });

  it('begins each interface anew, also where another was taken out before', async () => {
    const user = await open('/policies/~new');
    await add(user, 'Bond');
    await add(user, 'Linux bridge');
    await user.type(fieldsOf(/^Bond/).getByRole('textbox', { name: /^Name/ }), 'bond7');
    const bridgeName = () => fieldsOf(/^Linux bridge/).getByRole('textbox', { name: /^Name/ });
    await user.type(bridgeName(), 'br7');
    await user.click(screen.getByRole('button', { name: 'Take Bond bond7 out of the policy' }));
    expect(screen.queryByText('Bond bond7')).not.toBeInTheDocument();
    expect(bridgeName()).toHaveValue('br7');
    await add(user, 'Bond');
    expect(fieldsOf(/^Bond/).getByRole('textbox', { name: /^Name/ })).toHaveValue('');
    expect(bridgeName()).toHaveValue('br7');
  });

  it('says beside a field what nmstate would refuse', async () => {
    const user = await open('/policies/~new');
    await user.type(await textbox(/^Name/), 'wrong');
    await add(user, 'VLAN interface');
    const fields = fieldsOf(/^VLAN interface/);
    await user.type(fields.getByRole('textbox', { name: /^Name/ }), 'a-name-too-long-for-linux');
    await user.click(screen.getByRole('button', { name: 'Create' }));
    await waitFor(() => expect(fields.getByRole('textbox', { name: /^Name/ })).toBeInvalid());
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('keeps all that it has no field for', async () => {
    const others = {
      routes: { config: [{ destination: '198.51.100.0/24', 'next-hop-interface': 'eno3' }] },
      'dns-resolver': { config: { search: ['example.com'] } },
    };
    const entry = {
      name: '{{ capture.nic.interfaces.0.name }}',
      type: 'ethernet',
      state: 'up',
      ethtool: { feature: { 'rx-gro-list': true } },
    };
    await posted(POLICIES, {
      apiVersion: 'nmstate.io/v1',
      kind: 'NodeNetworkConfigurationPolicy',
      metadata: { name: 'rich' },
      spec: {
        capture: { nic: 'interfaces.name=="eno3"' },
        desiredState: { ...others, interfaces: [entry] },
      },
    });
    const user = await open('/policies/rich/~edit');
    expect(
      await screen.findByText(
        'Also in the policy, and kept as it is: Routes, DNS servers, Expressions that each node works out',
      ),
    ).toBeVisible();
    await user.type(await textbox(/^MTU/), '9000');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = within(await screen.findByRole('dialog'));
    // Of the rest nothing is said: nodes work it out.
    expect(await dialog.findAllByText(/nodes? at least this changes$/)).not.toHaveLength(0);
    expect(dialog.queryByText(/nothing changes$/)).not.toBeInTheDocument();
    await user.click(await dialog.findByRole('button', { name: 'Save changes' }));
    await screen.findByRole('heading', { name: 'rich', level: 1 });
    expect((await stored('rich')).spec).toEqual({
      capture: { nic: 'interfaces.name=="eno3"' },
      desiredState: { ...others, interfaces: [{ ...entry, mtu: 9000 }] },
    });
  });

  it('says which nodes are not chosen any more, and who stands on the policy', async () => {
    const user = await open('/policies/lab-bridge/~edit');
    await user.click(await screen.findByRole('button', { name: 'Add label' }));
    await user.type(await textbox('Key of label 2'), 'kubernetes.io/hostname');
    await user.type(await textbox('Value of label 2'), 'worker-0');
    expect(await screen.findByText('One node is chosen')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByText(
        'One node is not chosen any more, and keeps what the policy made',
        {},
        { timeout: 5000 },
      ),
    ).toBeVisible();
    expect(
      dialog.getByRole('list', {
        name: 'One node is not chosen any more, and keeps what the policy made',
      }),
    ).toHaveTextContent('worker-1');
    expect(dialog.getByText('On one node nothing changes')).toBeVisible();
  });
});

describe('taking a policy back', () => {
  it('removes what it made, with its users named, and then offers to delete it', async () => {
    await posted('/api/kubernetes/apis/forklift.konveyor.io/v1beta1/namespaces/plant/networkmaps', {
      apiVersion: 'forklift.konveyor.io/v1beta1',
      kind: 'NetworkMap',
      metadata: { name: 'from-vsphere' },
      spec: {
        provider: {},
        map: [
          {
            source: { id: 'network-7' },
            destination: { type: 'multus', namespace: 'plant', name: 'dc-vlan220' },
          },
        ],
      },
    });
    const user = await open('/policies/data-centre-localnet');
    await user.click(await screen.findByRole('button', { name: 'Actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove from nodes' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(/plant\/conveyor, interface dc: running/)).toBeVisible();
    expect(dialog.getByText('NetworkMap plant/from-vsphere, in no plan')).toBeVisible();
    expect(dialog.getByText('Bridge mapping physnet-dc is removed')).toBeVisible();
    const confirm = dialog.getByRole('button', { name: 'Remove from nodes' });
    expect(confirm).toBeDisabled();
    await user.type(
      dialog.getByRole('textbox', { name: /Type data-centre-localnet/ }),
      'data-centre-localnet',
    );
    await waitFor(() => expect(confirm).toBeEnabled());
    await user.click(confirm);
    expect(
      await screen.findByText(/What the policy made is being removed: 0 of 2 nodes are done/),
    ).toBeVisible();
    expect((await stored('data-centre-localnet')).spec.desiredState).toEqual({
      interfaces: [
        { name: 'br-dc', type: 'ovs-bridge', state: 'absent' },
        { name: 'eno5', type: 'ethernet', state: 'up' },
      ],
      ovn: { 'bridge-mappings': [{ localnet: 'physnet-dc', state: 'absent' }] },
    });
  });

  it('is offered before a policy is deleted, as that undoes nothing', async () => {
    const user = await open('');
    await user.click(await screen.findByRole('button', { name: 'Actions for office-bridge' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('The nodes keep what the policy made')).toBeVisible();
    expect(dialog.getByText('Linux bridge br-office')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Remove it from nodes first' }));
    expect(
      await screen.findByRole('heading', {
        name: /Remove what policy office-bridge made from its nodes/,
      }),
    ).toBeVisible();
  });

  it('reaches a node that has it though no policy asks for it there', async () => {
    const user = await open('/policies/lab-bridge');
    await user.click(await screen.findByRole('link', { name: 'Remove it from worker-2' }));
    await screen.findByRole('group', { name: 'Linux bridge br-lab' });
    expect(screen.getAllByRole('textbox', { name: /^Name/ })[0]).toHaveValue(
      'lab-bridge-off-worker-2',
    );
    expect(await screen.findByText('One node is chosen')).toBeVisible();
  });
});
