import fc from 'fast-check';
import jsonPatch, { type Operation as AnyOperation } from 'fast-json-patch';
import type { Operation } from '../../text/json-patch';
import { entriesAt, textAt, type KubernetesResource } from '../../core/resource';
import { worldOf } from '../../world/world';
import { changeContextOf } from './change-effect';
import { clusterSettingsOf, UNKNOWN_SETTINGS } from '../spec/cluster-settings';
import { newInterface, readInterface, type ChangeContext } from './interface-change';
import { emptyForm } from '../form/interface-form';
import { patchOf } from './interface-patch';
import { vmTemplateOf } from '../spec/network-refs';
import { bridgeNic, kubeVirt, masquerade, multus, podNetwork, vmiOf, vmOf } from '../testing/vms';

const stopped: ChangeContext = {
  isRunning: false,
  hasOrdinalNames: false,
  running: new Set(),
  settings: UNKNOWN_SETTINGS,
};
const running: ChangeContext = {
  ...stopped,
  isRunning: true,
  running: new Set(['default', 'lan']),
};

const TEMPLATE = '/spec/template/spec';
const INTERFACES = `${TEMPLATE}/domain/devices/interfaces`;

/** As another implementation of JSON Patch has it, with Kubernetes' meaning of a test for null. */
const applied = (document: object, operations: readonly Operation[]): unknown => {
  let result = structuredClone(document);
  for (const operation of structuredClone(operations) as AnyOperation[]) {
    const isAbsent = jsonPatch.getValueByPointer(result, operation.path) === undefined;
    if (operation.op === 'test' && operation.value === null && isAbsent) continue;
    result = jsonPatch.applyOperation(result, operation, true).newDocument;
  }
  return result;
};

const nic = (vm: KubernetesResource, name: string, network = 'new-net') => ({
  kind: 'add' as const,
  form: newInterface(vm, { kind: 'multus', name: network }, 'bridge', name),
});

