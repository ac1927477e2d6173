import { ovnCatalog } from '../findings/catalog/ovn';
import { testCoverage, testRules, type RuleCase } from '../findings/testing/cases';
import { checkNad } from './check';
import { networkOf, ovnWith } from './testing/networks';

const layer2 = (changes: object = {}) => ovnWith('layer2', changes);
const layer3 = (changes: object = {}) =>
  ovnWith('layer3', { subnets: '10.128.0.0/16/24', ...changes });
const localnet = (changes: object = {}) =>
  ovnWith('localnet', { physicalNetworkName: 'physnet', mtu: 1500, ...changes });

const at = (key: string) => `spec.config.${key}`;

const plugin = { type: 'ovn-k8s-cni-overlay', topology: 'layer2', netAttachDefName: 'default/net' };
const listOf = (plugins: object[], beside: object = {}) =>
  networkOf({ config: { cniVersion: '0.3.1', name: 'default-net', plugins, ...beside } });

const cases: RuleCase[] = [
  ['VMN201', at('netAttachDefName'), layer2({ netAttachDefName: undefined }), layer2()],
  ['VMN201', at('netAttachDefName'), layer2({ netAttachDefName: '' }), layer2()],
  ['VMN202', at('netAttachDefName'), layer2({ netAttachDefName: 'net/default' }), layer2()],
  [
    'VMN202',
    at('netAttachDefName'),
    ovnWith('layer2', { netAttachDefName: 'other/other' }, { namespace: undefined }),
    ovnWith('layer2', { netAttachDefName: 'other/net' }, { namespace: null }),
  ],
  [
    'VMN202',
    at('plugins[0].netAttachDefName'),
    listOf([{ ...plugin, netAttachDefName: 'default/other' }]),
    listOf([plugin]),
  ],
  ['VMN203', at('name'), layer2({ name: '' }), layer2()],
  ['VMN203', at('name'), layer2({ name: undefined }), layer2({ Name: 'x', name: undefined })],
  ['VMN204', at('name'), layer2({ name: 'default' }), layer2({ name: 'default2' })],
  ['VMN204', at('name'), layer2({ name: 'ovn-kubernetes' }), layer2()],
  ['VMN205', at('topology'), layer2({ topology: '', subnets: '10.9.0.0/16' }), layer2()],
  // Without any setting of its own it is the cluster's network, as hardware offload uses it.
  ['VMN205', at('topology'), layer2({ topology: '', vlanID: 7 }), layer2({ topology: '' })],
  [
    'VMN201',
    at('netAttachDefName'),
    layer2({ netAttachDefName: '' }),
    layer2({ topology: '', netAttachDefName: '' }),
  ],
  ['VMN206', at('topology'), layer2({ topology: 'Layer2' }), layer2()],
  ['VMN206', at('topology'), layer2({ topology: 'switched' }), localnet()],
  ['VMN207', at('role'), layer2({ role: 'Secondary' }), layer2({ role: 'secondary' })],
  ['VMN208', at('role'), localnet({ role: 'primary' }), localnet({ role: 'secondary' })],
  ['VMN209', at('ipam'), layer2({ ipam: { type: 'static' } }), layer2({ ipam: {} })],
  ['VMN210', at('subnets'), layer2({ subnets: '10.100.0.0' }), layer2({ subnets: '10.1.0.1/16' })],
  ['VMN210', at('subnets'), layer2({ subnets: '10.0.0.0/8,' }), layer2({ subnets: ' ' })],
  ['VMN210', at('subnets'), layer2({ subnets: '010.0.0.0/8' }), layer2({ subnets: 'fd00::/64' })],
  [
    'VMN210',
    at('reservedSubnets'),
    layer2({ role: 'primary', subnets: '10.0.0.0/16', reservedSubnets: '10.0' }),
    layer2({ role: 'primary', subnets: '10.0.0.0/16', reservedSubnets: '10.0.1.0/24' }),
  ],
  ['VMN211', at('subnets'), layer2({ subnets: '10.1.0.0/16/24' }), layer3()],
  ['VMN211', at('subnets'), localnet({ subnets: '10.1.0.0/16/24' }), layer3()],
  ['VMN212', at('subnets'), layer3({ subnets: '10.1.0.0/16/16' }), layer3()],
  ['VMN212', at('subnets'), layer3({ subnets: '10.1.0.0/16/33' }), layer3()],
  ['VMN212', at('subnets'), layer3({ subnets: '10.1.0.0/25' }), layer3({ subnets: '10.1.0.0/23' })],
  ['VMN212', at('subnets'), layer3({ subnets: 'fd00::/64' }), layer3({ subnets: 'fd00::/48' })],
  [
    'VMN213',
    at('subnets'),
    layer3({ subnets: 'fd00::/48/80' }),
    layer3({ subnets: 'fd00::/48/64' }),
  ],
  [
    'VMN214',
    at('subnets'),
    layer3({ subnets: '10.1.0.0/16/24, 10.2.0.0/16/25' }),
    layer3({ subnets: '10.1.0.0/16/24, 10.2.0.0/16, fd00::/48/64' }),
  ],
  ['VMN215', at('subnets'), layer3({ subnets: '' }), layer2()],
  ['VMN216', at('subnets'), layer2({ role: 'primary' }), layer2({ role: 'secondary' })],
  [
    'VMN217',
    at('excludeSubnets'),
    layer2({ subnets: '10.1.0.0/24', excludeSubnets: '10.1.0.0/23' }),
    layer2({ subnets: '10.1.0.0/24,fd00::/64', excludeSubnets: '10.1.0.0/30, fd00::/80' }),
  ],
  [
    'VMN218',
    at('excludeSubnets'),
    localnet({ excludeSubnets: '10.1.0.0/30' }),
    localnet({ subnets: '10.1.0.0/24', excludeSubnets: '10.1.0.0/30' }),
  ],
  [
    'VMN219',
    at('subnets'),
    layer2({ subnets: '10.1.0.0/16, 10.1.5.0/24' }),
    layer2({ subnets: '10.1.0.0/16, 10.2.0.0/16, fd00::/64' }),
  ],
  [
    'VMN219',
    at('subnets'),
    layer3({ subnets: '10.1.0.0/16, 10.1.0.0/16' }),
    localnet({ subnets: '10.1.0.0/16, 10.1.5.0/24' }),
  ],
  [
    'VMN220',
    at('subnets'),
    layer2({ subnets: '100.65.3.0/24' }),
    layer2({ subnets: '100.66.0.0/24' }),
  ],
  ['VMN220', at('subnets'), layer2({ subnets: 'fd99::/80' }), localnet({ subnets: 'fd99::/80' })],
  [
    'VMN220',
    at('subnets'),
    layer2({ role: 'primary', subnets: '10.9.0.0/16', joinSubnet: '10.9.3.0/24' }),
    layer2({ role: 'primary', subnets: '100.65.0.0/16', joinSubnet: '10.9.3.0/24' }),
  ],
  [
    'VMN220',
    at('subnets'),
    layer2({ subnets: '100.64.0.0/15' }),
    layer2({ subnets: '100.64.0.0/15', excludeSubnets: '100.65.0.0/16' }),
  ],
  [
    'VMN221',
    at('joinSubnet'),
    localnet({ joinSubnet: '10.9.0.0/24' }),
    localnet({ joinSubnet: '' }),
  ],
  [
    'VMN221',
    at('allowPersistentIPs'),
    layer3({ allowPersistentIPs: true }),
    layer3({ allowPersistentIPs: false }),
  ],
  ['VMN221', at('reservedSubnets'), layer3({ reservedSubnets: '10.1.0.0/24' }), layer3()],
  ['VMN222', at('vlanID'), layer2({ vlanID: 7 }), layer2({ vlanID: 0 })],
  ['VMN222', at('physicalNetworkName'), layer3({ physicalNetworkName: 'p' }), localnet()],
  ['VMN222', at('excludeSubnets'), layer3({ excludeSubnets: '10.128.0.0/30' }), layer3()],
  ['VMN223', at('vlanID'), localnet({ vlanID: 4095 }), localnet({ vlanID: 4094 })],
  ['VMN223', at('vlanID'), localnet({ vlanID: -1 }), localnet({ vlanID: 1 })],
  ['VMN224', at('physicalNetworkName'), localnet({ physicalNetworkName: 'a,b' }), localnet()],
  ['VMN224', at('physicalNetworkName'), localnet({ physicalNetworkName: 'a:b' }), localnet()],
  ['VMN224', at('physicalNetworkName'), localnet({ physicalNetworkName: 'a b' }), localnet()],
  ['VMN225', at('mtu'), layer2({ mtu: 500 }), layer2({ mtu: 576 })],
  [
    'VMN226',
    at('mtu'),
    layer2({ mtu: 1279, subnets: 'fd00::/64' }),
    layer2({ mtu: 1280, subnets: 'fd00::/64' }),
  ],
  ['VMN226', at('mtu'), layer2({ mtu: 300, subnets: 'fd00::/64' }), layer2({ mtu: 1000 })],
  ['VMN227', at('mtu'), localnet({ mtu: undefined }), localnet()],
  ['VMN228', at('plugins'), listOf([plugin, { type: 'tuning' }]), listOf([plugin])],
  ['VMN229', at('plugins'), listOf([plugin], plugin), layer2()],
  [
    'VMN230',
    at('subnets'),
    layer2({ subnets: '10.1.0.0/16' }),
    layer2({ subnets: '10.1.0.0/16', allowPersistentIPs: true }),
  ],
  ['VMN231', at('subnets'), localnet({ subnets: '10.1.0.0/16' }), localnet()],
  [
    'VMN232',
    at('allowPersistentIPs'),
    layer2({ allowPersistentIPs: true }),
    layer2({ allowPersistentIPs: true, subnets: '10.1.0.0/16' }),
  ],
  ['VMN233', at('transport'), layer3({ transport: 'vxlan' }), layer3({ transport: 'no-overlay' })],
  [
    'VMN235',
    at('defaultGatewayIPs'),
    layer2({ role: 'primary', subnets: '10.1.0.0/16', defaultGatewayIPs: '10.1.0.1/16' }),
    layer2({ role: 'primary', subnets: '10.1.0.0/16', defaultGatewayIPs: '10.1.0.1' }),
  ],
  ['VMN236', at('physicalNetworkName'), localnet({ physicalNetworkName: '' }), localnet()],
  ['VMN237', at('vlanID'), localnet({ vlanID: 0 }), localnet({ vlanID: 1 })],
  ['VMN239', at('joinSubnet'), layer2({ joinSubnet: '10.9.0.0/24' }), layer2()],
  // Codes of all plugins, where OVN-Kubernetes has its own words.
  ['VMN125', at('subnets'), layer2({ subnets: ['10.1.0.0/16'] }), layer2({ subnets: '' })],
  ['VMN130', at('vlanID'), localnet({ vlanID: '7' }), localnet({ vlanID: 7 })],
  ['VMN140', at('allowPersistentIPs'), layer2({ allowPersistentIPs: 'true' }), layer2()],
  ['VMN141', at('mtu'), layer2({ mtu: '1400' }), layer2({ mtu: 1400 })],
  ['VMN142', at('mtu'), layer2({ mtu: 67 }), layer2({ mtu: 65536 })],
  ['VMN146', at('subnet'), layer2({ subnet: '10.1.0.0/16' }), layer2({ note: 1 })],
  ['VMN146', at('vlan'), localnet({ vlan: 7 }), localnet({ vlanID: 7, note: 1 })],
  ['VMN148', at('vlanId'), localnet({ vlanId: 7 }), localnet({ vlanID: 7 })],
  ['VMN149', at('master'), layer2({ master: 'eth1' }), layer2()],
  ['VMN149', at('vlanTrunk'), localnet({ vlanTrunk: [] }), localnet()],
  ['VMN310', at('ipam'), layer2({ ipam: { subnet: '10.1.0.0/16' } }), layer2({ ipam: {} })],
];

describe('checkNad of OVN-Kubernetes networks', () => {
  it.each([
    ['layer 2', layer2()],
    ['layer 3', layer3()],
    ['localnet', localnet()],
    ['a list', listOf([plugin])],
    [
      'the network of the cluster',
      networkOf({
        name: 'default',
        namespace: 'openshift-ovn-kubernetes',
        config: { cniVersion: '0.4.0', name: 'ovn-kubernetes', type: 'ovn-k8s-cni-overlay' },
      }),
    ],
  ])('has nothing to say of a healthy network: %s', (_name, network) => {
    expect(checkNad(network)).toEqual([]);
  });

  testRules(cases, checkNad);
  testCoverage(cases, ovnCatalog);

  it('leaves hints to the object that a controller works from', () => {
    const made = ovnWith(
      'localnet',
      { physicalNetworkName: 'physnet', subnets: '10.1.0.0/16' },
      { labels: { 'k8s.ovn.org/user-defined-network': '' } },
    );
    expect(checkNad(made)).toEqual([]);
  });

  it('says what the name must be', () => {
    expect(checkNad(layer2({ netAttachDefName: 'net' }))).toEqual([
      expect.objectContaining({ params: { value: 'net', expected: 'default/net' } }),
    ]);
  });
});
