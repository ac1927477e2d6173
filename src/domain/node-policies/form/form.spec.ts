import fc from 'fast-check';
import { setIn } from '../../core/set-in';
import type { KubernetesResource } from '../../core/resource';
import { editByForm } from '../../forms/rebase';
import type { FormValues } from '../../forms/leaf';
import { policy } from '../testing/objects';
import { interfaceField, type InterfaceField } from './fields';
import { policyFormFor, withInterface, withoutInterface } from './index';

const newTypes = ['linux-bridge', 'ovs-bridge', 'bond', 'vlan', 'ethernet'];

const valuesOf = (object: KubernetesResource): FormValues => {
  const read = policyFormFor(object).read(object);
  if (read.kind !== 'form') throw new Error(read.reason);
  return read.values;
};

const edited = (object: KubernetesResource, changes: FormValues): KubernetesResource =>
  policyFormFor(object).apply(object, { ...valuesOf(object), ...changes });

const entry = (object: KubernetesResource, index = 0): unknown =>
  (object.spec as { desiredState: { interfaces: unknown[] } }).desiredState.interfaces[index];

const withEntry = (...interfaces: unknown[]) => policy({ desiredState: { interfaces } });

const change = (
  interfaces: unknown,
  changes: Partial<Record<InterfaceField, FormValues[string]>>,
): unknown => {
  const named = Object.entries(changes).map(([name, value]) => [
    interfaceField(0, name as InterfaceField),
    value,
  ]);
  return entry(edited(withEntry(interfaces), Object.fromEntries(named) as FormValues));
};

const scalar = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('{{ capture.nic.interfaces.0.name }}', 'eno1', '310', 'absent'),
);
const keys = fc.constantFrom(
  'name',
  'type',
  'state',
  'mtu',
  'bridge',
  'link-aggregation',
  'vlan',
  'ipv4',
  'ipv6',
  'lldp',
  'port',
  'ports',
  'options',
  'enabled',
  'address',
  'routes',
  'x-other',
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    scalar,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
  ),
}));
const interfaces = fc.array(
  fc.oneof(
    tree,
    fc
      .tuple(fc.constantFrom(...newTypes, 'vxlan'), fc.dictionary(keys, tree))
      .map(([type, more]) => ({ ...more, type })),
  ),
  { maxLength: 4 },
);
const states = fc
  .tuple(fc.dictionary(fc.constantFrom('routes', 'dns-resolver', 'ovn', 'x'), tree), interfaces)
  .map(([others, list]) => ({ ...others, interfaces: list }));

