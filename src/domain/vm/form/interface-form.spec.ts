import fc from 'fast-check';
import type { InterfaceField, InterfaceForm } from './interface-form';
import { applyInterface, newInterface, readInterface } from '../change/interface-change';
import { freeName } from '../../core/free-name';
import { emptyForm } from './interface-form';
import { bridgeNic, masquerade, multus, podNetwork, vmOf } from '../testing/vms';

const scalars = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const others = fc.dictionary(
  fc.constantFrom('x', 'tag', 'acpiIndex', 'portRanges', 'newBinding', 'a/b~c'),
  fc.jsonValue({ maxDepth: 2 }),
);

const interfaces = fc
  .record({
    others,
    known: fc.record(
      {
        model: scalars,
        macAddress: scalars,
        state: fc.constantFrom('up', 'down', 'absent', 7),
        bootOrder: scalars,
        pciAddress: scalars,
        ports: fc.oneof(
          scalars,
          fc.array(fc.oneof(scalars, fc.record({ name: scalars, port: scalars, more: scalars }))),
        ),
        dhcpOptions: fc.oneof(
          scalars,
          fc.record(
            {
              bootFileName: scalars,
              ntpServers: fc.oneof(scalars, fc.array(scalars)),
              privateOptions: fc.array(fc.record({ option: scalars, value: scalars })),
              more: scalars,
            },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: [] },
    ),
    binding: fc.constantFrom<object>(
      { bridge: {} },
      { masquerade: {} },
      { sriov: { x: 1 } },
      { passtBinding: {} },
      { binding: { name: 'l2bridge', x: 1 } },
      { slirp: {}, bridge: {} },
      {},
    ),
  })
  .map(({ others: more, known, binding }) => ({ name: 'nic', ...more, ...binding, ...known }));

const networks = fc.record({
  source: fc.constantFrom<object>(
    { pod: {} },
    { pod: { vmNetworkCIDR: '10.1.0.0/24', x: 1 } },
    { multus: { networkName: 'a/b', default: true, x: 1 } },
    { resourceClaim: { claimName: 'c' } },
    { pod: {}, multus: { networkName: 'b' } },
    {},
  ),
  more: others,
});

/** VMs with an interface `nic` among others. */
const vms = fc
  .record({ entry: interfaces, network: optional(networks), devices: others })
  .map(({ entry, network, devices }) =>
    vmOf({
      interfaces: [masquerade, entry, bridgeNic()],
      networks: [
        ...(network ? [{ name: 'nic', ...network.more, ...network.source }] : []),
        podNetwork,
        multus(),
      ],
      devices,
    }),
  );

const read = (vm: ReturnType<typeof vmOf>): InterfaceForm => {
  const form = readInterface(vm, 'nic');
  if (!form) throw new Error('nic');
  return form;
};

/** All leaves of a JSON value by their paths. */
const leavesOf = (value: unknown, path = ''): Map<string, string> => {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    return new Map([[path, JSON.stringify(value)]]);
  }
  return new Map(
    Object.entries(value).flatMap(([key, entry]) => [...leavesOf(entry, `${path}/${key}`)]),
  );
};

/** Paths of leaves that are different, or only in one of the two. */
const changedLeaves = (before: unknown, after: unknown): string[] => {
  const [a, b] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));
};

/** New values, and what of the interface they may touch. */
const edits: { [F in InterfaceField]?: [value: InterfaceForm[F], where: RegExp] } = {
  model: ['igb', /interfaces\/1\/model$/],
  mac: ['02:00:00:00:00:99', /interfaces\/1\/macAddress$/],
  state: ['down', /interfaces\/1\/state$/],
  bootOrder: ['17', /interfaces\/1\/bootOrder$/],
  pciAddress: ['0000:81:01.1', /interfaces\/1\/pciAddress$/],
  ports: [[{ name: 'z', port: '99', protocol: 'UDP' }], /interfaces\/1\/ports/],
  bootFileName: ['zz', /interfaces\/1\/dhcpOptions/],
  tftpServerName: ['zz', /interfaces\/1\/dhcpOptions/],
  ntpServers: ['10.9.9.9', /interfaces\/1\/dhcpOptions/],
  privateOptions: [[{ option: '230', value: 'zz' }], /interfaces\/1\/dhcpOptions/],
  binding: ['plugin:other', /interfaces\/1\/(binding|bridge|masquerade|sriov|passtBinding|slirp)/],
  multiqueue: [true, /devices\/networkInterfaceMultiqueue$/],
};

