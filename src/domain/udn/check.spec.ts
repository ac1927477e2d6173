import fc from 'fast-check';
import { udnCatalog } from '../findings/catalog/udn';
import { udnAddresses } from '../findings/catalog/udn-addresses';
import { testCoverage, testRules, type RuleCase } from '../findings/testing/cases';
import { worldOf } from '../world/world';
import { checkUdn } from './check';
import { checkUdns } from './check-udns';
import {
  at,
  cudnWith,
  healthy,
  layer2,
  layer2Udn,
  layer2With,
  layer3With,
  localnet,
  localnetAt,
  localnetWith,
  managed,
  primaryWith,
  selecting,
  udnWith,
} from './testing/udns';

const names: RuleCase[] = [
  ['VMN501', 'metadata.name', udnWith(healthy.spec, { name: '' }), healthy],
  [
    'VMN502',
    'metadata.name',
    udnWith(healthy.spec, { name: 'a.b' }),
    udnWith(healthy.spec, { name: 'a-b' }),
  ],
  [
    'VMN502',
    'metadata.name',
    udnWith(healthy.spec, { name: '0a' }),
    udnWith(healthy.spec, { name: '1a' }),
  ],
  ['VMN503', 'metadata.namespace', udnWith(healthy.spec, { namespace: '' }), healthy],
  ['VMN504', 'spec.topology', udnWith({ layer2 }), healthy],
  ['VMN504', 'spec.network.topology', cudnWith({ localnet }), localnetWith({})],
  ['VMN505', 'spec.layer2', udnWith({ topology: 'Layer2' }), healthy],
  ['VMN506', 'spec.layer3', layer2Udn(layer2, { layer3: {} }), healthy],
  ['VMN507', at('role'), layer2With({ role: undefined }), healthy],
  ['VMN508', at('role'), layer2With({ role: 'secondary' }), primaryWith({})],
  ['VMN508', localnetAt('role'), localnetWith({ role: 'Primary' }), localnetWith({})],
  ['VMN509', at('role'), layer2With({ role: 1 }), healthy],
  ['VMN510', at('mtu'), layer2With({ mtu: '1400' }), layer2With({ mtu: 1400 })],
  ['VMN511', at('subnets'), layer2With({ subnets: '10.1.0.0/16' }), healthy],
  ['VMN512', 'spec.layer2', udnWith({ topology: 'Layer2', layer2: [] }), healthy],
  ['VMN513', at('subnets'), layer2With({ subnets: [] }), healthy],
  [
    'VMN513',
    at('subnets'),
    layer2With({ subnets: ['10.1.0.0/16', 'fd00::/64', '10.2.0.0/16'] }),
    healthy,
  ],
  [
    'VMN559',
    at('subnet'),
    layer2Udn({ role: 'Secondary', subnet: [] }),
    layer2With({ subnet: [] }),
  ],
  ['VMN563', 'spec.topology', udnWith({ topology: 'Localnet', localnet }), localnetWith({})],
];

const primary3 = { role: 'Primary', subnets: [{ cidr: '10.1.0.0/16' }] };
const transported = (transport: string, beside: object, layer3: object = primary3) =>
  cudnWith({ topology: 'Layer3', transport, layer3, ...beside });
const noOverlay = { noOverlay: { outboundSNAT: 'Enabled', routing: 'Managed' } };
const evpn = { evpn: { vtep: 'v', ipVRF: { vni: 1 } } };

