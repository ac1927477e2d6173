import type { RuleCase } from '../../findings/testing/cases';
import * as cluster from './cluster';
import * as o from './objects';

const a = { namespace: 'a' };
const b = { namespace: 'b' };
const older = { creationTimestamp: '2026-01-01T00:00:00Z' };
const younger = { creationTimestamp: '2026-02-01T00:00:00Z' };

const CONFIG = 'spec.config';

const primary = (changes: object, place: { namespace?: string } = {}) =>
  o.layer2(
    { role: 'primary', subnets: '10.60.0.0/16', allowPersistentIPs: true, ...changes },
    place,
  );

/** One network described twice: what differs, and what only looks different. */
const sameNetwork: RuleCase[] = [
  [
    'VMN401',
    `${CONFIG}.mtu`,
    [o.layer2({ mtu: 1400 }, { ...a, ...older }), o.layer2({ mtu: 1300 }, { ...b, ...younger })],
    [o.layer2({ mtu: 1400 }, a), o.layer2({ mtu: 1400 }, b)],
  ],
  [
    'VMN401',
    `${CONFIG}.subnets`,
    [o.layer2({ subnets: '10.60.0.0/16' }, a), o.layer2({ subnets: '10.61.0.0/16' }, b)],
    [
      o.layer2({ subnets: '10.60.0.0/16,fd60::/64' }, a),
      o.layer2({ subnets: ' fd60:0::/64 , 10.60.7.0/16' }, b),
    ],
  ],
  [
    'VMN401',
    CONFIG,
    [o.layer2({}, a), o.localnet({}, b)],
    // A topology that does not exist has a finding of its own.
    [o.layer2({}, a), o.layer2({ topology: 'Layer2' }, b)],
  ],
  [
    'VMN401',
    `${CONFIG}.role`,
    [o.layer3({ role: 'primary' }, a), o.layer3({}, b)],
    [o.layer3({ role: 'secondary' }, a), o.layer3({ subnets: '10.70.0.0/16' }, b)],
  ],
  [
    'VMN401',
    `${CONFIG}.mtu`,
    [cluster.clusterNetwork(), o.layer2({ mtu: 1300 }, a), o.layer2({}, b)],
    [cluster.clusterNetwork(), o.layer2({ mtu: 1400 }, a), o.layer2({}, b)],
  ],
  // The default is not known here, but 1400 is what it usually is.
  [
    'VMN401',
    `${CONFIG}.mtu`,
    [o.layer2({ mtu: 1200 }, a), o.layer2({}, b)],
    [o.layer2({ mtu: 1400 }, a), o.layer2({}, b)],
  ],
  [
    'VMN401',
    `${CONFIG}.joinSubnet`,
    [primary({ joinSubnet: '100.66.0.0/16' }, a), primary({}, b)],
    [primary({ joinSubnet: '100.65.0.0/16' }, a), primary({}, b)],
  ],
  [
    'VMN401',
    `${CONFIG}.vlanID`,
    [o.localnet({}, a), o.localnet({ vlanID: 20 }, b)],
    [o.localnet({}, a), o.localnet({ name: 'other', vlanID: 20 }, { name: 'second' })],
  ],
  [
    'VMN401',
    `${CONFIG}.physicalNetworkName`,
    [o.localnet({}, a), o.localnet({ physicalNetworkName: 'other' }, b)],
    // One of the two is on its way out.
    [
      o.localnet({}, a),
      o.localnet(
        { physicalNetworkName: 'other' },
        { ...b, deletionTimestamp: '2026-01-01T00:00:00Z' },
      ),
    ],
  ],
  [
    'VMN401',
    `${CONFIG}.plugins[0].vlanID`,
    [
      o.localnet({}, a),
      o.nad(
        {
          cniVersion: '0.3.1',
          name: 'ovn-net',
          plugins: [
            {
              type: 'ovn-k8s-cni-overlay',
              topology: 'localnet',
              netAttachDefName: 'b/net',
              physicalNetworkName: 'physnet',
              mtu: 1500,
              vlanID: 11,
            },
          ],
        },
        b,
      ),
    ],
    [o.localnet({}, a), o.nad('{"name": "ovn-net", "type": ', b)],
  ],
];