describe('form of an interface', () => {
  it('gives back exactly what was read, for 1,000 VMs', () => {
    fc.assert(
      fc.property(vms, (vm) => {
        expect(applyInterface(vm, 'nic', { ...read(vm) })).toBe(vm);
      }),
      { numRuns: 1000 },
    );
  });

  it('changes one leaf and nothing else, for 1,000 VMs', () => {
    fc.assert(
      fc.property(vms, fc.constantFrom(...Object.keys(edits)), (vm, name) => {
        const field = name as keyof typeof edits;
        const [value, where] = edits[field] ?? ['', /^$/];
        const before = JSON.stringify(vm);
        const after = applyInterface(vm, 'nic', { ...read(vm), [field]: value });
        for (const path of changedLeaves(vm, after)) expect(path).toMatch(where);
        expect(read(after)[field]).toEqual(value);
        expect(JSON.stringify(vm)).toBe(before);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the addresses of the pod network and the default of another when it changes a MAC', () => {
    const vm = vmOf({
      networks: [
        { name: 'default', pod: { vmNetworkCIDR: '10.1.0.0/24', vmIPv6NetworkCIDR: 'fd10::/120' } },
        { name: 'lan', multus: { networkName: 'lan-net', default: true } },
      ],
    });
    for (const name of ['default', 'lan']) {
      const form = readInterface(vm, name) ?? emptyForm();
      const after = applyInterface(vm, name, { ...form, mac: '02:00:00:00:00:01' });
      expect(changedLeaves(vm, after)).toHaveLength(1);
    }
  });

  it('exchanges the network and the binding', () => {
    const vm = vmOf();
    const form = readInterface(vm, 'lan') ?? emptyForm();
    const swapped = applyInterface(vm, 'lan', { ...form, networkName: 'other/net' });
    expect(changedLeaves(vm, swapped)).toEqual([
      '/spec/template/spec/networks/1/multus/networkName',
    ]);
    const onPod = applyInterface(vm, 'lan', {
      ...form,
      networkKind: 'pod',
      binding: 'masquerade',
      vmNetworkCIDR: '10.5.0.0/24',
    });
    expect(onPod).toMatchObject({
      spec: {
        template: {
          spec: {
            domain: { devices: { interfaces: [masquerade, { name: 'lan', masquerade: {} }] } },
            networks: [podNetwork, { name: 'lan', pod: { vmNetworkCIDR: '10.5.0.0/24' } }],
          },
        },
      },
    });
    expect(JSON.stringify(onPod)).not.toContain('multus');
    expect(JSON.stringify(onPod)).not.toContain('bridge');
  });

  it('writes what is no number as it was typed, so that a rule can name it', () => {
    const vm = vmOf();
    const form = readInterface(vm, 'lan') ?? emptyForm();
    const after = applyInterface(vm, 'lan', { ...form, bootOrder: 'first' });
    expect(JSON.stringify(after)).toContain('"bootOrder":"first"');
  });

  it('empties fields by removing them, and what they leave empty', () => {
    const vm = vmOf({
      interfaces: [
        bridgeNic({
          model: 'virtio',
          ports: [{ port: 80 }],
          dhcpOptions: { ntpServers: ['10.0.0.1'] },
        }),
      ],
    });
    const form = readInterface(vm, 'lan') ?? emptyForm();
    const after = applyInterface(vm, 'lan', { ...form, model: '', ports: [], ntpServers: '' });
    expect(readInterface(after, 'lan')).toMatchObject({ model: '', ports: [] });
    expect(JSON.stringify(after)).not.toMatch(/model|ports|dhcpOptions/);
  });

  it('has none for an interface that is not there', () => {
    expect(readInterface(vmOf(), 'gone')).toBeUndefined();
    const vm = vmOf();
    expect(applyInterface(vm, 'gone', emptyForm())).toBe(vm);
  });

  it('gives new interfaces names that are free', () => {
    const vm = vmOf({ interfaces: [masquerade, bridgeNic({ name: 'nic-1' })] });
    expect(newInterface(vm, { kind: 'multus', name: 'a' }, 'bridge')).toMatchObject({
      name: 'nic-1-2',
      networkKind: 'multus',
      networkName: 'a',
      binding: 'bridge',
    });
    expect(newInterface(vm, { kind: 'pod' }, 'masquerade').name).toBe('default-2');
    expect(freeName('a', (name) => ['a', 'a-2'].includes(name))).toBe('a-3');
  });
});
