import fc from 'fast-check';
import { parseConfig } from './config';
import { vlanText, wireVlansOf } from './wire-vlans';

const of = (config: object) => wireVlansOf(parseConfig(JSON.stringify({ name: 'n', ...config })));
const bridge = { type: 'bridge', bridge: 'br1' };
const ovn = { type: 'ovn-k8s-cni-overlay' };

describe('VLANs of a network on the wire', () => {
  it.each([
    ['a Linux bridge', { ...bridge, vlan: 10 }, '10'],
    ['a key in other case', { ...bridge, VLAN: 10 }, '10'],
    ['a bridge of former operators', { ...bridge, type: 'cnv-bridge', vlan: 10 }, '10'],
    ['a localnet', { ...ovn, topology: 'localnet', vlanID: 20 }, '20'],
    ['SR-IOV', { type: 'sriov', vlan: 30 }, '30'],
    ['an Open vSwitch bridge', { type: 'ovs', bridge: 'b', vlan: 40 }, '40'],
    ['an Open vSwitch trunk', { type: 'ovs', bridge: 'b', trunk: [{ id: 42 }] }, '42'],
    ['the vlan plugin', { type: 'vlan', master: 'eth0', vlanId: 50 }, '50'],
    [
      'a trunk',
      { ...bridge, vlanTrunk: [{ minID: 20, maxID: 30 }, { id: 10 }, { id: 31 }] },
      '10, 20-31',
    ],
    ['a list of plugins', { plugins: [{ ...bridge, vlan: 60 }, { type: 'tuning' }] }, '60'],
  ])('are told of %s', (_what, config, text) => {
    expect(vlanText(of(config))).toBe(text);
    expect(of(config).kind).toBe('wire');
  });

  it.each([
    ['a bridge without', bridge],
    ['a bridge with zero', { ...bridge, vlan: 0 }],
    ['a localnet without', { ...ovn, topology: 'localnet' }],
    ['macvlan', { type: 'macvlan', master: 'eth1' }],
  ])('are none of %s, whose traffic is untagged', (_what, config) => {
    expect(of(config)).toMatchObject({ kind: 'wire', tagged: [] });
    expect(vlanText(of(config))).toBeUndefined();
  });

  it('are none of what stays among the nodes', () => {
    expect(of({ ...ovn, topology: 'layer2', vlanID: 7 })).toEqual({ kind: 'none' });
    expect(of({ ...ovn, topology: 'layer3' })).toEqual({ kind: 'none' });
  });

  it.each([
    ['text', { ...bridge, vlan: '10' }, '10'],
    ['too much', { ...bridge, vlan: 4095 }, '4095'],
    ['half a range', { ...bridge, vlanTrunk: [{ minID: 5 }] }, '5-'],
    ['a range the wrong way', { ...bridge, vlanTrunk: [{ minID: 5, maxID: 4 }] }, '5-4'],
    ['no object', { ...bridge, vlan: 1, vlanTrunk: [7] }, '1, ?'],
  ])('are not known of %s, which is shown as it stands', (_what, config, text) => {
    expect(of(config).kind).toBe('unknown');
    expect(vlanText(of(config))).toBe(text);
  });

  it('rely on nothing where all of them pass', () => {
    expect(of({ ...bridge, vlanTrunk: [{ minID: 1, maxID: 4094 }] })).toMatchObject({
      tagged: [{ min: 1, max: 4094 }],
      wanted: [],
    });
    expect(of({ ...bridge, vlanTrunk: [{ minID: 2, maxID: 4094 }, { id: 9 }] })).toMatchObject({
      wanted: [{ min: 9, max: 9 }],
    });
  });

  it('never throw', () => {
    const value = fc.anything({ maxDepth: 2 });
    const keys = fc.record(
      { vlan: value, vlanID: value, vlanId: value, vlanTrunk: value, trunk: value },
      { requiredKeys: [] },
    );
    const types = fc.constantFrom('bridge', 'ovn-k8s-cni-overlay', 'sriov', 'ovs', 'vlan', 'x');
    fc.assert(
      fc.property(keys, types, (settings, type) => {
        const vlans = of({ ...settings, type, topology: 'localnet' });
        expect(['wire', 'none', 'unknown']).toContain(vlans.kind);
      }),
    );
  });
});
