import { bridgeWith, macvlanWith, nadOf, ovnWith, sriovWith } from '../nad/testing/networks';
import type { NetworkAttachmentDefinition } from '../nad/types';
import { worldOf } from '../world/world';
import { coverageOf, type NodeState } from './coverage';

const node = (name: string, allocatable: object = { cpu: '4' }, extra: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'kubevirt.io/schedulable': 'true' } },
  status: { allocatable },
  ...extra,
});

const state = (name: string, interfaces: object[], mappings: object[] = []) => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkState',
  metadata: { name },
  status: { currentState: { interfaces, ovn: { 'bridge-mappings': mappings } } },
});

const card = { name: 'eth1', type: 'ethernet', state: 'up', mtu: 1500 };
const bridge = (port: object[] = [{ name: 'eth1' }], extra: object = {}) => ({
  name: 'br1',
  type: 'linux-bridge',
  state: 'up',
  mtu: 1500,
  bridge: { port },
  ...extra,
});
const plain = (changes: object) => bridgeWith(changes, { resourceName: null });
const bridgeResource = { 'bridge.network.kubevirt.io/br1': '1k' };

const enactment = (name: string, on: string) => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkConfigurationEnactment',
  metadata: {
    name: `${on}.${name}`,
    labels: { 'nmstate.io/policy': name, 'nmstate.io/node': on },
  },
  status: {
    desiredState: { interfaces: [bridge()] },
    conditions: [{ type: 'Failing', status: 'True', message: 'no such device' }],
  },
});

type Case = [
  what: string,
  nad: NetworkAttachmentDefinition,
  objects: object[],
  state: NodeState,
  reason: RegExp,
];

const cases: Case[] = [
  ['a bridge', plain({}), [node('a'), state('a', [bridge(), card])], 'ready', /^$/],
  ['no bridge', plain({}), [node('a'), state('a', [card])], 'missing', /no bridge/],
  [
    'a failed policy',
    plain({}),
    [node('a'), state('a', [card]), enactment('make-br1', 'a')],
    'missing',
    /no bridge.*Policy/,
  ],
  [
    'something else of the name',
    plain({}),
    [node('a'), state('a', [bridge([], { type: 'ovs-bridge' })])],
    'missing',
    /no Linux bridge/,
  ],
  ['no ports', plain({}), [node('a'), state('a', [bridge([])])], 'limited', /No port/],
  [
    'a bridge that is down',
    plain({}),
    [node('a'), state('a', [bridge(undefined, { state: 'down' }), card])],
    'limited',
    /is down/,
  ],
  [
    'ports that block the VLAN',
    plain({ vlan: 7 }),
    [
      node('a'),
      state('a', [
        bridge([
          { name: 'eth1', vlan: { mode: 'trunk', 'trunk-tags': [{ id: 8 }], tag: undefined } },
        ]),
        card,
      ]),
    ],
    'limited',
    /do not let VLAN/,
  ],
  [
    'a VLAN of the node itself',
    plain({ vlan: 7 }),
    [
      node('a'),
      state('a', [
        bridge(),
        card,
        { name: 'eth1.7', type: 'vlan', state: 'up', vlan: { 'base-iface': 'eth1', id: 7 } },
      ]),
    ],
    'limited',
    /takes VLAN/,
  ],
  [
    'a small MTU',
    plain({ mtu: 9000 }),
    [node('a'), state('a', [bridge(), card])],
    'limited',
    /MTU/,
  ],
  ['no report', plain({}), [node('a')], 'unknown', /nmstate/],
  [
    'no report, but the resource of the bridge',
    bridgeWith({}),
    [node('a', bridgeResource)],
    'ready',
    /^$/,
  ],
  ['no resource', bridgeWith({}), [node('a'), state('a', [bridge(), card])], 'missing', /to give/],
  [
    'a mapping',
    ovnWith('localnet', { physicalNetworkName: 'phys' }),
    [
      node('a'),
      state(
        'a',
        [{ name: 'br-ex', type: 'ovs-bridge', bridge: { port: [{ name: 'eth1' }] } }, card],
        [{ localnet: 'phys', bridge: 'br-ex' }],
      ),
    ],
    'ready',
    /^$/,
  ],
  [
    'no mapping',
    ovnWith('localnet', { physicalNetworkName: 'phys' }),
    [node('a'), state('a', [card])],
    'missing',
    /no bridge mapping/,
  ],
  [
    'a mapping to nowhere',
    ovnWith('localnet', { name: 'phys' }),
    [node('a'), state('a', [card], [{ localnet: 'phys', bridge: 'br-ex' }])],
    'missing',
    /does not exist/,
  ],
  ['an overlay', ovnWith('layer2'), [node('a')], 'ready', /^$/],
  [
    'an overlay of too large packets',
    ovnWith('layer2', { mtu: 9000 }),
    [
      node('a'),
      {
        apiVersion: 'config.openshift.io/v1',
        kind: 'Network',
        metadata: { name: 'cluster' },
        status: { clusterNetworkMTU: 1400 },
      },
    ],
    'limited',
    /MTU/,
  ],
  ['an interface', macvlanWith({}), [node('a'), state('a', [card])], 'ready', /^$/],
  ['no interface', macvlanWith({}), [node('a'), state('a', [])], 'missing', /no interface/],
  [
    'an interface with a smaller MTU, which the plugin refuses',
    macvlanWith({ mtu: 9000 }),
    [node('a'), state('a', [card])],
    'missing',
    /MTU/,
  ],
  ['a device', sriovWith({}), [node('a', { 'openshift.io/nics': '4' })], 'ready', /^$/],
  ['no device left', sriovWith({}), [node('a', { 'openshift.io/nics': '0' })], 'missing', /give/],
  ['an unreadable configuration', nadOf('no json'), [node('a', bridgeResource)], 'unknown', /tell/],
];

describe('coverageOf', () => {
  it.each(cases)('%s', (_what, nad, objects, expected, reason) => {
    const { nodes } = coverageOf(worldOf(objects), nad);
    expect(nodes.map(({ node: name }) => name)).toEqual(['a']);
    expect(nodes[0]?.state).toBe(expected);
    expect(nodes[0]?.reasons.map(({ text }) => text).join(' ')).toMatch(reason);
  });

  it('names what VMs are connected to and the MTU, and puts nodes with trouble first', () => {
    const world = worldOf([
      node('a'),
      node('b'),
      node('c', { cpu: '4' }, { metadata: { name: 'c', labels: {} } }),
      state('a', [bridge(), card]),
      state('b', [card]),
    ]);
    expect(coverageOf(world, plain({})).nodes).toMatchObject([
      { node: 'b', state: 'missing', through: undefined },
      { node: 'a', state: 'ready', through: 'br1', mtu: 1500, takesVms: true, vmCount: 0 },
    ]);
  });

  it('counts the running VMs on a node', () => {
    const networks = [{ name: 'n', multus: { networkName: 'net' } }];
    const vmi = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstance',
      metadata: { name: 'vm', namespace: 'default' },
      spec: { networks },
      status: { phase: 'Running', nodeName: 'a' },
    };
    const world = worldOf([node('a'), state('a', [bridge(), card]), vmi]);
    expect(coverageOf(world, plain({})).nodes[0]?.vmCount).toBe(1);
  });

  it('takes anything', () => {
    const odd = JSON.parse(
      '{"metadata":{"name":7},"spec":{"config":[]}}',
    ) as NetworkAttachmentDefinition;
    expect(coverageOf(worldOf([node('a')]), odd).nodes[0]?.state).toBe('unknown');
  });
});
