import fc from 'fast-check';
import { testRules, type RuleCase } from '../findings/testing/cases';
import { checkNad } from './check';
import { summarizeNad } from './summary';
import { linuxBridgeForm } from './forms/linux-bridge';
import { networkOf, type Parts } from './testing/networks';
import { RESOURCE_NAME_ANNOTATION } from './types';

const bridge = { cniVersion: '0.3.1', name: 'net', type: 'bridge', bridge: 'br1' };

/** A healthy network with some parts exchanged. */
const network = (changes: Partial<Parts>) =>
  networkOf({ resourceName: 'bridge.network.kubevirt.io/br1', config: bridge, ...changes });

const withBridge = (extra: object): Partial<Parts> => ({ config: { ...bridge, ...extra } });

/** A list of plugins of which the first is a bridge. */
const named = (beside: object, second = 'tuning'): Partial<Parts> => ({
  config: { name: 'x', plugins: [bridge, { type: second }], ...beside },
});

const macvlan = (extra: object): Partial<Parts> => ({
  resourceName: null,
  config: { type: 'macvlan', name: 'net', master: 'eth1', ...extra },
});

type Row = [code: string, path: string, fires: Partial<Parts>, silent: Partial<Parts>];

const toCase = ([code, path, fires, silent]: Row): RuleCase => [
  code,
  path,
  network(fires),
  network(silent),
];

const rows: Row[] = [
  ['VMN101', 'metadata.name', { name: '' }, { name: 'n' }],
  ['VMN102', 'metadata.name', { name: 'web.net' }, { name: 'web-net' }],
  ['VMN102', 'metadata.name', { name: 'Net' }, { name: 'net1' }],
  ['VMN102', 'metadata.name', { name: 'net-' }, { name: '9net' }],
  ['VMN103', 'metadata.name', { name: '0net' }, { name: 'n0' }],
  ['VMN104', 'metadata.name', { name: 'x'.repeat(64) }, { name: 'x'.repeat(63) }],
  ['VMN105', 'metadata.namespace', { namespace: '' }, { namespace: 'a' }],
  ['VMN110', 'spec.config', { config: '{"type": "bridge",}' }, { config: ' ' }],
  ['VMN111', 'spec.config', { config: '["bridge"]' }, { config: '' }],
  ['VMN111', 'spec.config', { config: 'null' }, {}],
  ['VMN112', 'spec.config.type', { config: { name: 'x' } }, { config: { type: 'x' } }],
  [
    'VMN112',
    'spec.config.plugins[1].type',
    { config: { name: 'x', plugins: [{ type: 'tuning' }, {}] } },
    { config: { name: 'x', plugins: [{ type: 'tuning' }, { type: 'vrf' }] } },
  ],
  [
    'VMN113',
    'spec.config.plugins',
    { config: { name: 'x', plugins: [] } },
    { config: { name: 'x', plugins: [{ type: 'tuning' }] } },
  ],
  ['VMN113', 'spec.config.plugins[0]', { config: { name: 'x', plugins: [1] } }, {}],
  [
    'VMN114',
    'spec.config.name',
    { config: { plugins: [{ type: 'tuning' }] } },
    { config: { type: 'tuning' } },
  ],
  [
    'VMN115',
    'spec.config.cniVersion',
    withBridge({ cniVersion: 1 }),
    withBridge({ cniVersion: '1.0.0' }),
  ],
  [
    'VMN116',
    'spec.config.cniVersion',
    withBridge({ cniVersion: '0.3.2' }),
    withBridge({ cniVersion: '' }),
  ],
  ['VMN117', 'spec.config.name', withBridge({ name: 'a b' }), withBridge({ name: 'A_b.c-1' })],
  [
    'VMN118',
    'spec.config',
    { config: '{"type":"bridge","bridge":"br1","vlan":1,"vlan":2}' },
    { config: '{"type":"bridge","bridge":"br1","a":{"vlan":1},"vlan":2}' },
  ],
  ['VMN150', `metadata.annotations['${RESOURCE_NAME_ANNOTATION}']`, { resourceName: 'br1' }, {}],
  ['VMN150', `metadata.annotations['${RESOURCE_NAME_ANNOTATION}']`, { resourceName: 'a/b/c' }, {}],
  [
    'VMN151',
    `metadata.annotations['${RESOURCE_NAME_ANNOTATION}']`,
    { resourceName: 'bridge.network.kubevirt.io/br2' },
    {},
  ],
  // A bridge of Open vSwitch has a resource of its own; a device is for hardware offload.
  ...['ovs-cni.network.kubevirt.io/br2', 'bridge.network.kubevirt.io/br1'].map((wrong): Row => [
    'VMN151',
    `metadata.annotations['${RESOURCE_NAME_ANNOTATION}']`,
    { config: '{"type":"ovs","bridge":"br1"}', resourceName: wrong },
    { config: '{"type":"ovs","bridge":"br1"}', resourceName: 'ovs-cni.network.kubevirt.io/br1' },
  ]),
  [
    'VMN151',
    `metadata.annotations['${RESOURCE_NAME_ANNOTATION}']`,
    {
      config: '{"type":"ovs","bridge":"br1"}',
      resourceName: 'ovs-cni.network.kubevirt.io/br2',
    },
    { config: '{"type":"ovs","bridge":"br1"}', resourceName: 'openshift.io/nics' },
  ],
  ['VMN152', `metadata.annotations['${RESOURCE_NAME_ANNOTATION}']`, { resourceName: null }, {}],
  [
    'VMN114',
    'spec.config.name',
    { config: { plugins: [{ type: 'tuning' }] } },
    named({ name: '' }),
  ],
  [
    'VMN115',
    'spec.config.cniVersion',
    named({ cniVersion: null }),
    withBridge({ cniVersion: null }),
  ],
  ['VMN118', 'spec.config.VLAN', withBridge({ vlan: 1, VLAN: 2 }), withBridge({ VLAN: 2 })],
  ['VMN119', 'spec.config.name', withBridge({ name: 7 }), withBridge({ name: '' })],
  ['VMN119', 'spec.config.name', withBridge({ name: null }), {}],
  ['VMN124', 'spec.config.plugins', withBridge({ plugins: [{ type: 'tuning' }] }), named({})],
  ['VMN124', 'spec.config.plugins', withBridge({ plugins: [] }), withBridge({})],
  ['VMN125', 'spec.config.ipMasqBackend', withBridge({ ipMasqBackend: 1 }), {}],
  ['VMN126', 'spec.config.bcqueuelen', macvlan({ bcqueuelen: '9' }), macvlan({ bcqueuelen: 9 })],
  ['VMN127', 'spec.config.ipam', withBridge({ ipam: 'none' }), withBridge({ ipam: null })],
  ['VMN127', 'spec.config.capabilities', withBridge({ capabilities: [] }), {}],
  [
    'VMN128',
    'spec.config.ipam.routes',
    macvlan({ ipam: { type: 'static', routes: {} } }),
    macvlan({ ipam: { type: 'static', routes: [] } }),
  ],
  ['VMN129', 'spec.config.type', withBridge({ type: 'brigde' }), withBridge({ type: 'my-plugin' })],
  ['VMN129', 'spec.config.type', withBridge({ type: 'Bridge' }), withBridge({ type: 'vlan' })],
  [
    'VMN129',
    'spec.config.plugins[1].type',
    { config: { name: 'x', plugins: [{ type: 'tap' }, { type: 'tunning' }] } },
    { config: { name: 'x', plugins: [{ type: 'tap' }, { type: 'tuning' }] } },
  ],
];

