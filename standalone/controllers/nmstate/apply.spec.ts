import { linuxBridge, ethernet, ovsBridge, ovsInterface } from '../../objects/nmstate.ts';
import { applied } from './apply.ts';
import { reachesGateway } from './probe.ts';
import { interfacesIn, NmstateError, portsOf, recordIn, recordsIn, type State } from './state.ts';

const MAC = '02:00:00:00:00:01';

const current = (): State => ({
  interfaces: [
    ethernet('eno1', MAC, { controller: 'br-ex' }),
    ovsBridge('br-ex', ['eno1', 'br-ex']),
    ovsInterface('br-ex', MAC, {
      controller: 'br-ex',
      address: { ip: '192.0.2.10', 'prefix-length': 24 },
    }),
    ethernet('eno2', MAC, { controller: 'br1' }),
    linuxBridge('br1', MAC, ['eno2']),
    { ...ethernet('eno3', MAC), 'max-mtu': 9216 },
    ethernet('eno4', MAC),
  ],
  ovn: { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br-ex' }] },
  routes: {
    config: [],
    running: [
      {
        destination: '0.0.0.0/0',
        'next-hop-address': '192.0.2.1',
        'next-hop-interface': 'br-ex',
        'table-id': 254,
      },
    ],
  },
});

const heard: string[] = [];
const surroundings = {
  node: 'worker-0',
  neighborsOf: (name: string) => {
    heard.push(name);
    return [[{ type: 5, 'system-name': 'leaf-1' }]];
  },
};

const apply = (desired: State, before = current()): State => applied(before, desired, surroundings);
const withInterfaces = (...interfaces: object[]): State => ({ interfaces });

const named = (state: State, name: string, type?: string) =>
  interfacesIn(state).find((each) => each.name === name && (type ?? each.type) === each.type);

const causeOf = (desired: State): string => {
  try {
    apply(desired);
  } catch (error) {
    if (error instanceof NmstateError) return `${error.kind}: ${error.message}`;
    throw error;
  }
  return 'done';
};

const bridge = (port: string, more: object = {}) => ({
  name: 'br9',
  type: 'linux-bridge',
  state: 'up',
  bridge: { port: [{ name: port }] },
  ...more,
});
const vlan = (settings: object, more: object = {}) => ({
  name: 'eno3.100',
  type: 'vlan',
  state: 'up',
  vlan: settings,
  ...more,
});

describe('what nmstate refuses', () => {
  it.each<[string, State, string]>([
    [
      'a network card that is not there',
      withInterfaces({ name: 'eno9', type: 'ethernet', state: 'up' }),
      'InvalidArgument: Ethernet interface eno9 does not exists',
    ],
    [
      'a port that is not there',
      withInterfaces(bridge('eno9')),
      'InvalidArgument: Controller interface br9 is holding unknown port eno9',
    ],
    [
      'a port of two',
      withInterfaces(bridge('eno3'), bridge('eno3', { name: 'br8' })),
      'InvalidArgument: Port eno3 is overbooked by two controller: br8, br9',
    ],
    [
      'an address on a port',
      withInterfaces(bridge('eno3'), {
        name: 'eno3',
        type: 'ethernet',
        state: 'up',
        ipv4: { enabled: true, dhcp: true },
      }),
      'InvalidArgument: Interface eno3 cannot have IP enabled as it is attached to a controller where IP is not allowed',
    ],
    [
      'a new bond without a mode',
      withInterfaces({ name: 'bond1', type: 'bond', 'link-aggregation': { port: ['eno3'] } }),
      'InvalidArgument: Bond mode is mandatory for new bond interface: bond1',
    ],
    [
      'a VLAN interface on nothing',
      withInterfaces(vlan({ id: 100 })),
      "InvalidArgument: Missing 'vlan.base-iface' for interface 'eno3.100'",
    ],
    [
      'a VLAN interface without VLAN',
      withInterfaces(vlan({ 'base-iface': 'eno3' })),
      'InvalidArgument: Invalid YAML string: interfaces[0].vlan: missing field `id`',
    ],
    [
      'a VLAN interface on one that is not there',
      withInterfaces(vlan({ 'base-iface': 'eno9', id: 100 })),
      'VerificationError: Failed to find desired interface eno3.100 Vlan',
    ],
    [
      'a VLAN interface with a larger MTU than what it stands on',
      withInterfaces(vlan({ 'base-iface': 'eno3', id: 100 }, { mtu: 9000 })),
      "VerificationError: Verification failure: eno3.100.interface.mtu desire '9000', current '1500'",
    ],
    [
      'a small MTU beside IPv6',
      withInterfaces({ name: 'eno3', type: 'ethernet', mtu: 1200, ipv6: { enabled: true } }),
      'InvalidArgument: MTU should be >= 1280 when IPv6 is enabled on interface eno3, but got mtu: 1200',
    ],
    [
      'a larger MTU than the card can take',
      withInterfaces({ name: 'eno3', type: 'ethernet', mtu: 9500 }),
      'InvalidArgument: Desired MTU 9500 for interface eno3 is bigger than maximum allowed MTU 9216',
    ],
    [
      'a mapping without bridge',
      { ovn: { 'bridge-mappings': [{ localnet: 'physnet2' }] } },
      'InvalidArgument: mapping for `localnet` key physnet2 missing the `bridge` attribute',
    ],
    [
      'a mapping twice',
      {
        ovn: {
          'bridge-mappings': [
            { localnet: 'physnet2', bridge: 'br-ex' },
            { localnet: 'physnet2', bridge: 'br2' },
          ],
        },
      },
      'InvalidArgument: Found duplicate `localnet` key physnet2',
    ],
    [
      'a key of a bridge that it does not know',
      withInterfaces({ name: 'br9', type: 'linux-bridge', bridge: { portz: [] } }),
      'InvalidArgument: Invalid YAML string: interfaces[0].bridge: unknown field `portz`, expected one of `options`, `port`, `ports`',
    ],
    [
      'an interface without name',
      withInterfaces({ type: 'linux-bridge' }),
      'InvalidArgument: Invalid YAML string: interfaces[0]: missing field `name`',
    ],
    [
      'the nearest that is sound',
      withInterfaces(
        bridge('eno3', { mtu: 9000 }),
        { name: 'eno3', type: 'ethernet', mtu: 9000, ipv4: { enabled: false } },
        { ...vlan({ 'base-iface': 'eno4', id: 100 }), name: 'eno4.100', mtu: 1500 },
        { name: 'eno4', mtu: 1280, ipv6: { enabled: true } },
      ),
      "VerificationError: Verification failure: eno4.100.interface.mtu desire '1500', current '1280'",
    ],
  ])('%s', (_, desired, cause) => {
    expect(causeOf(desired)).toBe(cause);
  });
});

describe('what a state makes of a node', () => {
  it('is a bridge whose port leaves the one it was in', () => {
    const after = apply(withInterfaces(bridge('eno2')));
    expect(portsOf(named(after, 'br9') ?? { name: '', type: '' })).toEqual(['eno2']);
    expect(portsOf(named(after, 'br1') ?? { name: '', type: '' })).toEqual([]);
    expect(named(after, 'eno2')).toMatchObject({ controller: 'br9', ipv4: { enabled: false } });
  });

  it('is a bond under a bridge, written with `ports`', () => {
    const after = apply(
      withInterfaces(bridge('bond1'), {
        name: 'bond1',
        type: 'bond',
        mtu: 9000,
        'link-aggregation': { mode: '802.3ad', ports: ['eno3', 'eno4'] },
      }),
    );
    expect(named(after, 'bond1')).toMatchObject({
      controller: 'br9',
      mtu: 9000,
      'link-aggregation': { mode: '802.3ad', port: ['eno3', 'eno4'] },
    });
    expect(named(after, 'eno4')).toMatchObject({ controller: 'bond1' });
  });

  it('is a bridge of Open vSwitch with an internal port and a mapping to it', () => {
    const after = apply({
      interfaces: [
        {
          name: 'ovs1',
          type: 'ovs-bridge',
          bridge: { port: [{ name: 'eno3' }, { name: 'ovs1' }] },
        },
      ],
      ovn: { 'bridge-mappings': [{ localnet: 'dc', bridge: 'ovs1', state: 'present' }] },
    });
    expect(named(after, 'ovs1', 'ovs-interface')).toMatchObject({ controller: 'ovs1' });
    expect(recordsIn(recordIn(after, 'ovn')['bridge-mappings'])).toEqual([
      { localnet: 'physnet', bridge: 'br-ex' },
      { localnet: 'dc', bridge: 'ovs1' },
    ]);
    const gone = apply(
      {
        interfaces: [{ name: 'ovs1', type: 'ovs-bridge', state: 'absent' }],
        ovn: { 'bridge-mappings': [{ localnet: 'dc', state: 'absent' }] },
      },
      after,
    );
    expect(named(gone, 'ovs1')).toBeUndefined();
    expect(named(gone, 'eno3')).not.toHaveProperty('controller');
    expect(recordsIn(recordIn(gone, 'ovn')['bridge-mappings'])).toHaveLength(1);
  });

  it('takes VLAN interfaces away with what they stand on', () => {
    const before = apply(withInterfaces(vlan({ 'base-iface': 'br1', id: 100 })));
    const after = apply(
      withInterfaces({ name: 'br1', type: 'linux-bridge', state: 'absent' }),
      before,
    );
    expect(named(before, 'eno3.100')).toBeDefined();
    expect(named(after, 'eno3.100')).toBeUndefined();
    expect(named(after, 'eno2')).toMatchObject({ state: 'up' });
  });

  it('keeps a network card that is absent, without a configuration', () => {
    const after = apply(withInterfaces({ name: 'eno2', type: 'ethernet', state: 'absent' }));
    expect(named(after, 'eno2')).toMatchObject({ state: 'down', ipv4: { enabled: false } });
    expect(named(after, 'eno2')).not.toHaveProperty('controller');
    expect(portsOf(named(after, 'br1') ?? { name: '', type: '' })).toEqual([]);
  });

  it('adds and removes routes, and sets name servers and the host name', () => {
    const route = {
      destination: '198.51.100.0/24',
      'next-hop-address': '192.0.2.9',
      'next-hop-interface': 'br-ex',
    };
    const with_ = apply({
      routes: { config: [route] },
      'dns-resolver': { config: { server: ['192.0.2.53'] } },
      hostname: { config: 'worker-0' },
    });
    expect(recordIn(with_, 'routes').config).toEqual([route]);
    expect(recordIn(with_, 'dns-resolver', 'running').server).toEqual(['192.0.2.53']);
    expect(with_.hostname).toEqual({ config: 'worker-0' });
    const without = apply(
      { routes: { config: [{ destination: route.destination, state: 'absent' }] } },
      with_,
    );
    expect(recordIn(without, 'routes').config).toEqual([]);
  });

  it('changes neither document', () => {
    const before = current();
    const desired = withInterfaces(bridge('eno2', { mtu: 9000 }));
    const copies = structuredClone([before, desired]);
    apply(desired, before);
    expect([before, desired]).toEqual(copies);
  });

  it('hears neighbours only on cards that begin to listen', () => {
    heard.length = 0;
    apply(withInterfaces({ name: 'eno3', lldp: { enabled: true } }, { name: 'br1', mtu: 1400 }));
    expect(heard).toEqual(['eno3']);
  });
});

describe('the default gateway', () => {
  it.each<[string, State, boolean]>([
    ['stays in reach of a change elsewhere', withInterfaces(bridge('eno3')), true],
    ['is lost with the card under br-ex', withInterfaces(bridge('eno1')), false],
    [
      'is lost with the address',
      withInterfaces({ name: 'br-ex', type: 'ovs-interface', ipv4: { enabled: false } }),
      false,
    ],
    [
      'is lost with a card that is set down',
      withInterfaces({ name: 'eno1', type: 'ethernet', state: 'down' }),
      false,
    ],
    [
      'is lost with br-ex',
      withInterfaces({ name: 'br-ex', type: 'ovs-bridge', state: 'absent' }),
      false,
    ],
  ])('%s', (_, desired, isReached) => {
    expect(reachesGateway(apply(desired))).toBe(isReached);
  });

  it('is reached through a VLAN interface on a bond, too', () => {
    const after = apply({
      interfaces: [
        { name: 'bond1', type: 'bond', 'link-aggregation': { mode: 1, port: ['eno3', 'eno4'] } },
        {
          name: 'bond1.7',
          type: 'vlan',
          vlan: { 'base-iface': 'bond1', id: 7 },
          ipv4: { enabled: true, address: [{ ip: '198.51.100.4', 'prefix-length': 24 }] },
        },
        { name: 'br-ex', type: 'ovs-interface', ipv4: { enabled: false } },
      ],
      routes: {
        config: [
          {
            destination: '0.0.0.0/0',
            'next-hop-interface': 'bond1.7',
            'next-hop-address': '198.51.100.1',
          },
        ],
      },
    });
    expect(reachesGateway(after)).toBe(true);
  });
});
