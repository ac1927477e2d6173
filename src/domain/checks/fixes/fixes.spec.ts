import { hasPortFix } from './services';
import { hasVmFix } from './vm';
import fc from 'fast-check';
import { checkNad } from '../../nad/check';
import {
  addressesWith,
  bridgeWith,
  nadOf,
  networkOf,
  ovnWith,
  type TestNetwork,
} from '../../nad/testing/networks';
import { RESOURCE_NAME_ANNOTATION } from '../../nad/types';
import type { KubernetesResource } from '../../core/resource';
import { checkUdn } from '../../udn/check';
import { cudnWith, layer2Udn } from '../../udn/testing/udns';
import { udnKindOf } from '../../udn/types';
import { catalog, type FindingCode } from '../../findings/catalog';
import { fixEach, fixOf, hasFix } from './index';

const check = (object: unknown) =>
  udnKindOf(object) === undefined ? checkNad(object) : checkUdn(object);

const fix = (code: string, object: KubernetesResource): KubernetesResource | undefined => {
  const finding = check(object).find((candidate) => candidate.code === code);
  if (!finding) throw new Error(`${code} does not fire`);
  return fixOf(finding, object);
};

const sriov = (changes: object) =>
  networkOf({
    resourceName: 'openshift.io/nics',
    annotations: { 'sriovnetwork.openshift.io/owner-ref': 'SriovNetwork/a/net' },
    config: { cniVersion: '1.0.0', name: 'net', type: 'sriov', vlan: 0, ...changes },
  });

/** Code, an object that has it, and the settings that the fix makes of it. */
const nads: [code: string, object: TestNetwork, expected: object][] = [
  [
    'VMN114',
    networkOf({ config: { plugins: [{ type: 'tuning' }] } }),
    { name: 'net', plugins: [{ type: 'tuning' }] },
  ],
  ['VMN119', bridgeWith({ name: 7 }), { name: '7' }],
  [
    'VMN121',
    bridgeWith({ bridge: 1 }, { resourceName: 'bridge.network.kubevirt.io/1' }),
    { bridge: '1' },
  ],
  ['VMN125', bridgeWith({ ipMasqBackend: 1 }), { ipMasqBackend: '1' }],
  [
    'VMN125',
    ovnWith('layer2', { subnets: ['10.1.0.0/16', 'fd00::/64'], allowPersistentIPs: true }),
    { subnets: '10.1.0.0/16, fd00::/64' },
  ],
  ['VMN126', sriov({ min_tx_rate: '9' }), { min_tx_rate: 9 }],
  ['VMN129', bridgeWith({ type: 'brigde' }), { type: 'bridge' }],
  ['VMN130', bridgeWith({ vlan: '100' }), { vlan: 100 }],
  ['VMN132', bridgeWith({ vlanTrunk: [{ id: '7' }] }), { vlanTrunk: [{ id: 7 }] }],
  ['VMN132', bridgeWith({ vlanTrunk: [7] }), { vlanTrunk: [{ id: 7 }] }],
  ['VMN138', bridgeWith({ vlanTrunk: [{ id: 7 }, {}] }), { vlanTrunk: [{ id: 7 }] }],
  ['VMN140', bridgeWith({ macspoofchk: 'True' }), { macspoofchk: true }],
  ['VMN141', bridgeWith({ mtu: '9000' }), { mtu: 9000 }],
  ['VMN145', bridgeWith({ ipam: { type: 'dhcp' } }), { ipam: {} }],
  ['VMN146', bridgeWith({ vlanID: 7, mtu: 1 * 1500 }), { vlan: 7, mtu: 1500 }],
  ['VMN147', bridgeWith({ type: 'cnv-bridge' }), { type: 'bridge' }],
  ['VMN148', bridgeWith({ Vlan: 7 }), { vlan: 7 }],
  [
    'VMN201',
    ovnWith('layer2', { netAttachDefName: undefined }),
    { netAttachDefName: 'default/net' },
  ],
  ['VMN202', ovnWith('layer2', { netAttachDefName: 'a/b' }), { netAttachDefName: 'default/net' }],
  ['VMN203', ovnWith('layer2', { name: '' }), { name: 'default-net' }],
  ['VMN206', ovnWith('Layer2'), { topology: 'layer2' }],
  ['VMN207', ovnWith('layer2', { role: 'Secondary' }), { role: 'secondary' }],
  ['VMN209', ovnWith('layer2', { ipam: { type: 'static' } }), { ipam: {} }],
  [
    'VMN211',
    ovnWith('layer2', { subnets: '10.1.0.0/16/24, fd00::/64', allowPersistentIPs: true }),
    { subnets: '10.1.0.0/16, fd00::/64' },
  ],
  ['VMN230', ovnWith('layer2', { subnets: '10.1.0.0/16' }), { allowPersistentIPs: true }],
  [
    'VMN333',
    addressesWith({ type: 'host-local', subnet: '10.1.2.3/24' }),
    { ipam: { type: 'host-local', subnet: '10.1.2.0/24' } },
  ],
  [
    'VMN344',
    addressesWith({ type: 'wherabouts', range: '10.1.2.0/24' }),
    { ipam: { type: 'whereabouts', range: '10.1.2.0/24' } },
  ],
];

