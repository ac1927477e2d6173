import { samples, spec, type Content, type Sample } from './sample.ts';

const layer2 = (content: Content, others: Content = {}): Content =>
  spec({ topology: 'Layer2', layer2: { role: 'Secondary', ...content }, ...others });
const layer3 = (content: Content): Content =>
  spec({ topology: 'Layer3', layer3: { role: 'Secondary', ...content } });
const SUBNETS = { subnets: ['10.60.0.0/24'] };

/** Networks of one namespace. */
export const UDNS: Sample[] = samples(
  'userdefinednetworks.k8s.ovn.org',
  'k8s.ovn.org/v1',
  'UserDefinedNetwork',
  {
    'layer 2 with subnets': [layer2(SUBNETS)],
    'layer 2 with two families': [layer2({ subnets: ['10.60.0.0/24', 'fd60::/64'] })],
    'layer 2 without addresses': [layer2({ ipam: { mode: 'Disabled' } })],
    'layer 2 with neither': [layer2({}), 'spec.layer2'],
    'layer 2 with both': [layer2({ ...SUBNETS, ipam: { mode: 'Disabled' } }), 'spec.layer2'],
    'primary without addresses': [
      layer2({ role: 'Primary', ipam: { mode: 'Disabled' } }),
      'spec.layer2',
    ],
    'secondary with join subnets': [
      layer2({ ...SUBNETS, joinSubnets: ['100.66.0.0/16'] }),
      'spec.layer2',
    ],
    'persistent addresses': [layer2({ ...SUBNETS, ipam: { lifecycle: 'Persistent' } })],
    'persistent without addresses': [
      layer2({ ipam: { mode: 'Disabled', lifecycle: 'Persistent' } }),
      'spec.layer2.ipam',
    ],
    'an empty ipam': [layer2({ ...SUBNETS, ipam: {} }), 'spec.layer2.ipam'],
    'three subnets': [
      layer2({ subnets: ['10.1.0.0/24', '10.2.0.0/24', '10.3.0.0/24'] }),
      'spec.layer2.subnets',
    ],
    'no CIDR': [layer2({ subnets: ['ten'] }), 'spec.layer2.subnets[0]'],
    'MTU 575': [layer2({ ...SUBNETS, mtu: 575 }), 'spec.layer2.mtu'],
    'MTU 65537': [layer2({ ...SUBNETS, mtu: 65_537 }), 'spec.layer2.mtu'],
    'no role': [spec({ topology: 'Layer2', layer2: SUBNETS }), 'spec.layer2.role'],
    'no topology': [spec({ layer2: { role: 'Secondary', ...SUBNETS } }), 'spec.topology'],
    'layer 2 that says layer 3': [layer2(SUBNETS, { topology: 'Layer3' }), 'spec'],
    'localnet, which only clusters have': [spec({ topology: 'Localnet' }), 'spec.topology'],
    'layer 3': [layer3({ subnets: [{ cidr: '10.60.0.0/16', hostSubnet: 24 }] })],
    'layer 3 without subnets': [layer3({}), 'spec.layer3.subnets'],
    'a host subnet of 128': [
      layer3({ subnets: [{ cidr: 'fd60::/48', hostSubnet: 128 }] }),
      'spec.layer3.subnets[0].hostSubnet',
    ],
    'no spec': [{}, 'spec'],
  },
);

const localnet = (content: Content): Content =>
  spec({
    namespaceSelector: {},
    network: {
      topology: 'Localnet',
      localnet: {
        role: 'Secondary',
        physicalNetworkName: 'physnet',
        ipam: { mode: 'Disabled' },
        ...content,
      },
    },
  });
const AT = 'spec.network.localnet';

/** Networks of several namespaces. */
export const CUDNS: Sample[] = samples(
  'clusteruserdefinednetworks.k8s.ovn.org',
  'k8s.ovn.org/v1',
  'ClusterUserDefinedNetwork',
  {
    'a localnet': [localnet({})],
    'a localnet with a VLAN': [localnet({ vlan: { mode: 'Access', access: { id: 4094 } } })],
    'VLAN 0': [localnet({ vlan: { mode: 'Access', access: { id: 0 } } }), `${AT}.vlan.access.id`],
    'VLAN 4095': [
      localnet({ vlan: { mode: 'Access', access: { id: 4095 } } }),
      `${AT}.vlan.access.id`,
    ],
    'a VLAN without its id': [localnet({ vlan: { mode: 'Access' } }), `${AT}.vlan`],
    'a primary localnet': [localnet({ role: 'Primary' }), `${AT}.role`],
    'no physical network': [
      localnet({ physicalNetworkName: undefined }),
      `${AT}.physicalNetworkName`,
    ],
    'an empty physical network': [
      localnet({ physicalNetworkName: '' }),
      `${AT}.physicalNetworkName`,
    ],
    'a colon in the physical network': [
      localnet({ physicalNetworkName: 'a:b' }),
      `${AT}.physicalNetworkName`,
    ],
    'excluded subnets without subnets': [localnet({ excludeSubnets: ['10.0.0.0/30'] }), AT],
    'no selector': [
      spec({ network: { topology: 'Layer2', layer2: { role: 'Secondary', ...SUBNETS } } }),
      'spec.namespaceSelector',
    ],
  },
);
