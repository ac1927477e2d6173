import fc from 'fast-check';
import { nodeNetworksOf } from '../nodes/node-networks';
import { worldOf } from '../world/world';
import { node, policy } from './testing/objects';
import { canBeRemoved, isRemoval, keptParts, leftBehind, removalOf, removalOn } from './removal';

const nodes = nodeNetworksOf(
  worldOf([
    node('worker-0'),
    {
      apiVersion: 'nmstate.io/v1beta1',
      kind: 'NodeNetworkState',
      metadata: { name: 'worker-0' },
      status: {
        currentState: {
          interfaces: [
            { name: 'eno1', type: 'ethernet', state: 'up' },
            { name: 'eno2', type: 'ethernet', state: 'up' },
            { name: 'bond0', type: 'bond', state: 'up' },
          ],
        },
      },
    },
  ]),
);

const stateOf = (desiredState: object): unknown =>
  (removalOf(policy({ desiredState }), nodes).spec as { desiredState: unknown }).desiredState;

describe('the removal of what a policy made', () => {
  it('sets the ports of a bridge up again, with the addresses that the bridge took over', () => {
    const dhcp = { enabled: true, dhcp: true };
    expect(
      stateOf({
        interfaces: [
          {
            name: 'br1',
            type: 'linux-bridge',
            state: 'up',
            ipv4: dhcp,
            ipv6: { enabled: false },
            bridge: { port: [{ name: 'eno1' }] },
          },
        ],
      }),
    ).toEqual({
      interfaces: [
        { name: 'br1', type: 'linux-bridge', state: 'absent' },
        { name: 'eno1', type: 'ethernet', state: 'up', ipv4: dhcp },
      ],
    });
  });

  it('takes a bond with its bridge, and leaves what it stands on otherwise', () => {
    expect(
      stateOf({
        interfaces: [
          { name: 'bond1', type: 'bond', 'link-aggregation': { ports: ['eno1', 'eno2'] } },
          { name: 'br1', type: 'linux-bridge', bridge: { port: [{ name: 'bond1' }] } },
          { name: 'eno2', type: 'ethernet', mtu: 9000 },
          { name: 'v', type: 'vlan', vlan: { 'base-iface': 'bond0', id: 3 } },
          { name: 'old', type: 'linux-bridge', state: 'absent', note: 'x' },
        ],
      }),
    ).toEqual({
      interfaces: [
        { name: 'bond1', type: 'bond', state: 'absent' },
        { name: 'br1', type: 'linux-bridge', state: 'absent' },
        { name: 'eno2', type: 'ethernet', mtu: 9000 },
        { name: 'v', type: 'vlan', state: 'absent' },
        { name: 'old', type: 'linux-bridge', state: 'absent', note: 'x' },
        { name: 'eno1', type: 'ethernet', state: 'up' },
      ],
    });
  });

  it('says nothing of the type of a port that no node has', () => {
    expect(
      stateOf({
        interfaces: [{ name: 'ovs1', type: 'ovs-bridge', bridge: { port: [{ name: 'x' }] } }],
      }),
    ).toMatchObject({ interfaces: [{ state: 'absent' }, { name: 'x', state: 'up' }] });
  });

  it('takes mappings and routes away, and keeps the rest of the state', () => {
    expect(
      stateOf({
        ovn: { 'bridge-mappings': [{ localnet: 'dc', bridge: 'br-ex' }] },
        routes: { config: [{ destination: '10.0.0.0/8', 'next-hop-interface': 'eno1' }] },
        'dns-resolver': { config: { server: ['192.0.2.1'] } },
      }),
    ).toEqual({
      ovn: { 'bridge-mappings': [{ localnet: 'dc', state: 'absent' }] },
      routes: {
        config: [{ destination: '10.0.0.0/8', 'next-hop-interface': 'eno1', state: 'absent' }],
      },
      'dns-resolver': { config: { server: ['192.0.2.1'] } },
    });
  });

  it('leaves what nodes cannot be without, and what it only set something of', () => {
    const installed = nodeNetworksOf(
      worldOf([
        node('worker-0'),
        {
          apiVersion: 'nmstate.io/v1beta1',
          kind: 'NodeNetworkState',
          metadata: { name: 'worker-0' },
          status: {
            currentState: {
              interfaces: [
                { name: 'br-ex', type: 'ovs-bridge', bridge: { port: [{ name: 'bond0' }] } },
                { name: 'bond0', type: 'bond', 'link-aggregation': { port: ['eno1', 'eno2'] } },
                { name: 'bond1', type: 'bond', 'link-aggregation': { port: ['eno3'] } },
              ],
            },
          },
        },
      ]),
    );
    const desiredState = {
      interfaces: [
        { name: 'br-ex', type: 'ovs-interface', mtu: 9000 },
        { name: 'bond0', type: 'bond', 'link-aggregation': { mode: '1', port: ['eno1', 'eno2'] } },
        { name: 'bond1', type: 'bond', mtu: 9000 },
      ],
      ovn: { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br-ex' }] },
    };
    const changed = policy({ desiredState });
    expect(removalOf(changed, installed)).toEqual(changed);
    expect(keptParts(changed, installed).map(({ params }) => params.name)).toEqual([
      'br-ex',
      'bond0',
      'bond1',
      'physnet',
    ]);
  });

  it('is known as one, and names what stays', () => {
    const bridge = { name: 'br1', type: 'linux-bridge', bridge: { port: [] } };
    const card = { name: 'eno1', type: 'ethernet', mtu: 9000 };
    const made = policy({
      desiredState: { interfaces: [bridge, card], 'dns-resolver': {}, routes: { config: [] } },
    });
    expect([canBeRemoved(made), isRemoval(made)]).toEqual([true, false]);
    const removal = removalOf(made, nodes);
    expect([canBeRemoved(removal), isRemoval(removal)]).toEqual([false, true]);
    expect(keptParts(made, nodes).map(({ text }) => text)).toEqual([
      'Network card {{name}}',
      'DNS servers',
    ]);
    const alone = policy({ desiredState: { interfaces: [card] } });
    expect([canBeRemoved(alone), isRemoval(alone)]).toEqual([false, false]);
  });

  it('is made of any object without throwing, and once is enough', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 6 }), (desiredState) => {
        const removal = removalOf(policy({ desiredState }), nodes);
        expect(removalOf(removal, nodes)).toEqual(removal);
      }),
    );
  });
});