const codesOf = (nad: unknown) => checkNad(nad).map(({ code }) => code);

describe('checkNad', () => {
  it('has nothing to say of a healthy network', () => {
    expect(checkNad(network({}))).toEqual([]);
  });

  testRules(rows.map(toCase), checkNad);

  it('names the object that must change', () => {
    expect(checkNad(network({ name: '' }))[0]?.object).toEqual({
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      namespace: 'default',
      name: '',
    });
  });

  it('says only what keeps a new, empty form from being sent', () => {
    expect(
      checkNad(linuxBridgeForm.create({ namespace: 'default' })).map((finding) => finding.code),
    ).toEqual(['VMN101', 'VMN120']);
  });

  it('allows a network without configuration, as service meshes use it', () => {
    const { spec: _spec, ...bare } = network({ resourceName: null });
    expect(checkNad(bare)).toEqual([]);
    expect(checkNad({ ...bare, spec: {} })).toEqual([]);
  });

  it('says where a text stops being JSON', () => {
    expect(checkNad(network({ config: '{\n  "type": "bridge"\n  "bridge": "br1"\n}' }))).toEqual([
      expect.objectContaining({ code: 'VMN110', params: { line: 3, column: 3 } }),
    ]);
  });

  it('reads settings whatever their case, as the plugins do', () => {
    expect(codesOf(network({ config: { Type: 'bridge', Bridge: '', IPAM: null } }))).toEqual([
      'VMN112',
      'VMN120',
      'VMN148',
      'VMN148',
      'VMN148',
    ]);
  });

  it('says of brackets nested without end that it does not read them, and of 100 nothing', () => {
    const deep = (depth: number) =>
      network({
        config: `{"cniVersion":"0.3.1","name":"a","type":"other","a":${'['.repeat(depth)}${']'.repeat(depth)}}`,
      });
    for (const depth of [3000, 1_000_000]) {
      expect(checkNad(deep(depth))).toContainEqual(
        expect.objectContaining({ code: 'VMN802', params: { depth: depth + 1, limit: 100 } }),
      );
      expect(summarizeNad(deep(depth)).type).toBe('invalid');
    }
    expect(codesOf(deep(99))).not.toContain('VMN802');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.json(), (anything, json) => {
        expect(checkNad(anything)).toBeInstanceOf(Array);
        expect(checkNad(network({ config: json }))).toBeInstanceOf(Array);
        expect(checkNad({ metadata: anything, spec: { config: anything } })).toBeInstanceOf(Array);
      }),
      { numRuns: 1000 },
    );
  });
});