describe('the form of a policy', () => {
  it('changes nothing with what it has read, for 1,000 documents', () => {
    fc.assert(
      fc.property(states, (desiredState) => {
        const object = policy({ desiredState });
        expect(policyFormFor(object).apply(object, valuesOf(object))).toBe(object);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps everything beside the field that is changed', () => {
    fc.assert(
      fc.property(states, fc.string({ minLength: 1 }), (desiredState, mtu) => {
        const object = policy({ desiredState });
        const values = valuesOf(object);
        fc.pre(desiredState.interfaces.length > 0 && values[interfaceField(0, 'mtu')] !== mtu);
        const after = edited(object, { [interfaceField(0, 'mtu')]: mtu });
        const plain = (state: KubernetesResource) => {
          const first = entry(state);
          const bare =
            typeof first === 'object' && first !== null && !Array.isArray(first)
              ? setIn(first as Record<string, unknown>, ['mtu'], undefined)
              : first;
          return JSON.stringify(
            setIn(
              { ...state },
              ['spec', 'desiredState', 'interfaces'],
              [bare, ...desiredState.interfaces.slice(1)],
            ),
          );
        };
        expect(plain(after)).toBe(plain(object));
      }),
      { numRuns: 500 },
    );
  });

  it('writes labels of nodes, and how many nodes at once', () => {
    const object = policy({ nodeSelector: { zone: 'a' } });
    const after = edited(object, {
      nodeSelector: [
        { key: 'zone', value: 'b' },
        { key: 'gpu', value: '' },
        { key: ' ', value: 'not yet' },
      ],
      maxUnavailable: '1',
      description: 'For hall B',
    });
    expect(after).toMatchObject({
      metadata: { annotations: { description: 'For hall B' } },
      spec: { nodeSelector: { zone: 'b', gpu: '' }, maxUnavailable: 1 },
    });
    expect(edited(object, { maxUnavailable: '30%' })).toMatchObject({
      spec: { maxUnavailable: '30%' },
    });
    expect(edited(object, { nodeSelector: [] }).spec).not.toHaveProperty('nodeSelector');
  });

  it('writes bridge mappings, and keeps what else an entry holds', () => {
    const mapping = { localnet: 'dc', bridge: 'br1', note: 'x' };
    const object = policy({ desiredState: { ovn: { 'bridge-mappings': [mapping] } } });
    const after = edited(object, {
      mappings: [
        { localnet: 'dc', bridge: 'br2', state: '' },
        { localnet: 'lab', bridge: 'br3', state: 'present' },
      ],
    });
    expect(after).toMatchObject({
      spec: {
        desiredState: {
          ovn: {
            'bridge-mappings': [
              { localnet: 'dc', bridge: 'br2', note: 'x' },
              { localnet: 'lab', bridge: 'br3', state: 'present' },
            ],
          },
        },
      },
    });
  });

  it.each<[string, unknown, Parameters<typeof change>[1], unknown]>([
    [
      'ports of a bridge, which keep their settings',
      { name: 'br1', type: 'linux-bridge', bridge: { port: [{ name: 'eno1', vlan: { tag: 3 } }] } },
      { ports: 'eno1, eno2' },
      {
        name: 'br1',
        type: 'linux-bridge',
        bridge: { port: [{ name: 'eno1', vlan: { tag: 3 } }, { name: 'eno2' }] },
      },
    ],
    [
      'ports of a bond under the other name of the key',
      { name: 'b', type: 'bond', 'link-aggregation': { ports: ['eno1', 'eno2'], mode: 4 } },
      { ports: '', mode: 'active-backup' },
      { name: 'b', type: 'bond', 'link-aggregation': { ports: [], mode: 'active-backup' } },
    ],
    [
      'options of a bond as they are written',
      { name: 'b', type: 'bond', 'link-aggregation': { options: { miimon: '100', x: { y: 1 } } } },
      {
        options: [
          { key: 'miimon', value: '200' },
          { key: 'x', value: '{"y":1}' },
        ],
      },
      { name: 'b', type: 'bond', 'link-aggregation': { options: { miimon: 200, x: { y: 1 } } } },
    ],
    [
      'the interface and the VLAN of a VLAN interface',
      { name: 'v', type: 'vlan', vlan: { 'base-iface': 'eno1', id: '{{ x }}', protocol: 'x' } },
      { base: 'bond1', vlan: '310' },
      { name: 'v', type: 'vlan', vlan: { 'base-iface': 'bond1', id: 310, protocol: 'x' } },
    ],
    [
      'addresses that are set by hand',
      { name: 'e', type: 'ethernet', ipv4: { enabled: false, 'auto-dns': true } },
      { ipv4: 'manual', addresses4: '192.0.2.7/24' },
      {
        name: 'e',
        type: 'ethernet',
        ipv4: {
          enabled: true,
          'auto-dns': true,
          dhcp: false,
          address: [{ ip: '192.0.2.7', 'prefix-length': 24 }],
        },
      },
    ],
    [
      'IPv6 by DHCP and announcements',
      { name: 'e', type: 'ethernet', ipv6: { enabled: true, address: [{ ip: 'fe80::1' }] } },
      { ipv6: 'dhcp' },
      { name: 'e', type: 'ethernet', ipv6: { enabled: true, dhcp: true, autoconf: true } },
    ],
    [
      'no addresses any more, and nothing said of IPv6',
      {
        name: 'e',
        type: 'ethernet',
        ipv4: { enabled: true, address: [{ ip: '192.0.2.7', 'prefix-length': 24 }] },
        ipv6: { enabled: false },
      },
      { ipv4: 'off', ipv6: '' },
      { name: 'e', type: 'ethernet', ipv4: { enabled: false } },
    ],
    [
      'switches, off as well as on',
      {
        name: 'b',
        type: 'linux-bridge',
        bridge: { options: { stp: { enabled: true, 'max-age': 7 } } },
      },
      { stp: false, lldp: true },
      {
        name: 'b',
        type: 'linux-bridge',
        bridge: { options: { stp: { enabled: false, 'max-age': 7 } } },
        lldp: { enabled: true },
      },
    ],
    [
      'a new name',
      { name: 'b', type: 'bond', mtu: 1500 },
      { name: 'bond7', mtu: '9000', state: 'absent' },
      { name: 'bond7', type: 'bond', mtu: 9000, state: 'absent' },
    ],
  ])('writes %s', (_, before, changes, after) => {
    expect(change(before, changes)).toEqual(after);
  });

  it('shows what it does not know as it is, and leaves it', () => {
    const object = withEntry({
      name: '{{ capture.nic.interfaces.0.name }}',
      type: 'ethernet',
      ipv4: '{{ capture.nic.interfaces.0.ipv4 }}',
    });
    expect(valuesOf(object)).toMatchObject({
      interface0_name: '{{ capture.nic.interfaces.0.name }}',
      interface0_ipv4: 'other',
    });
    const after = edited(object, { interface0_mtu: '9000' });
    expect(entry(after)).toMatchObject({ ipv4: '{{ capture.nic.interfaces.0.ipv4 }}', mtu: 9000 });
  });

  it('adds and removes interfaces', () => {
    for (const type of newTypes) {
      const after = withInterface(policy({ desiredState: { routes: { config: [] } } }), type);
      expect(entry(after)).toMatchObject({ name: '', type, state: 'up' });
      expect(withoutInterface(after, 0)).toEqual(
        policy({ desiredState: { routes: { config: [] } } }),
      );
    }
  });

  it('finds an interface again where others have added one before it', () => {
    const [first, second] = [
      { name: 'a', type: 'bond', mtu: 1500 },
      { name: 'b', type: 'bond', mtu: 1500 },
    ];
    const before = withEntry(first, second);
    const edit = editByForm(policyFormFor(before), before, {
      ...valuesOf(before),
      interface1_mtu: '9000',
      interface0_mtu: '1400',
    });
    expect(entry(edit(withEntry({ name: 'new', type: 'bond' }, second)), 0)).toEqual({
      name: 'new',
      type: 'bond',
    });
    expect(entry(edit(withEntry({ name: 'new', type: 'bond' }, second)), 1)).toEqual({
      ...second,
      mtu: 9000,
    });
  });

  it.each([
    ['text', 'a text'],
    ['interfaces that are no list', { interfaces: {} }],
  ])('leaves %s to the text', (_, desiredState) => {
    const object = setIn({ ...policy() }, ['spec', 'desiredState'], desiredState);
    expect(policyFormFor(object).read(object).kind).toBe('text-only');
  });

  it('finds the field of a finding', () => {
    const form = policyFormFor(withEntry({ name: 'a', type: 'linux-bridge' }));
    const at = (path: string) => form.fieldOf(`spec.desiredState.${path}`);
    expect(at('interfaces[0].bridge.port[1].name')).toBe('interface0_ports');
    expect(at('interfaces[0].mtu')).toBe('interface0_mtu');
    expect(at('ovn.bridge-mappings[0].bridge')).toBe('mappings');
    expect(at('interfaces[1].mtu')).toBeUndefined();
    expect(form.fieldOf("spec.nodeSelector['a b']")).toBe('nodeSelector');
  });
});