const cluster: RuleCase[] = [
  [
    'VMN540',
    localnetAt('physicalNetworkName'),
    localnetWith({ physicalNetworkName: '' }),
    localnetWith({}),
  ],
  [
    'VMN541',
    localnetAt('physicalNetworkName'),
    localnetWith({ physicalNetworkName: 'a,b' }),
    localnetWith({ physicalNetworkName: 'a b' }),
  ],
  [
    'VMN543',
    localnetAt('physicalNetworkName'),
    localnetWith({ physicalNetworkName: 'a b' }),
    localnetWith({ physicalNetworkName: 'a-b' }),
  ],
  [
    'VMN542',
    localnetAt('physicalNetworkName'),
    localnetWith({ physicalNetworkName: 'x'.repeat(254) }),
    localnetWith({ physicalNetworkName: 'x'.repeat(253) }),
  ],
  [
    'VMN544',
    localnetAt('vlan.mode'),
    localnetWith({ vlan: { access: { id: 7 } } }),
    localnetWith({ vlan: { mode: 'Access', access: { id: 7 } } }),
  ],
  ['VMN544', localnetAt('vlan.mode'), localnetWith({ vlan: { mode: 'Trunk' } }), localnetWith({})],
  [
    'VMN545',
    localnetAt('vlan.access.id'),
    localnetWith({ vlan: { mode: 'Access' } }),
    localnetWith({ vlan: { mode: 'Access', access: { id: 7 } } }),
  ],
  [
    'VMN546',
    localnetAt('vlan.access.id'),
    localnetWith({ vlan: { mode: 'Access', access: { id: 4095 } } }),
    localnetWith({ vlan: { mode: 'Access', access: { id: 4094 } } }),
  ],
  [
    'VMN510',
    localnetAt('vlan.access.id'),
    localnetWith({ vlan: { mode: 'Access', access: { id: '7' } } }),
    localnetWith({}),
  ],
  [
    'VMN547',
    'spec.namespaceSelector',
    selecting(undefined),
    selecting({ matchLabels: { a: 'b' } }),
  ],
  ['VMN548', 'spec.network', cudnWith(undefined), localnetWith({})],
  [
    'VMN549',
    'spec.namespaceSelector',
    selecting({}),
    selecting({ matchExpressions: [{ key: 'a', operator: 'Exists' }] }),
  ],
  [
    'VMN550',
    'spec.namespaceSelector.matchExpressions[0].operator',
    selecting({ matchExpressions: [{ key: 'a', operator: 'in', values: ['b'] }] }),
    selecting({ matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] }),
  ],
  [
    'VMN550',
    'spec.namespaceSelector.matchExpressions[0].values',
    selecting({ matchExpressions: [{ key: 'a', operator: 'In' }] }),
    selecting({ matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }),
  ],
  [
    'VMN552',
    'spec.namespaceSelector.matchLabels',
    selecting({ matchLabels: { 'my team': 'a' } }),
    selecting({ matchLabels: { 'example.com/team': '' } }),
  ],
  [
    'VMN552',
    'spec.namespaceSelector.matchExpressions[0].values',
    selecting({ matchExpressions: [{ key: 'a', operator: 'In', values: ['a b'] }] }),
    selecting({ matchExpressions: [{ key: 'a', operator: 'In', values: ['a.b'] }] }),
  ],
  [
    'VMN553',
    'spec.network.transport',
    transported('noOverlay', noOverlay),
    transported('NoOverlay', noOverlay),
  ],
  [
    'VMN554',
    'spec.network.transport',
    transported('NoOverlay', noOverlay, { ...primary3, role: 'Secondary' }),
    transported('NoOverlay', noOverlay),
  ],
  [
    'VMN555',
    'spec.network.noOverlay',
    transported('NoOverlay', {}),
    transported('NoOverlay', noOverlay),
  ],
  [
    'VMN555',
    'spec.network.evpn.ipVRF',
    transported('EVPN', { evpn: { vtep: 'v' } }),
    transported('EVPN', evpn),
  ],
  [
    'VMN556',
    'spec.network.evpn',
    transported('NoOverlay', { ...noOverlay, ...evpn }),
    transported('EVPN', evpn),
  ],
  [
    'VMN557',
    'spec.uplinks',
    cudnWith({ topology: 'Localnet', localnet }, { uplinks: ['a'] }),
    cudnWith({ topology: 'Layer3', layer3: primary3 }, { uplinks: ['a'] }),
  ],
  [
    'VMN561',
    at('ipam'),
    layer2With({ ipam: undefined }),
    layer2Udn({ role: 'Secondary', ipam: { mode: 'Disabled' } }),
  ],
  ['VMN562', localnetAt('subnets'), localnetWith(managed), localnetWith({})],
];

const cases = [...names, ...cluster];

describe('checkUdn', () => {
  it.each([
    ['layer 2', healthy],
    ['primary', primaryWith({ joinSubnets: ['10.9.0.0/24', 'fd99::/64'], mtu: 1400 })],
    ['layer 3', layer3With({})],
    ['localnet', localnetWith({ vlan: { mode: 'Access', access: { id: 7 } }, mtu: 1500 })],
    ['cluster layer 2', cudnWith({ topology: 'Layer2', layer2 })],
  ])('has nothing to say of a healthy network: %s', (_name, udn) => {
    expect(checkUdn(udn)).toEqual([]);
  });

  testRules(cases, checkUdn);
  // Those are in check-addresses.spec.ts, and below.
  testCoverage(cases, udnCatalog, [...Object.keys(udnAddresses), 'VMN551']);

  it('passes over other kinds', () => {
    expect(checkUdn({ apiVersion: 'v1', kind: 'Pod' })).toEqual([]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.jsonValue(), (anything, json) => {
        expect(checkUdn(anything)).toEqual([]);
        for (const value of [anything, json]) {
          expect(checkUdn(udnWith(value))).toBeInstanceOf(Array);
          expect(checkUdn(cudnWith(value, { namespaceSelector: value }))).toBeInstanceOf(Array);
          for (const topology of ['Layer2', 'Layer3', 'Localnet']) {
            const block = topology.toLowerCase();
            const parts = { role: 'Primary', subnets: value, ipam: value, vlan: value };
            checkUdn(udnWith({ topology, [block]: value }));
            checkUdn(cudnWith({ topology, [block]: parts, transport: value, evpn: value }));
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('checkUdns', () => {
  const namespace = (labels: object) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'default', labels },
  });
  const label = 'k8s.ovn.org/primary-user-defined-network';
  const primary = primaryWith({});

  it.each([
    ['a namespace without the label', [primary, namespace({})], ['VMN551']],
    ['a namespace with the label', [primary, namespace({ [label]: '' })], []],
    ['a secondary network', [healthy, namespace({})], []],
    ['a namespace that is not known', [primary], []],
  ])('judges %s', (_name, objects, codes) => {
    expect(checkUdns(worldOf(objects)).map(({ code }) => code)).toEqual(codes);
  });

  it('checks both kinds', () => {
    const world = worldOf([layer2With({ mtu: 1 }), localnetWith({ mtu: 1 })]);
    expect(checkUdns(world).map(({ path }) => path)).toEqual([at('mtu'), localnetAt('mtu')]);
  });
});