describe('patchOf', () => {
  it('adds to lists that are there', () => {
    const vm = vmOf();
    expect(patchOf(vm, nic(vm, 'new'), stopped).operations).toEqual([
      {
        op: 'add',
        path: `${TEMPLATE}/networks/-`,
        value: { name: 'new', multus: { networkName: 'new-net' } },
      },
      { op: 'add', path: `${INTERFACES}/-`, value: { name: 'new', bridge: {} } },
    ]);
  });

  it('makes lists that are not there, and keeps the pod network that KubeVirt added by itself', () => {
    const vm = vmOf({ interfaces: undefined, networks: undefined });
    const settings = clusterSettingsOf(worldOf([kubeVirt()]));
    const { operations, notes } = patchOf(vm, nic(vm, 'new'), stopped);
    expect(notes).toMatchObject([{ params: { name: 'default' } }]);
    expect(operations).toEqual([
      { op: 'test', path: `${TEMPLATE}/networks`, value: null },
      { op: 'add', path: `${TEMPLATE}/networks`, value: [] },
      { op: 'add', path: `${TEMPLATE}/networks/-`, value: podNetwork },
      { op: 'add', path: `${TEMPLATE}/networks/-`, value: multus('new-net', 'new') },
      { op: 'test', path: INTERFACES, value: null },
      { op: 'add', path: INTERFACES, value: [] },
      { op: 'add', path: `${INTERFACES}/-`, value: masquerade },
      { op: 'add', path: `${INTERFACES}/-`, value: { name: 'new', bridge: {} } },
    ]);
    const onBridge = patchOf(vm, nic(vm, 'new'), { ...stopped, settings }).vm;
    expect(readInterface(onBridge, 'default')).toMatchObject({ binding: 'bridge' });
    const named = patchOf(vm, nic(vm, 'default'), stopped).vm;
    expect(readInterface(named, 'default-2')).toMatchObject({ networkKind: 'pod' });
    const without = patchOf(vm, { ...nic(vm, 'new'), keepPodNetwork: false }, stopped);
    expect(without.notes).toHaveLength(1);
    expect(readInterface(without.vm, 'default')).toBeUndefined();
  });

  it('adds no pod network to a VM that was to have none, or that is given one', () => {
    const none = vmOf({
      interfaces: [],
      networks: [],
      devices: { autoattachPodInterface: false },
    });
    expect(patchOf(none, nic(none, 'new'), stopped).notes).toEqual([]);
    const vm = vmOf({ interfaces: [], networks: undefined });
    const pod = { kind: 'add' as const, form: newInterface(vm, { kind: 'pod' }, 'masquerade') };
    const { operations, notes } = patchOf(vm, pod, stopped);
    expect(notes).toEqual([]);
    expect(operations).toContainEqual({ op: 'test', path: INTERFACES, value: [] });
    expect(operations.filter(({ op }) => op === 'add')).toHaveLength(3);
  });

  it('edits a leaf, as long as the interface is still at its place', () => {
    const vm = vmOf();
    const form = { ...(readInterface(vm, 'lan') ?? emptyForm()), mac: '02:00:00:00:00:09' };
    const { operations } = patchOf(vm, { kind: 'edit', name: 'lan', form }, stopped);
    expect(operations).toEqual([
      { op: 'test', path: `${INTERFACES}/1/name`, value: 'lan' },
      { op: 'test', path: `${INTERFACES}/1/macAddress`, value: null },
      { op: 'add', path: `${INTERFACES}/1/macAddress`, value: '02:00:00:00:00:09' },
    ]);
    const meanwhile = vmOf({ interfaces: [bridgeNic(), masquerade] });
    expect(() => applied(meanwhile, operations)).toThrow('TEST_OPERATION_FAILED');
  });

  it('asks for an address by one annotation of the template, made where it is missing', () => {
    const vm = vmOf();
    const form = { ...(readInterface(vm, 'default') ?? emptyForm()), addresses: '10.0.0.5' };
    const change = { kind: 'edit' as const, name: 'default', form };
    const annotations = '/spec/template/metadata/annotations';
    const key = `${annotations}/network.kubevirt.io~1addresses`;
    const { operations, vm: after } = patchOf(vm, change, stopped);
    expect(operations.slice(-2)).toEqual([
      { op: 'test', path: key, value: null },
      { op: 'add', path: key, value: '{"default":["10.0.0.5"]}' },
    ]);
    expect(operations).toContainEqual({ op: 'add', path: annotations, value: {} });
    expect(applied(vm, operations)).toEqual(after);
    expect(readInterface(after, 'default')).toEqual(form);
    const renamed = { ...change, form: { ...form, name: 'lan-0' } };
    const again = patchOf(after, renamed, stopped);
    expect(readInterface(again.vm, 'lan-0')).toMatchObject({ addresses: '10.0.0.5' });
    const gone = patchOf(after, { kind: 'remove', name: 'default' }, stopped);
    expect(gone.operations).toContainEqual({ op: 'remove', path: key });
  });

  it('exchanges a network by its name alone', () => {
    const vm = vmOf();
    const form = { ...(readInterface(vm, 'lan') ?? emptyForm()), networkName: 'other' };
    expect(patchOf(vm, { kind: 'edit', name: 'lan', form }, running).operations).toEqual([
      { op: 'test', path: `${TEMPLATE}/networks/1/name`, value: 'lan' },
      { op: 'test', path: `${TEMPLATE}/networks/1/multus/networkName`, value: 'lan-net' },
      { op: 'replace', path: `${TEMPLATE}/networks/1/multus/networkName`, value: 'other' },
    ]);
  });

  it('renames both entries', () => {
    const vm = vmOf();
    const form = { ...(readInterface(vm, 'lan') ?? emptyForm()), name: 'wan' };
    const { operations } = patchOf(vm, { kind: 'edit', name: 'lan', form }, stopped);
    expect(operations.map(({ op, path }) => `${op} ${path}`)).toEqual([
      `test ${TEMPLATE}/networks/1/name`,
      `replace ${TEMPLATE}/networks/1/name`,
      `test ${INTERFACES}/1/name`,
      `replace ${INTERFACES}/1/name`,
    ]);
  });

  it.each<[string, object, object, ChangeContext, string]>([
    ['a stopped VM', { bridge: {} }, {}, stopped, 'delete'],
    ['a running VM', { bridge: {} }, {}, running, 'absent'],
    ['an SR-IOV interface', { sriov: {} }, {}, running, 'delete'],
    ['a binding plugin', { binding: { name: 'x' } }, {}, running, 'delete'],
    ['a default network', { bridge: {} }, { default: true }, running, 'delete'],
    ['an old VM', { bridge: {} }, {}, { ...running, hasOrdinalNames: true }, 'delete'],
    ['one not plugged in yet', { bridge: {} }, {}, { ...running, running: new Set() }, 'delete'],
  ])('removes from %s', (_title, binding, more, context, expected) => {
    const vm = vmOf({
      interfaces: [masquerade, { name: 'lan', ...binding }],
      networks: [podNetwork, { name: 'lan', multus: { networkName: 'lan-net', ...more } }],
    });
    const { operations, removal } = patchOf(vm, { kind: 'remove', name: 'lan' }, context);
    expect(removal).toBe(expected);
    expect(operations.map(({ op }) => op)).toEqual(
      expected === 'absent' ? ['test', 'test', 'add'] : ['test', 'remove', 'test', 'remove'],
    );
  });

  it('keeps a VM without interfaces from being connected to the pod network', () => {
    const vm = vmOf({ interfaces: [bridgeNic()], networks: [multus()] });
    const { operations, notes } = patchOf(vm, { kind: 'remove', name: 'lan' }, stopped);
    expect(notes).toHaveLength(1);
    expect(operations).toContainEqual({
      op: 'add',
      path: `${TEMPLATE}/domain/devices/autoattachPodInterface`,
      value: false,
    });
  });

  it('sets the link', () => {
    const vm = vmOf();
    const link = (name: string, state: 'up' | 'down', object = vm) =>
      patchOf(object, { kind: 'link', name, state }, running);
    expect(link('lan', 'up').operations).toEqual([]);
    expect(link('lan', 'down').operations).toEqual([
      { op: 'test', path: `${INTERFACES}/1/name`, value: 'lan' },
      { op: 'test', path: `${INTERFACES}/1/state`, value: null },
      { op: 'add', path: `${INTERFACES}/1/state`, value: 'down' },
    ]);
    const sriov = vmOf({ interfaces: [{ name: 'lan', sriov: {} }] });
    expect(link('lan', 'down', sriov).refusal).toBeDefined();
    const absent = vmOf({ interfaces: [bridgeNic({ state: 'absent' })] });
    expect(link('lan', 'up', absent).refusal).toBeDefined();
  });

  it('says so where the interface is gone, or the name is taken', () => {
    const vm = vmOf();
    const form = emptyForm();
    for (const change of [
      { kind: 'edit', name: 'gone', form },
      { kind: 'remove', name: 'gone' },
      { kind: 'link', name: 'gone', state: 'up' },
      { kind: 'add', form: { ...form, name: 'lan' } },
      { kind: 'edit', name: 'lan', form: { ...form, name: 'default' } },
    ] as const) {
      expect(patchOf(vm, change, running)).toMatchObject({
        operations: [],
        refusal: { params: { name: expect.any(String) as string } },
      });
    }
  });

  it('makes what is missing on the way', () => {
    const bare: KubernetesResource = {
      kind: 'VirtualMachine',
      metadata: { name: 'vm' },
      spec: { template: { spec: {} } },
    };
    const { operations, vm } = patchOf(bare, nic(bare, 'new'), stopped);
    expect(applied(bare, operations)).toEqual(vm);
  });

  it('carries out any sequence of changes, keeps what is not touched and pairs all names', () => {
    const names = fc.constantFrom('a', 'b', 'lan', 'default', 'c');
    const changes = fc.array(
      fc.record({
        kind: fc.constantFrom('add', 'edit', 'remove', 'link', 'rename' as const),
        name: names,
        other: names,
        field: fc.constantFrom(
          { mac: '02:00:00:00:00:07' },
          { mac: '' },
          { model: 'e1000e' },
          { model: '' },
          { state: 'down' },
          { bootOrder: '5' },
          { ports: [{ name: 'http', port: '80', protocol: '' }] },
          { ports: [] },
          { networkName: 'other/net' },
          { ntpServers: '10.0.0.1' },
          { binding: 'plugin:x' as const },
          { binding: 'sriov' as const },
          { vmNetworkCIDR: '10.9.0.0/24' },
          { multiqueue: true },
          { multiqueue: false },
        ),
        isUp: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    );
    const start = fc.constantFrom(
      vmOf({
        interfaces: [
          { ...masquerade, tag: 'kept', 'x/y~z': [1] },
          bridgeNic({ acpiIndex: 7, model: 'e1000e' }),
        ],
        networks: [podNetwork, { ...multus(), unknown: { kept: true } }],
        devices: { rng: {}, unknown: 1 },
        template: { volumes: [{ name: 'v' }] },
      }),
      vmOf({ interfaces: undefined, networks: undefined }),
    );
    fc.assert(
      fc.property(start, changes, fc.boolean(), (first, steps, isRunning) => {
        const context = changeContextOf({
          vm: first,
          vmi: isRunning ? vmiOf() : undefined,
          pod: undefined,
        });
        let vm = first;
        for (const { kind, name, other, field, isUp } of steps) {
          const form = readInterface(vm, name) ?? emptyForm();
          const change =
            kind === 'add'
              ? { kind, form: { ...nic(vm, name).form, ...field, name } }
              : kind === 'rename'
                ? { kind: 'edit' as const, name, form: { ...form, name: `${other}${name}` } }
                : kind === 'edit'
                  ? { kind, name, form: { ...form, ...field } }
                  : kind === 'link'
                    ? { kind, name, state: isUp ? ('up' as const) : ('down' as const) }
                    : { kind: 'remove' as const, name };
          const before = JSON.stringify(vm);
          const patch = patchOf(vm, change, context);
          expect(applied(vm, patch.operations)).toEqual(patch.vm);
          expect(JSON.stringify(vm)).toBe(before);
          vm = patch.vm;
        }
        const template = vmTemplateOf(vm);
        const namesIn = (...path: string[]) =>
          entriesAt(template, ...path).map(({ entry }) => textAt(entry, 'name'));
        const interfaces = namesIn('domain', 'devices', 'interfaces');
        expect(new Set(interfaces).size).toBe(interfaces.length);
        expect(namesIn('networks').sort()).toEqual([...interfaces].sort());
        const text = JSON.stringify(vm);
        if (first.metadata && JSON.stringify(first).includes('kept')) {
          expect(text).toContain('"rng":{},"unknown":1');
          expect(text).toContain('"volumes":[{"name":"v"}]');
          const isLost = steps.some(
            ({ kind, name }) => name === 'lan' && (kind === 'remove' || kind === 'rename'),
          );
          if (!isLost) {
            expect(text).toContain('"acpiIndex":7');
            expect(text).toContain('"unknown":{"kept":true}');
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('an interface whose network is not as it should be', () => {
  it('gets no network without a name, whatever else is edited', () => {
    const vm = vmOf({ interfaces: [masquerade, bridgeNic()], networks: [podNetwork] });
    const form = readInterface(vm, 'lan');
    if (!form) throw new Error('no interface');
    for (const edited of [
      { ...form, mac: '02:00:00:00:00:01' },
      { ...form, name: 'other' },
      { ...form, networkKind: 'multus' as const, networkName: '' },
    ]) {
      const { vm: after } = patchOf(vm, { kind: 'edit', name: 'lan', form: edited }, stopped);
      expect(vmTemplateOf(after).networks).toEqual([podNetwork]);
    }
    const named = { ...form, networkKind: 'multus' as const, networkName: 'lan-net' };
    const { vm: after } = patchOf(vm, { kind: 'edit', name: 'lan', form: named }, stopped);
    expect(vmTemplateOf(after).networks).toEqual([podNetwork, multus()]);
  });

  it('keeps the network when the other interface of its name is removed', () => {
    const twice = vmOf({
      interfaces: [masquerade, bridgeNic(), bridgeNic({ model: 'e1000' })],
      networks: [podNetwork, multus()],
    });
    const once = patchOf(twice, { kind: 'remove', name: 'lan' }, stopped).vm;
    expect(vmTemplateOf(once).networks).toEqual([podNetwork, multus()]);
    const none = patchOf(once, { kind: 'remove', name: 'lan' }, stopped).vm;
    expect(vmTemplateOf(none).networks).toEqual([podNetwork]);
  });
});
