import fc from 'fast-check';
import { bridgeWith, ovnWith } from '../nad/testing/networks';
import { worldOf } from '../world/world';
import { hasCaptures, otherParts, partsOf, partTitle } from './parts';
import { policy } from './testing/objects';
import { networksOn } from './users';

const desiredState = {
  interfaces: [
    {
      name: 'bond0',
      type: 'bond',
      state: 'up',
      mtu: 9000,
      'link-aggregation': { mode: '802.3ad', port: ['eno1', 'eno2'] },
    },
    { name: 'bond0.310', type: 'vlan', vlan: { 'base-iface': 'bond0', id: 310 } },
    { name: 'br1', type: 'linux-bridge', bridge: { port: [{ name: 'bond0.310' }] } },
    { name: 'old', type: 'linux-bridge', state: 'absent' },
    {
      name: 'ovs1',
      type: 'ovs-bridge',
      bridge: {
        port: [{ name: 'ovs1' }, { name: 'b', 'link-aggregation': { port: [{ name: 'eno3' }] } }],
      },
    },
  ],
  ovn: { 'bridge-mappings': [{ localnet: 'tenant', bridge: 'ovs1' }] },
  'dns-resolver': { config: { server: ['192.0.2.1'] } },
};

describe('what a policy asks for', () => {
  it('are its interfaces with what they stand on, and its mappings', () => {
    expect(
      partsOf(policy({ desiredState })).map(({ type, name, isAbsent, on, vlan, mtu, mode }) => [
        type,
        name,
        isAbsent,
        on,
        vlan ?? mtu ?? mode,
      ]),
    ).toEqual([
      ['bond', 'bond0', false, ['eno1', 'eno2'], 9000],
      ['vlan', 'bond0.310', false, ['bond0'], 310],
      ['linux-bridge', 'br1', false, ['bond0.310'], undefined],
      ['linux-bridge', 'old', true, [], undefined],
      ['ovs-bridge', 'ovs1', false, ['eno3'], undefined],
      ['mapping', 'tenant', false, ['ovs1'], undefined],
    ]);
  });

  it('is said in words, also where the type is not known', () => {
    const [first] = partsOf(policy({ desiredState }));
    expect(first && partTitle(first)).toEqual({
      text: 'Bond {{name}}',
      params: { name: 'bond0' },
    });
    const [odd] = partsOf(policy({ desiredState: { interfaces: [{ name: 'x', type: 'hsr' }] } }));
    expect(odd && partTitle(odd).params).toEqual({ type: 'hsr', name: 'x' });
    const broken = partsOf(
      policy({
        desiredState: {
          interfaces: [{ name: 5, type: 7 }, { name: 'y' }],
          ovn: { 'bridge-mappings': [{ localnet: 4 }] },
        },
      }),
    );
    expect(broken.map((part) => partTitle(part))).toMatchObject([
      { text: 'Interface without a name' },
      { text: 'Interface {{name}}', params: { name: 'y' } },
      { text: 'Bridge mapping without a name' },
    ]);
    expect(otherParts(policy({ desiredState })).map(({ text }) => text)).toEqual(['DNS servers']);
    expect(hasCaptures(policy({ desiredState }))).toBe(false);
    expect(hasCaptures(policy({ capture: { nic: 'interfaces.name=="eno1"' } }))).toBe(true);
  });

  it('is read from any object without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        const object = { spec: { desiredState: anything as object } };
        expect(partsOf(object).every(({ type }) => typeof type === 'string')).toBe(true);
        expect(otherParts(object).length).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe('the networks that stand on a policy', () => {
  const own = policy({ desiredState });

  it('are those on its bridges and mappings', () => {
    const world = worldOf([
      own,
      bridgeWith({ bridge: 'br1' }, { name: 'on-bridge' }),
      bridgeWith({ bridge: 'br2' }, { name: 'elsewhere' }),
      bridgeWith({ bridge: 'old' }, { name: 'on-removed' }),
      ovnWith('localnet', { physicalNetworkName: 'tenant' }, { name: 'on-mapping' }),
    ]);
    expect(networksOn(world, own).map(({ name }) => name)).toEqual(['on-bridge', 'on-mapping']);
  });

  it('are none of a policy that makes nothing', () => {
    const world = worldOf([bridgeWith({ bridge: 'br1' })]);
    expect(networksOn(world, policy())).toEqual([]);
  });
});