/** Code, an object that has it, and the key that the fix takes away. */
const removals: [code: string, object: TestNetwork, key: string][] = [
  ['VMN208', ovnWith('localnet', { role: 'primary', physicalNetworkName: 'p' }), 'role'],
  ['VMN218', ovnWith('layer2', { excludeSubnets: '10.1.0.0/30' }), 'excludeSubnets'],
  ['VMN221', ovnWith('localnet', { joinSubnet: '10.1.0.0/30' }), 'joinSubnet'],
  ['VMN222', ovnWith('layer2', { vlanID: 7 }), 'vlanID'],
  ['VMN232', ovnWith('layer2', { allowPersistentIPs: true }), 'allowPersistentIPs'],
  ['VMN237', ovnWith('localnet', { vlanID: 0 }), 'vlanID'],
  ['VMN239', ovnWith('layer2', { joinSubnet: '10.1.0.0/30' }), 'joinSubnet'],
];

const resourceNames: [code: string, object: TestNetwork][] = [
  ['VMN150', bridgeWith({}, { resourceName: 'br1' })],
  ['VMN151', bridgeWith({}, { resourceName: 'bridge.network.kubevirt.io/br9' })],
  ['VMN152', bridgeWith({}, { resourceName: null })],
];

const layer2 = { role: 'Secondary', subnets: ['10.1.0.0/16'], ipam: { lifecycle: 'Persistent' } };
const primary = { ...layer2, role: 'Primary' };
const localnet = { role: 'Secondary', physicalNetworkName: 'p', ipam: { mode: 'Disabled' } };
const clusterLocalnet = (changes: object) =>
  cudnWith({ topology: 'Localnet', localnet: { ...localnet, ...changes } });

/** Code, an object that has it, and what the fix makes of the block. */
const udns: [code: string, object: KubernetesResource, expected: object][] = [
  ['VMN506', layer2Udn(layer2, { layer3: {} }), { topology: 'Layer2', layer2 }],
  ['VMN508', layer2Udn({ ...layer2, role: 'secondary' }), { topology: 'Layer2', layer2 }],
  [
    'VMN510',
    layer2Udn({ ...layer2, mtu: '1400' }),
    { topology: 'Layer2', layer2: { ...layer2, mtu: 1400 } },
  ],
  [
    'VMN513',
    layer2Udn({ ...primary, reservedSubnets: [] }),
    { topology: 'Layer2', layer2: primary },
  ],
  [
    'VMN518',
    layer2Udn({ role: 'Secondary', subnets: ['10.1.0.0/16'], ipam: {} }),
    { topology: 'Layer2', layer2: { role: 'Secondary', subnets: ['10.1.0.0/16'] } },
  ],
  [
    'VMN519',
    layer2Udn({ ...layer2, ipam: { lifecycle: 'persistent' } }),
    { topology: 'Layer2', layer2 },
  ],
  [
    'VMN521',
    layer2Udn({ role: 'Secondary', ipam: { mode: 'Disabled', lifecycle: 'Persistent' } }),
    { topology: 'Layer2', layer2: { role: 'Secondary', ipam: { mode: 'Disabled' } } },
  ],
  [
    'VMN522',
    layer2Udn({ ...layer2, joinSubnets: ['10.9.0.0/24'] }),
    { topology: 'Layer2', layer2 },
  ],
  [
    'VMN531',
    layer2Udn({ ...primary, reservedSubnets: ['10.1.2.3/24'] }),
    { topology: 'Layer2', layer2: { ...primary, reservedSubnets: ['10.1.2.0/24'] } },
  ],
  [
    'VMN533',
    clusterLocalnet({ excludeSubnets: ['10.1.0.0/30'] }),
    { topology: 'Localnet', localnet },
  ],
  [
    'VMN544',
    clusterLocalnet({ vlan: { mode: 'access', access: { id: 7 } } }),
    {
      topology: 'Localnet',
      localnet: { ...localnet, vlan: { mode: 'Access', access: { id: 7 } } },
    },
  ],
  [
    'VMN553',
    cudnWith({
      topology: 'Layer3',
      transport: 'noOverlay',
      noOverlay: {},
      layer3: { role: 'Primary', subnets: [{ cidr: '10.1.0.0/16' }] },
    }),
    {
      topology: 'Layer3',
      transport: 'NoOverlay',
      noOverlay: {},
      layer3: { role: 'Primary', subnets: [{ cidr: '10.1.0.0/16' }] },
    },
  ],
  [
    'VMN556',
    cudnWith({ topology: 'Layer2', layer2, noOverlay: {} }),
    { topology: 'Layer2', layer2 },
  ],
  [
    'VMN559',
    layer2Udn({ ...layer2, mtuu: 1400 }),
    { topology: 'Layer2', layer2: { ...layer2, mtu: 1400 } },
  ],
  ['VMN563', layer2Udn(layer2, { topology: 'layer2' }), { topology: 'Layer2', layer2 }],
];

