import type { RuleCase } from '../../findings/testing/cases';
import * as cluster from './cluster';
import * as o from './objects';

const CONFIG = 'spec.config';
const PHYSNET = { physnet: 'br-ex' };
const only = (name: string) => ({ nodeSelector: { 'kubernetes.io/hostname': name } });
const good = (name: string) => o.worker(name, o.goodBridge);

const filtered = (vlan: object) =>
  o.worker('n1', [o.linuxBridge('br1', [{ name: 'eth1', vlan }]), o.ethernet('eth1')]);

const trunk = (min: number, max: number) =>
  filtered({ mode: 'trunk', 'trunk-tags': [{ 'id-range': { min, max } }] });

const vlans: RuleCase[] = [
  [
    'VMN416',
    `${CONFIG}.vlan`,
    [o.bridge({ vlan: 200 }), ...trunk(2, 100)],
    // What kubernetes-nmstate sets by itself.
    [o.bridge({ vlan: 200 }), o.bridge({}, { name: 'untagged' }), ...trunk(2, 4094)],
  ],
  [
    'VMN416',
    `${CONFIG}.vlan`,
    [o.bridge({ vlan: 20 }), ...filtered({ mode: 'access', tag: 10 })],
    [o.bridge({ vlan: 10 }), ...filtered({ mode: 'access', tag: 10 })],
  ],
  [
    'VMN416',
    `${CONFIG}.vlanTrunk`,
    [o.bridge({ vlanTrunk: [{ id: 5 }, { minID: 90, maxID: 110 }] }), ...trunk(2, 100)],
    [o.bridge({ vlanTrunk: [{ id: 5 }, { minID: 1, maxID: 4094 }] }), ...trunk(2, 100)],
  ],
  [
    'VMN416',
    `${CONFIG}.vlan`,
    [o.bridge({ vlan: 200 }), ...trunk(2, 100)],
    // One of two ports lets everything through.
    [
      o.bridge({ vlan: 200 }),
      ...o.worker('n1', [
        o.linuxBridge('br1', ['eth1', { name: 'eth2', vlan: { mode: 'access', tag: 7 } }]),
      ]),
    ],
  ],
  [
    'VMN417',
    `${CONFIG}.vlan`,
    [o.bridge({ vlan: 100 }), ...o.worker('n1', [...o.goodBridge, o.vlanInterface('eth1', 100)])],
    [
      o.bridge({ vlan: 100 }),
      ...o.worker('n1', [
        ...o.goodBridge,
        o.vlanInterface('eth1', 101),
        o.vlanInterface('eth2', 100),
      ]),
    ],
  ],
  [
    'VMN417',
    `${CONFIG}.vlanTrunk`,
    [
      o.bridge({ vlanTrunk: [{ minID: 90, maxID: 110 }] }),
      ...o.worker('n1', [...o.goodBridge, o.vlanInterface('br1', 100)]),
    ],
    [o.bridge(), ...o.worker('n1', [...o.goodBridge, o.vlanInterface('br1', 100)])],
  ],
];

const jumbo = [o.linuxBridge('br1', ['eth1'], 9000), o.ethernet('eth1', 9000)];
const uplink = (mtu: number) =>
  o.worker('n1', [o.ovsBridge('br-ex', ['eth1', 'br-ex']), o.ethernet('eth1', mtu)], PHYSNET);

const mtus: RuleCase[] = [
  [
    'VMN430',
    `${CONFIG}.mtu`,
    [o.bridge({ mtu: 9000 }), ...o.worker('n1', jumbo), ...good('n2')],
    [o.bridge({ mtu: 9000 }), ...o.worker('n1', jumbo)],
  ],
  [
    'VMN430',
    `${CONFIG}.mtu`,
    [
      o.bridge({ mtu: 9000 }),
      ...o.worker('n1', [o.linuxBridge('br1', ['eth1'], 9000), o.ethernet('eth1', 1500)]),
    ],
    [
      o.bridge({ mtu: 9000 }),
      o.vm('vm', ['net'], only('n1')),
      ...o.worker('n1', jumbo),
      ...good('n2'),
    ],
  ],
  [
    'VMN431',
    `${CONFIG}.mtu`,
    [o.macvlan({ mtu: 9000 }), ...o.worker('n1', [o.ethernet('eth1')])],
    [o.macvlan({ mtu: 1500 }), ...o.worker('n1', [o.ethernet('eth1')])],
  ],
  [
    'VMN432',
    `${CONFIG}.mtu`,
    [o.localnet({ mtu: 9000 }), ...uplink(1500)],
    [o.localnet({ mtu: 9000 }), ...uplink(9000)],
  ],
  [
    'VMN432',
    'spec.network.localnet.mtu',
    [cluster.cudnLocalnet({ mtu: 9000 }), ...uplink(1500)],
    [cluster.cudnLocalnet(), o.localnet({}, cluster.ofCudn), ...uplink(1400)],
  ],
  [
    'VMN433',
    `${CONFIG}.mtu`,
    [cluster.clusterNetwork(), o.layer2({ mtu: 1500 })],
    [cluster.clusterNetwork(), o.layer2({ mtu: 1400 })],
  ],
  [
    'VMN433',
    'spec.layer2.mtu',
    [cluster.networkOperator({ mtu: 1400 }), cluster.udn({ mtu: 1500 })],
    [cluster.udn({ mtu: 1500 })],
  ],
];

/** VLANs and MTU. */
export const trafficCases: RuleCase[] = [...vlans, ...mtus];