const sameName: RuleCase[] = [
  ['VMN402', CONFIG, [o.bridge({ vlan: 1 }, a), o.bridge({ vlan: 2 }, b)], [o.bridge({ vlan: 1 })]],
  [
    'VMN402',
    CONFIG,
    [o.bridge({}, a), o.localnet({}, b)],
    [
      o.bridge({ vlan: 0, cniVersion: '1.0.0' }, { ...a, annotations: { description: 'x' } }),
      o.bridge({ name: 'other', ipam: {}, macspoofchk: false }, { ...b, labels: { a: 'b' } }),
    ],
  ],
  [
    'VMN402',
    CONFIG,
    [o.layer2({ name: 'a', subnets: '10.1.0.0/16' }, a), o.layer2({ name: 'b' }, b)],
    // One isolated network for each namespace.
    [o.layer2({ name: 'a' }, a), o.layer2({ name: 'b' }, b)],
  ],
  [
    'VMN402',
    CONFIG,
    [o.localnet({ name: 'a', physicalNetworkName: 'x' }, a), o.localnet({ name: 'b' }, b)],
    [
      o.localnet({ name: 'physnet', physicalNetworkName: undefined }, a),
      o.localnet({ name: 'b' }, b),
    ],
  ],
  // What a controller made has the name that it has to have.
  [
    'VMN402',
    CONFIG,
    [o.bridge({}, a), o.bridge({ bridge: 'br2' }, b)],
    [o.bridge({}, a), o.localnet({}, { ...b, ...cluster.ofCudn })],
  ],
  [
    'VMN402',
    CONFIG,
    [o.namespace('b'), o.bridge({}, a), o.bridge({ bridge: 'br2' }, b)],
    [o.namespace('b', {}, 'Terminating'), o.bridge({}, a), o.bridge({ bridge: 'br2' }, b)],
  ],
];

const taken = (subnets: string) => o.layer2({ subnets });

const overlaps: RuleCase[] = [
  [
    'VMN440',
    `${CONFIG}.subnets`,
    [cluster.clusterNetwork(), taken('10.60.0.0/16,10.129.0.0/16')],
    [cluster.clusterNetwork(), taken('10.60.0.0/16'), o.localnet({ subnets: '10.129.0.0/16' })],
  ],
  [
    'VMN440',
    'spec.layer2.subnets[1]',
    [cluster.clusterNetwork(), cluster.udn({ subnets: ['fd10::/64', '10.130.0.0/24'] })],
    [cluster.clusterNetwork(), cluster.udn({ subnets: ['fd10::/64', '10.127.0.0/24'] })],
  ],
  [
    'VMN440',
    'spec.network.layer2.subnets[0]',
    [cluster.clusterNetwork(), cluster.cudnLayer2({ subnets: ['10.128.0.0/24'] })],
    [cluster.clusterNetwork(), cluster.cudnLayer2({})],
  ],
  // What is excluded as a whole is free for others.
  [
    'VMN441',
    `${CONFIG}.subnets`,
    [
      cluster.networkOperator(),
      o.layer2({ subnets: '172.0.0.0/8', excludeSubnets: '172.1.0.0/16' }),
    ],
    [
      cluster.networkOperator(),
      o.layer2({ subnets: '172.0.0.0/8', excludeSubnets: '172.0.0.0/9' }),
    ],
  ],
  [
    'VMN442',
    `${CONFIG}.subnets`,
    [cluster.networkOperator(), taken('100.64.8.0/24')],
    [
      cluster.networkOperator({ ipv4: { internalJoinSubnet: '100.99.0.0/16' } }),
      taken('100.64.8.0/24'),
    ],
  ],
  [
    'VMN442',
    `${CONFIG}.subnets`,
    [cluster.networkOperator({ v4InternalSubnet: '100.99.0.0/16' }), taken('100.99.8.0/24')],
    [cluster.networkOperator({ v4InternalSubnet: '100.99.0.0/16' }), taken('100.64.8.0/24')],
  ],
  // Only layer 3 has addresses in the transit network.
  [
    'VMN442',
    `${CONFIG}.subnets`,
    [cluster.networkOperator(), o.layer3({ subnets: '100.88.0.0/16/24' })],
    [cluster.networkOperator(), taken('100.88.0.0/24')],
  ],
  [
    'VMN442',
    `${CONFIG}.joinSubnet`,
    [cluster.networkOperator(), primary({ joinSubnet: '100.64.0.0/17' })],
    [cluster.networkOperator(), primary({ joinSubnet: '100.67.0.0/16' })],
  ],
  [
    'VMN443',
    `${CONFIG}.subnets`,
    [cluster.networkOperator(), taken('169.254.7.0/24')],
    [
      cluster.networkOperator({
        gatewayConfig: { ipv4: { internalMasqueradeSubnet: '169.254.169.0/29' } },
      }),
      taken('169.254.7.0/24'),
    ],
  ],
  ['VMN444', `${CONFIG}.subnets`, [taken('fd98::/64')], [taken('fd96::/64')]],
  [
    'VMN444',
    `${CONFIG}.subnets`,
    [cluster.clusterNetwork(), taken('100.64.8.0/24')],
    [taken('169.254.7.0/24')],
  ],
];

export const networkCases: RuleCase[] = [...sameNetwork, ...sameName, ...overlaps];
