import { nadCatalog } from '../findings/catalog/nad';
import fc from 'fast-check';
import { checkNad } from './check';
import { newLinuxBridge } from './linux-bridge';
import { RESOURCE_NAME_ANNOTATION } from './types';

interface Changes {
  name?: unknown;
  namespace?: unknown;
  resourceName?: unknown;
  config?: object | string;
}

const bridge = { cniVersion: '0.3.1', name: 'net', type: 'bridge', bridge: 'br1' };

/** A healthy network with some parts exchanged. */
const network = ({
  name = 'net',
  namespace = 'default',
  resourceName = 'bridge.network.kubevirt.io/br1',
  config = bridge,
}: Changes) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: {
    name,
    namespace,
    ...(resourceName === null ? {} : { annotations: { [RESOURCE_NAME_ANNOTATION]: resourceName } }),
  },
  spec: { config: typeof config === 'string' ? config : JSON.stringify(config) },
});

const withBridge = (extra: object): Changes => ({ config: { ...bridge, ...extra } });

/** Code, path, what makes it fire, and the nearest case in which it stays silent. */
const cases: [code: string, path: string, fires: Changes, silent: Changes][] = [
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
  ['VMN120', 'spec.config.bridge', withBridge({ bridge: '' }), {}],
  [
    'VMN118',
    'spec.config',
    { config: '{"type":"bridge","bridge":"br1","vlan":1,"vlan":2}' },
    { config: '{"type":"bridge","bridge":"br1","a":{"vlan":1},"vlan":2}' },
  ],
  [
    'VMN120',
    'spec.config.bridge',
    { config: { type: 'bridge' } },
    { config: { type: 'bridge', bridge: 'br1' } },
  ],
  [
    'VMN120',
    'spec.config.plugins[0].bridge',
    { config: { name: 'x', plugins: [{ type: 'bridge' }] } },
    {},
  ],
  ['VMN121', 'spec.config.bridge', withBridge({ bridge: 7 }), {}],
  [
    'VMN122',
    'spec.config.bridge',
    withBridge({ bridge: 'b234567890123456' }),
    withBridge({ bridge: 'b23456789012345' }),
  ],
  [
    'VMN123',
    'spec.config.bridge',
    withBridge({ bridge: 'br 1' }),
    withBridge({ bridge: 'br.1_a-B' }),
  ],
  ['VMN130', 'spec.config.vlan', withBridge({ vlan: '100' }), withBridge({ vlan: 100 })],
  ['VMN130', 'spec.config.vlan', withBridge({ vlan: 1.5 }), withBridge({ vlan: 0 })],
  ['VMN131', 'spec.config.vlan', withBridge({ vlan: 4095 }), withBridge({ vlan: 4094 })],
  ['VMN131', 'spec.config.vlan', withBridge({ vlan: -1 }), withBridge({ vlan: 1 })],
  ['VMN132', 'spec.config.vlanTrunk', withBridge({ vlanTrunk: {} }), withBridge({ vlanTrunk: [] })],
  [
    'VMN132',
    'spec.config.vlanTrunk[0]',
    withBridge({ vlanTrunk: [{}] }),
    withBridge({ vlanTrunk: [{ id: 1 }] }),
  ],
  [
    'VMN132',
    'spec.config.vlanTrunk[0].id',
    withBridge({ vlanTrunk: [{ id: '1' }] }),
    withBridge({ vlanTrunk: [{ id: 4094 }] }),
  ],
  ['VMN133', 'spec.config.vlanTrunk[1].id', withBridge({ vlanTrunk: [{ id: 1 }, { id: 0 }] }), {}],
  [
    'VMN133',
    'spec.config.vlanTrunk[0].maxID',
    withBridge({ vlanTrunk: [{ minID: 1, maxID: 4095 }] }),
    withBridge({ vlanTrunk: [{ minID: 1, maxID: 4094 }] }),
  ],
  [
    'VMN134',
    'spec.config.vlanTrunk[0].maxID',
    withBridge({ vlanTrunk: [{ minID: 1 }] }),
    withBridge({ vlanTrunk: [{ minID: 1, maxID: 1 }] }),
  ],
  [
    'VMN134',
    'spec.config.vlanTrunk[0].minID',
    withBridge({ vlanTrunk: [{ id: 5, maxID: 7 }] }),
    withBridge({ vlanTrunk: [{ id: 5, minID: 6, maxID: 7 }] }),
  ],
  [
    'VMN135',
    'spec.config.vlanTrunk[0].minID',
    withBridge({ vlanTrunk: [{ minID: 3, maxID: 2 }] }),
    withBridge({ vlanTrunk: [{ minID: 2, maxID: 2 }] }),
  ],
  [
    'VMN140',
    'spec.config.disableContainerInterface',
    withBridge({ disableContainerInterface: 'true' }),
    withBridge({ disableContainerInterface: true }),
  ],
  [
    'VMN140',
    'spec.config.macspoofchk',
    withBridge({ macspoofchk: 1 }),
    withBridge({ macspoofchk: false }),
  ],
  ['VMN141', 'spec.config.mtu', withBridge({ mtu: '9000' }), withBridge({ mtu: 9000 })],
  ['VMN142', 'spec.config.mtu', withBridge({ mtu: 67 }), withBridge({ mtu: 68 })],
  ['VMN142', 'spec.config.mtu', withBridge({ mtu: 65536 }), withBridge({ mtu: 0 })],
  [
    'VMN143',
    'spec.config.hairpinMode',
    withBridge({ hairpinMode: true, promiscMode: true }),
    withBridge({ hairpinMode: true, promiscMode: false }),
  ],
  [
    'VMN144',
    'spec.config.ipam',
    withBridge({ disableContainerInterface: true, ipam: { type: 'static' } }),
    withBridge({ disableContainerInterface: true, ipam: {} }),
  ],
  [
    'VMN145',
    'spec.config.ipam',
    withBridge({ ipam: { type: 'dhcp' } }),
    withBridge({ ipam: { type: '' } }),
  ],
  [
    'VMN146',
    'spec.config.macSpoofChk',
    withBridge({ macSpoofChk: true }),
    withBridge({ 'x-note': 1 }),
  ],
  ['VMN146', 'spec.config.vlanid', withBridge({ vlanid: 7 }), withBridge({ vlan: 7 })],
  ['VMN147', 'spec.config.type', withBridge({ type: 'cnv-bridge' }), {}],
  ['VMN150', `metadata.annotations['${RESOURCE_NAME_ANNOTATION}']`, { resourceName: 'br1' }, {}],
  ['VMN150', `metadata.annotations['${RESOURCE_NAME_ANNOTATION}']`, { resourceName: 'a/b/c' }, {}],
  [
    'VMN151',
    `metadata.annotations['${RESOURCE_NAME_ANNOTATION}']`,
    { resourceName: 'bridge.network.kubevirt.io/br2' },
    {},
  ],
  ['VMN152', `metadata.annotations['${RESOURCE_NAME_ANNOTATION}']`, { resourceName: null }, {}],
];

describe('checkNad', () => {
  it('has nothing to say of a healthy network', () => {
    expect(checkNad(network({}))).toEqual([]);
  });

  it.each(cases)('%s at %s', (code, path, fires, silent) => {
    expect(checkNad(network(fires))).toContainEqual(
      expect.objectContaining({
        code,
        path,
        object: expect.objectContaining({ kind: 'NetworkAttachmentDefinition' }) as unknown,
      }),
    );
    expect(checkNad(network(silent)).map((finding) => finding.code)).not.toContain(code);
  });

  it('covers every code that a single network can have', () => {
    const covered = new Set(cases.map(([code]) => code));
    const missing = Object.keys(nadCatalog).filter((code) => !covered.has(code));
    expect(missing).toEqual([]);
  });

  it('says only what keeps a new, empty form from being sent', () => {
    expect(checkNad(newLinuxBridge('default')).map((finding) => finding.code)).toEqual([
      'VMN101',
      'VMN120',
    ]);
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