describe('a node that a policy is not for any more', () => {
  const bridge = { name: 'br1', type: 'linux-bridge', bridge: { port: [{ name: 'eno1' }] } };
  const own = policy({
    name: 'own',
    nodeSelector: { zone: 'a' },
    desiredState: { interfaces: [bridge] },
  });
  const state = (name: string, interfaces: object[]) => ({
    apiVersion: 'nmstate.io/v1beta1',
    kind: 'NodeNetworkState',
    metadata: { name },
    status: { currentState: { interfaces } },
  });
  const objects = [
    own,
    node('chosen', { zone: 'a' }),
    state('chosen', [bridge]),
    node('left', { zone: 'b' }),
    state('left', [bridge]),
    node('bare', { zone: 'b' }),
    state('bare', [{ name: 'br1', type: 'bond' }]),
  ];

  it('is one that still has what the policy makes, unless another policy asks for it there', () => {
    expect(leftBehind(worldOf(objects), own).map(({ name }) => name)).toEqual(['left']);
    const other = policy({
      name: 'other',
      nodeSelector: { zone: 'b' },
      desiredState: { interfaces: [bridge] },
    });
    expect(leftBehind(worldOf([...objects, other]), own)).toEqual([]);
    expect(leftBehind(worldOf(objects, {}), own)).toEqual([]);
  });

  it('gets a policy of its own to take it back', () => {
    const [left] = leftBehind(worldOf(objects), own);
    if (!left) throw new Error('There is a node');
    expect(removalOn(own, left)).toEqual({
      apiVersion: own.apiVersion,
      kind: own.kind,
      metadata: { name: 'own-off-left' },
      spec: {
        nodeSelector: { 'kubernetes.io/hostname': 'left' },
        desiredState: {
          interfaces: [
            { name: 'br1', type: 'linux-bridge', state: 'absent' },
            { name: 'eno1', state: 'up' },
          ],
        },
      },
    });
  });
});
