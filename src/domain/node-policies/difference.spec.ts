import fc from 'fast-check';
import { nodeNetworksOf, type NodeNetwork } from '../nodes/node-networks';
import { worldOf } from '../world/world';
import { differencesOn, type Difference } from './difference';

const card = (name: string, more: object = {}) => ({
  name,
  type: 'ethernet',
  state: 'up',
  mtu: 1500,
  ...more,
});

const bridge = (ports: object[], more: object = {}) => ({
  name: 'br1',
  type: 'linux-bridge',
  state: 'up',
  mtu: 1500,
  bridge: { options: { stp: { enabled: false } }, port: ports },
  ...more,
});

const stateOf = (currentState: object) => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkState',
  metadata: { name: 'a' },
  status: { currentState },
});

const nodeOf = (state: object): NodeNetwork => {
  const [node] = nodeNetworksOf(worldOf([state]));
  if (!node) throw new Error('the state makes no node');
  return node;
};

const compared = (desired: unknown, currentState: object): Difference[] => {
  const state = stateOf(currentState);
  return differencesOn(desired, nodeOf(state), state);
};

const short = (differences: readonly Difference[]): string[] =>
  differences.map(({ part, leaf, kind }) => [kind, part, leaf].filter(Boolean).join(' '));

const current = {
  interfaces: [
    card('eth0', { ipv4: { enabled: true, dhcp: true, address: [{ ip: '10.0.0.7' }] } }),
    card('eth1', { controller: 'br1', 'mac-address': '52:54:00:AA:00:01' }),
    card('eth2'),
    card('eth6', {
      ipv6: {
        enabled: true,
        address: [
          { ip: '2001:DB8::7', 'prefix-length': 64 },
          { ip: 'fe80::1', 'prefix-length': 64 },
        ],
      },
    }),
    bridge([
      { name: 'eth1', vlan: { mode: 'trunk', 'trunk-tags': [{ id: 7 }] } },
      { name: 'vnet4' },
    ]),
    {
      name: 'bond0',
      type: 'bond',
      state: 'up',
      'link-aggregation': {
        mode: '802.3ad',
        port: ['eth4', 'eth5'],
        options: { lacp_rate: 'fast', miimon: '100' },
      },
    },
    { name: 'eth2.7', type: 'vlan', state: 'up', vlan: { 'base-iface': 'eth2', id: 7 } },
  ],
  ovn: { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br-ex' }] },
  routes: { config: [{ destination: '10.9.0.0/16', 'next-hop-interface': 'eth2' }] },
  'dns-resolver': { config: { server: ['10.0.0.2'], search: [] } },
};

const cases: [what: string, desired: object, told: string[]][] = [
  ['a bridge as it is', { interfaces: [bridge([{ name: 'eth1' }])] }, []],
  ['a bridge without the ports of VMs', { interfaces: [bridge([{ name: 'eth1' }])] }, []],
  [
    'another MTU',
    { interfaces: [bridge([{ name: 'eth1' }], { mtu: 9000 })] },
    ['changed interfaces/br1 mtu'],
  ],
  ['an MTU written as text', { interfaces: [card('eth2', { mtu: '1500' })] }, []],
  [
    'another port',
    { interfaces: [bridge([{ name: 'eth2' }])] },
    ['changed interfaces/br1 bridge/port'],
  ],
  [
    'a port more, under the other name of the key',
    {
      interfaces: [
        {
          name: 'br1',
          type: 'linux-bridge',
          bridge: { ports: [{ name: 'eth1' }, { name: 'eth2' }] },
        },
      ],
    },
    ['changed interfaces/br1 bridge/port'],
  ],
  [
    'VLANs of a port, as they are',
    {
      interfaces: [bridge([{ name: 'eth1', vlan: { mode: 'trunk', 'trunk-tags': [{ id: 7 }] } }])],
    },
    [],
  ],
  [
    'VLANs of a port, otherwise',
    {
      interfaces: [
        bridge([
          {
            name: 'eth1',
            vlan: { mode: 'trunk', 'trunk-tags': [{ 'id-range': { min: 7, max: 9 } }] },
          },
        ]),
      ],
    },
    ['changed interfaces/br1 bridge/port/eth1/vlan/trunk-tags'],
  ],
  [
    'the mode of a bond by its number',
    { interfaces: [{ name: 'bond0', type: 'bond', 'link-aggregation': { mode: '4' } }] },
    [],
  ],
  [
    'another mode of a bond',
    { interfaces: [{ name: 'bond0', type: 'bond', 'link-aggregation': { mode: 1 } }] },
    ['changed interfaces/bond0 link-aggregation/mode'],
  ],
  [
    'ports of a bond in another order',
    { interfaces: [{ name: 'bond0', 'link-aggregation': { port: ['eth5', 'eth4'] } }] },
    [],
  ],
  [
    'an option by its number in place of its word',
    {
      interfaces: [
        { name: 'bond0', 'link-aggregation': { options: { lacp_rate: 1, miimon: 100 } } },
      ],
    },
    [],
  ],
  [
    'an option with another number',
    { interfaces: [{ name: 'bond0', 'link-aggregation': { options: { miimon: 140 } } }] },
    ['changed interfaces/bond0 link-aggregation/options/miimon'],
  ],
  [
    'a card that is found by its MAC address',
    {
      interfaces: [
        {
          name: 'uplink',
          type: 'ethernet',
          identifier: 'mac-address',
          'mac-address': '52:54:00:aa:00:01',
          mtu: 9000,
        },
      ],
    },
    ['changed interfaces/uplink mtu'],
  ],
  [
    'a route in another spelling',
    { routes: { config: [{ destination: '10.9.7.7/16', 'next-hop-interface': 'eth2' }] } },
    [],
  ],
  ['a bridge that is not there', { interfaces: [{ name: 'br2' }] }, ['made interfaces/br2']],
  [
    'what is to be gone and is there',
    { interfaces: [{ name: 'br1', state: 'absent' }] },
    ['removed interfaces/br1'],
  ],
  ['what is to be gone and is not there', { interfaces: [{ name: 'br2', state: 'absent' }] }, []],
  [
    'what nmstate does not report',
    { interfaces: [{ name: 'eth2.7', mtu: 1500 }] },
    ['unknown interfaces/eth2.7 mtu'],
  ],
  [
    'a MAC address in small letters',
    { interfaces: [{ name: 'eth1', 'mac-address': '52:54:00:aa:00:01' }] },
    [],
  ],
  [
    'an address, and others beside it that come by themselves',
    {
      interfaces: [
        { name: 'eth6', ipv6: { address: [{ ip: '2001:db8::7', 'prefix-length': 64 }] } },
      ],
    },
    [],
  ],
  [
    'another address',
    {
      interfaces: [
        { name: 'eth6', ipv6: { address: [{ ip: '2001:db8::8', 'prefix-length': 64 }] } },
      ],
    },
    ['changed interfaces/eth6 ipv6/address'],
  ],
  [
    'an address that DHCP gave',
    { interfaces: [{ name: 'eth0', ipv4: { enabled: true, dhcp: true, address: [] } }] },
    [],
  ],
  [
    'what each node works out',
    {
      interfaces: [
        { name: '{{ capture.nic.interfaces.0.name }}', mtu: 9000 },
        { name: 'eth2', mtu: '{{ x }}' },
      ],
    },
    [],
  ],
  [
    'a mapping as it is',
    { ovn: { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br-ex' }] } },
    [],
  ],
  [
    'a mapping to another bridge',
    { ovn: { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br2' }] } },
    ['changed ovn/physnet bridge'],
  ],
  [
    'a mapping that is not there',
    { ovn: { 'bridge-mappings': [{ localnet: 'net2', bridge: 'br2' }] } },
    ['made ovn/net2'],
  ],
  [
    'a mapping that is to be gone',
    { ovn: { 'bridge-mappings': [{ localnet: 'physnet', state: 'absent' }] } },
    ['removed ovn/physnet'],
  ],
  [
    'routes, one of them there',
    {
      routes: {
        config: [
          { destination: '10.9.0.0/16', 'next-hop-interface': 'eth2' },
          { destination: '10.8.0.0/16', 'next-hop-interface': 'eth2' },
        ],
      },
    },
    ['made routes/10.8.0.0/16'],
  ],
  [
    'another DNS server',
    { 'dns-resolver': { config: { server: ['10.0.0.3'] } } },
    ['changed dns-resolver server'],
  ],
];

describe('what a policy would change on a node', () => {
  it.each(cases)('%s', (_what, desired, told) => {
    expect(short(compared(desired, current))).toEqual(told);
  });

  it('tells an OVS bridge from its interface of the same name', () => {
    const interfaces = [
      { name: 'br2', type: 'ovs-interface', state: 'up', mtu: 1400 },
      { name: 'br2', type: 'ovs-bridge', state: 'up', bridge: { port: [] } },
    ];
    expect(
      compared({ interfaces: [{ name: 'br2', type: 'ovs-interface', mtu: 1400 }] }, { interfaces }),
    ).toEqual([]);
  });

  it('says nothing where nothing is reported', () => {
    const state = stateOf(current);
    expect(differencesOn({ interfaces: [{ name: 'br9' }] }, nodeOf(state), undefined)).toEqual([]);
    expect(compared({ interfaces: [{ name: 'br9' }] }, {})).toEqual([]);
  });

  it('says nothing of a state that is asked for as it is reported', () => {
    const name = fc.constantFrom('eth0', 'eth1', 'bond0', 'br1', 'eth1.7');
    const entry = fc.record(
      {
        name,
        type: fc.constantFrom('ethernet', 'bond', 'vlan', 'linux-bridge'),
        state: fc.constantFrom('up', 'down'),
        mtu: fc.nat(9000),
        bridge: fc.record({ port: fc.array(fc.record({ name })) }),
        vlan: fc.record({ id: fc.nat(4094), 'base-iface': name }),
        ipv4: fc.record({ enabled: fc.boolean(), address: fc.array(fc.record({ ip: fc.ipV4() })) }),
      },
      { requiredKeys: ['name', 'type', 'state'] },
    );
    const interfaces = fc.uniqueArray(entry, { selector: (each) => each.name });
    fc.assert(
      fc.property(interfaces, (all) => {
        expect(compared({ interfaces: all }, { interfaces: all })).toEqual([]);
      }),
    );
  });

  it('takes any value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (desired, found) => {
        const state = stateOf({ interfaces: [found], ovn: found, routes: found });
        expect(Array.isArray(differencesOn(desired, nodeOf(stateOf(current)), state))).toBe(true);
      }),
    );
  });
});
