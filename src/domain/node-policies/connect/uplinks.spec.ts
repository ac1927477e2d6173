import { nodeNetworksOf } from '../../nodes/node-networks';
import { worldOf } from '../../world/world';
import { node } from '../testing/objects';
import { card, state } from '../testing/states';
import { connectUplinksOf } from './uplinks';

const uplinksOf = (...states: ReturnType<typeof state>[]) =>
  connectUplinksOf(
    nodeNetworksOf(worldOf([...states.map(({ metadata }) => node(metadata.name)), ...states])),
  );

const uplink = (name: string, ...states: ReturnType<typeof state>[]) => {
  const found = uplinksOf(...states).find((each) => each.name === name);
  if (!found) throw new Error(name);
  return found;
};

const bridge = (name: string, type: string, ports: string[]) => ({
  name,
  type,
  state: 'up',
  bridge: { port: ports.map((port) => ({ name: port })) },
});

const bond = (name: string, ports: string[], more: object = {}) => ({
  name,
  type: 'bond',
  state: 'up',
  'link-aggregation': { mode: 'active-backup', port: ports },
  ...more,
});

const routeThrough = (name: string) => ({
  routes: { running: [{ destination: '0.0.0.0/0', 'next-hop-interface': name, metric: 100 }] },
});

describe('connectUplinksOf', () => {
  it('offers what each node has, with what is known of it', () => {
    const found = uplink('eno2', state('a', [card('eno2')]), state('b', [card('eno2')]));
    expect(found).toMatchObject({
      kind: 'ethernet',
      refusal: undefined,
      notes: [],
      speed: 25_000,
      mtu: { least: 1500, most: 1500 },
      states: ['up'],
      holders: [],
      deaf: ['a', 'b'],
    });
  });

  it('names the switch and its VLANs where a node listens', () => {
    const lldp = {
      enabled: true,
      neighbors: [
        [
          { type: 5, 'system-name': 'leaf-1' },
          { type: 127, 'ieee-802-1-vlans': [{ name: 'office', vid: 120 }] },
        ],
      ],
    };
    const found = uplink('eno2', state('a', [card('eno2', { lldp })]), state('b', [card('eno2')]));
    expect(found.neighbours).toEqual([
      { node: 'a', system: 'leaf-1', port: undefined, vlans: [120] },
    ]);
    expect(found.deaf).toEqual(['b']);
  });

  const exOn = (nic: string) => [
    card(nic, { controller: 'br-ex' }),
    bridge('br-ex', 'ovs-bridge', [nic]),
  ];

  it.each([
    ['it belongs to br-ex', 'eno1', [state('a', exOn('eno1'))], /^Belongs to/],
    [
      'a bond of it belongs to br-ex',
      'eno1',
      [
        state('a', [
          card('eno1', { controller: 'bond0' }),
          bond('bond0', ['eno1'], { controller: 'br-ex' }),
          bridge('br-ex', 'ovs-bridge', ['bond0']),
        ]),
      ],
      /^Belongs to/,
    ],
    [
      'the default route leads over it',
      'eno1',
      [state('a', [card('eno1')], routeThrough('eno1'))],
      /^Carries the default route/,
    ],
    [
      'the default route leads over a VLAN of it',
      'eno1',
      [
        state(
          'a',
          [card('eno1'), { name: 'eno1.5', type: 'vlan', vlan: { 'base-iface': 'eno1', id: 5 } }],
          routeThrough('eno1.5'),
        ),
      ],
      /^Carries the default route/,
    ],
    ['a node lacks it', 'eno2', [state('a', [card('eno2')]), state('b', [])], /^Missing on/],
    [
      'it is something else on a node',
      'up0',
      [state('a', [card('up0')]), state('b', [bond('up0', [])])],
      /^Of another type on/,
    ],
    ['it is down', 'eno2', [state('a', [card('eno2', { state: 'down' })])], /^Down on/],
    [
      'a bridge has it',
      'eno2',
      [state('a', [card('eno2', { controller: 'br1' }), bridge('br1', 'linux-bridge', ['eno2'])])],
      /^Part of/,
    ],
  ])('refuses it where %s', (_why, name, states, text) => {
    expect(uplink(name, ...states).refusal?.text).toMatch(text);
  });

  it('refuses nothing where the default route leads elsewhere, or is not known', () => {
    const elsewhere = state('a', [...exOn('eno1'), card('eno2')], routeThrough('br-ex'));
    expect(uplink('eno2', elsewhere).refusal).toBeUndefined();
    expect(uplink('eno1', state('a', [card('eno1')])).refusal).toBeUndefined();
  });

  it('warns of addresses and of MTUs that differ', () => {
    const address = {
      ipv4: { enabled: true, address: [{ ip: '192.0.2.5', 'prefix-length': 24 }] },
    };
    const { notes } = uplink(
      'eno2',
      state('a', [card('eno2', address)]),
      state('b', [card('eno2', { mtu: 9000 })]),
    );
    expect(notes.map(({ params }) => params)).toEqual([
      { least: 1500, most: 9000 },
      { nodes: 'a' },
    ]);
  });

  it('puts what may be taken in front, and leaves out nodes that are not reported on', () => {
    const world = worldOf([
      node('a'),
      node('silent'),
      state('a', [card('eno1', { state: 'down' }), card('eno2')]),
    ]);
    expect(connectUplinksOf(nodeNetworksOf(world)).map(({ name }) => name)).toEqual([
      'eno2',
      'eno1',
    ]);
  });
});
