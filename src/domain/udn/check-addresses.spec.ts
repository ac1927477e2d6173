import { udnAddresses } from '../findings/catalog/udn-addresses';
import { testCoverage, testRules, type RuleCase } from '../findings/testing/cases';
import { checkUdn } from './check';
import {
  at,
  healthy,
  layer2Udn,
  layer2With,
  layer3At,
  layer3With,
  localnetAt,
  localnetWith,
  managed,
  primaryWith,
  subnets,
} from './testing/udns';

const cases: RuleCase[] = [
  [
    'VMN514',
    at('subnets[0]'),
    layer2With({ subnets: ['10.1.0.0'] }),
    layer2With({ subnets: ['10.1.0.1/16'] }),
  ],
  [
    'VMN514',
    at('subnets[0]'),
    layer2With({ subnets: ['::ffff:10.1.0.0/112'] }),
    layer2With({ subnets: ['fd00::/64'] }),
  ],
  ['VMN514', at('subnets[0]'), layer2With({ subnets: ['010.1.0.0/16'] }), healthy],
  ['VMN514', layer3At('subnets[0].cidr'), subnets({}), subnets({ cidr: '10.1.0.0/16' })],
  [
    'VMN515',
    at('subnets'),
    layer2With({ subnets: ['10.1.0.0/16', '10.2.0.0/16'] }),
    layer2With({ subnets: ['10.1.0.0/16', 'fd00::/64'] }),
  ],
  [
    'VMN515',
    layer3At('subnets'),
    layer3With({ role: 'Secondary', subnets: [{ cidr: '10.1.0.0/16' }, { cidr: '10.2.0.0/16' }] }),
    subnets({ cidr: '10.1.0.0/16' }, { cidr: '10.2.0.0/16' }),
  ],
  [
    'VMN516',
    at('subnets'),
    layer2With({ subnets: undefined }),
    layer2Udn({ role: 'Secondary', ipam: { mode: 'Disabled' } }),
  ],
  [
    'VMN517',
    at('subnets'),
    layer2With({ ipam: { mode: 'Disabled' } }),
    layer2With({ ipam: { mode: 'Enabled' } }),
  ],
  [
    'VMN517',
    localnetAt('subnets'),
    localnetWith({ subnets: ['10.1.0.0/16'] }),
    localnetWith(managed),
  ],
  ['VMN518', at('ipam'), layer2With({ ipam: {} }), layer2With({ ipam: null })],
  ['VMN519', 'spec.layer2.ipam.mode', layer2With({ ipam: { mode: 'enabled' } }), healthy],
  ['VMN519', 'spec.layer2.ipam.lifecycle', layer2With({ ipam: { lifecycle: 'Forever' } }), healthy],
  [
    'VMN520',
    'spec.layer2.ipam.mode',
    layer2Udn({ role: 'Primary', ipam: { mode: 'Disabled' } }),
    layer2Udn({ role: 'Secondary', ipam: { mode: 'Disabled' } }),
  ],
  [
    'VMN521',
    'spec.layer2.ipam.lifecycle',
    layer2Udn({ role: 'Secondary', ipam: { mode: 'Disabled', lifecycle: 'Persistent' } }),
    layer2With({ ipam: { mode: 'Enabled', lifecycle: 'Persistent' } }),
  ],
  [
    'VMN522',
    at('joinSubnets'),
    layer2With({ joinSubnets: ['10.9.0.0/24'] }),
    primaryWith({ joinSubnets: ['10.9.0.0/24'] }),
  ],
  [
    'VMN522',
    at('defaultGatewayIPs'),
    layer2With({ defaultGatewayIPs: ['10.1.0.1'] }),
    primaryWith({ defaultGatewayIPs: ['10.1.0.1'] }),
  ],
  ['VMN523', at('mtu'), layer2With({ mtu: 575 }), layer2With({ mtu: 576 })],
  ['VMN523', at('mtu'), layer2With({ mtu: 65537 }), layer2With({ mtu: 65536 })],
  [
    'VMN524',
    at('mtu'),
    layer2With({ mtu: 1279, subnets: ['10.1.0.0/16', 'fd00::/64'] }),
    layer2With({ mtu: 1279 }),
  ],
  [
    'VMN525',
    at('defaultGatewayIPs[0]'),
    primaryWith({ defaultGatewayIPs: ['10.1.0.1/16'] }),
    primaryWith({ defaultGatewayIPs: ['10.1.0.1'] }),
  ],
  [
    'VMN526',
    at('defaultGatewayIPs'),
    primaryWith({ defaultGatewayIPs: ['10.1.0.1', '10.1.0.2'] }),
    primaryWith({
      subnets: ['10.1.0.0/16', 'fd00::/64'],
      defaultGatewayIPs: ['10.1.0.1', 'fd00::1'],
    }),
  ],
  [
    'VMN527',
    at('defaultGatewayIPs[0]'),
    primaryWith({ defaultGatewayIPs: ['10.2.0.1'] }),
    primaryWith({ defaultGatewayIPs: ['10.1.0.1'] }),
  ],
  [
    'VMN527',
    at('defaultGatewayIPs[0]'),
    primaryWith({ defaultGatewayIPs: ['10.1.0.9'], infrastructureSubnets: ['10.1.0.0/29'] }),
    primaryWith({ defaultGatewayIPs: ['10.1.0.1'], infrastructureSubnets: ['10.1.0.0/29'] }),
  ],
  [
    'VMN528',
    at('defaultGatewayIPs'),
    primaryWith({ subnets: ['10.1.0.0/16', 'fd00::/64'], defaultGatewayIPs: ['10.1.0.1'] }),
    primaryWith({ defaultGatewayIPs: ['10.1.0.1'] }),
  ],
  [
    'VMN530',
    at('reservedSubnets[0]'),
    primaryWith({ reservedSubnets: ['10.2.0.0/24'] }),
    primaryWith({ reservedSubnets: ['10.1.0.0/24'] }),
  ],
  [
    'VMN530',
    localnetAt('excludeSubnets[0]'),
    localnetWith({ ...managed, excludeSubnets: ['10.2.0.0/24'] }),
    localnetWith({ ...managed, excludeSubnets: ['10.1.0.0/24'] }),
  ],
  [
    'VMN531',
    at('infrastructureSubnets[0]'),
    primaryWith({ infrastructureSubnets: ['10.1.0.1/24'] }),
    primaryWith({ infrastructureSubnets: ['10.1.0.0/24'] }),
  ],
  [
    'VMN532',
    at('infrastructureSubnets[0]'),
    primaryWith({ infrastructureSubnets: ['10.1.0.0/29'], reservedSubnets: ['10.1.0.0/24'] }),
    primaryWith({ infrastructureSubnets: ['10.1.0.0/29'], reservedSubnets: ['10.1.1.0/24'] }),
  ],
  [
    'VMN533',
    localnetAt('excludeSubnets'),
    localnetWith({ excludeSubnets: ['10.1.0.0/24'] }),
    localnetWith({ ...managed, excludeSubnets: ['10.1.0.0/24'] }),
  ],
  [
    'VMN534',
    layer3At('subnets[0].hostSubnet'),
    subnets({ cidr: '10.1.0.0/16', hostSubnet: 16 }),
    subnets({ cidr: '10.1.0.0/16', hostSubnet: 17 }),
  ],
  [
    'VMN535',
    layer3At('subnets[0].hostSubnet'),
    subnets({ cidr: '10.1.0.0/16', hostSubnet: 32 }),
    subnets({ cidr: '10.1.0.0/16', hostSubnet: 31 }),
  ],
  [
    'VMN536',
    layer3At('subnets[0].hostSubnet'),
    subnets({ cidr: 'fd00::/48', hostSubnet: 80 }),
    subnets({ cidr: 'fd00::/48', hostSubnet: 64 }),
  ],
  [
    'VMN537',
    layer3At('subnets'),
    layer3With({
      role: 'Secondary',
      subnets: [{ cidr: '10.1.0.0/16' }, { cidr: '10.2.0.0/16' }, { cidr: 'fd00::/48' }],
    }),
    layer3With({ role: 'Secondary', subnets: [{ cidr: '10.1.0.0/16' }, { cidr: 'fd00::/48' }] }),
  ],
  [
    'VMN538',
    layer3At('subnets[1].cidr'),
    subnets({ cidr: '10.1.0.0/16' }, { cidr: '10.1.5.0/24' }),
    subnets({ cidr: '10.1.0.0/16' }, { cidr: '10.2.5.0/24' }),
  ],
  [
    'VMN539',
    layer3At('subnets[1].cidr'),
    subnets({ cidr: '10.1.0.0/16', hostSubnet: 24 }, { cidr: '10.2.0.0/16', hostSubnet: 25 }),
    subnets(
      { cidr: '10.1.0.0/16', hostSubnet: 24 },
      { cidr: '10.2.0.0/16', hostSubnet: 24 },
      { cidr: 'fd00::/48' },
    ),
  ],
];

describe('checkUdn of addresses', () => {
  testRules(cases, checkUdn);
  testCoverage(cases, udnAddresses);
});