const specOf = (object: KubernetesResource | undefined): unknown => {
  const spec = object?.spec as { network?: unknown } | undefined;
  return spec?.network ?? spec;
};

const all = [...nads, ...removals, ...resourceNames, ...udns].map(
  ([code, object]): [string, KubernetesResource] => [code, object],
);

describe('fixOf', () => {
  it.each(nads)('%s', (code, object, expected) => {
    const fixed = fix(code, object);
    const { config } = fixed?.spec as { config: string };
    expect(JSON.parse(config)).toEqual({
      ...without(JSON.parse(object.spec.config), code),
      ...expected,
    });
    expect({ ...fixed, spec: 0 }).toEqual({ ...object, spec: 0 });
  });

  it.each(removals)('%s', (code, object, key) => {
    const { config } = fix(code, object)?.spec as { config: string };
    const { [key]: _removed, ...others } = JSON.parse(object.spec.config) as Record<
      string,
      unknown
    >;
    expect(JSON.parse(config)).toEqual(others);
  });

  it.each(resourceNames)('%s', (code, object) => {
    expect(fix(code, object)?.metadata?.annotations).toEqual({
      [RESOURCE_NAME_ANNOTATION]: 'bridge.network.kubevirt.io/br1',
    });
  });

  it('gives the network of an Open vSwitch bridge the resource of that', () => {
    const object = networkOf({
      config: { cniVersion: '0.4.0', name: 'net', type: 'ovs', bridge: 'br1' },
      resourceName: 'ovs-cni.network.kubevirt.io/br9',
    });
    expect(fix('VMN151', object)?.metadata?.annotations).toEqual({
      [RESOURCE_NAME_ANNOTATION]: 'ovs-cni.network.kubevirt.io/br1',
    });
  });

  it.each(udns)('%s', (code, object, expected) => {
    expect(specOf(fix(code, object))).toEqual(expected);
  });

  it.each(all)('%s is gone afterwards, and nothing new has come', (code, object) => {
    const fixed = fix(code, object);
    expect(fixed).toBeDefined();
    const before = check(object).map((finding) => finding.code);
    const after = check(fixed).map((finding) => finding.code);
    expect(after.filter((other) => other === code).length).toBeLessThan(
      before.filter((other) => other === code).length,
    );
    expect(after.filter((other) => !before.includes(other))).toEqual([]);
  });

  it('covers every code that has a fix', () => {
    const covered = all.map(([code]) => code);
    // Those of VMs have cases of their own, in vm.spec.ts.
    const fixable = (Object.keys(catalog) as FindingCode[]).filter(
      (code) => hasFix(code) && !hasVmFix(code) && !hasPortFix(code),
    );
    expect(fixable.filter((code) => !covered.includes(code))).toEqual([]);
  });

  it('keeps a renamed key in its place, and everything else byte for byte', () => {
    const text =
      '{ "type":"bridge",\n  "vlanID" : 1e1,"bridge" : "br1", "big": 12345678901234567890 }';
    const fixed = fix('VMN146', nadOf(text));
    expect(fixed?.spec).toEqual({ config: text.replace('"vlanID"', '"vlan"') });
  });

  it('offers nothing that brings another mistake', () => {
    expect(fix('VMN130', bridgeWith({ vlan: '5000' }))).toBeUndefined();
    expect(fix('VMN146', ovnWith('layer2', { vlan: 7 }))).toBeUndefined();
  });

  it('offers nothing for a finding that is not there, or of another object', () => {
    const [finding] = checkNad(bridgeWith({ vlan: '7' }));
    if (!finding) throw new Error('no finding');
    expect(fixOf(finding, bridgeWith({ vlan: 7 }))).toBeUndefined();
    expect(fixOf(finding, { kind: 'Pod', apiVersion: 'v1' })).toBeUndefined();
  });

  it('mends several, each on what the one before it made, and leaves what does not fit', () => {
    const nad = bridgeWith({ vlan: '7', vlanTrunk: [9], ipMasqBackend: 1 });
    const findings = check(nad).filter(({ code }) => hasFix(code));
    expect(findings.length).toBeGreaterThan(2);
    const mended = fixEach(findings, nad);
    expect(JSON.parse((mended.spec as { config: string }).config)).toMatchObject({
      vlan: 7,
      vlanTrunk: [{ id: 9 }],
      ipMasqBackend: '1',
    });
    expect(fixEach(findings, mended)).toBe(mended);
    expect(fixEach([], nad)).toBe(nad);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.json(), (config) => {
        const nad = nadOf(config);
        for (const finding of checkNad(nad)) expect(() => fixOf(finding, nad)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});

/** The settings without the key that a fix renames. */
const without = (config: unknown, code: string): object => {
  const renamed = code === 'VMN146' ? 'vlanID' : code === 'VMN148' ? 'Vlan' : undefined;
  return Object.fromEntries(Object.entries(config as object).filter(([key]) => key !== renamed));
};
