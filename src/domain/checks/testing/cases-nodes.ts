import type { RuleCase } from '../../findings/testing/cases';
import * as cluster from './cluster';
import * as o from './objects';

const CONFIG = 'spec.config';
const PHYSNET = { physnet: 'br-ex' };
const brEx = [o.ovsBridge('br-ex'), o.ethernet('eth1')];
const has = (name: string) => o.worker(name, brEx, PHYSNET);
const lacks = (name: string, parts: Parameters<typeof o.node>[1] = {}) =>
  o.worker(name, [], { other: 'br-ex' }, parts);

const only = (name: string) => ({ nodeSelector: { 'kubernetes.io/hostname': name } });
const cordoned = { unschedulable: true };

const mappings: RuleCase[] = [
  [
    'VMN405',
    `${CONFIG}.physicalNetworkName`,
    [o.localnet(), ...lacks('n1'), ...lacks('n2')],
    [o.localnet(), o.node('n1'), o.node('n2')],
  ],
  // Without `physicalNetworkName` the name of the network is that of the mapping.
  [
    'VMN405',
    `${CONFIG}.physicalNetworkName`,
    [o.localnet({ physicalNetworkName: undefined }), ...has('n1')],
    [o.localnet({ physicalNetworkName: undefined, name: 'physnet' }), ...has('n1')],
  ],
  // A mapping of the control plane alone is of no use to VMs.
  [
    'VMN405',
    `${CONFIG}.physicalNetworkName`,
    [o.localnet(), o.master('m'), o.nns('m', [], PHYSNET), ...lacks('n1')],
    [o.localnet(), o.master('m'), o.nns('m'), ...has('n1')],
  ],
  [
    'VMN405',
    'spec.network.localnet.physicalNetworkName',
    [cluster.cudnLocalnet(), o.localnet({}, cluster.ofCudn), ...lacks('n1')],
    [cluster.cudnLocalnet(), o.localnet({}, cluster.ofCudn), ...has('n1')],
  ],
  [
    'VMN406',
    `${CONFIG}.physicalNetworkName`,
    [o.localnet(), ...has('n1'), ...lacks('n2')],
    [o.localnet(), ...has('n1'), ...lacks('n2', cordoned), o.node('n3')],
  ],
  [
    'VMN406',
    `${CONFIG}.physicalNetworkName`,
    [o.localnet(), o.vm('vm', ['net'], only('n2')), ...has('n1'), ...lacks('n2')],
    [o.localnet(), o.vm('vm', ['net'], only('n1')), ...has('n1'), ...lacks('n2')],
  ],
  [
    'VMN406',
    'spec.network.localnet.physicalNetworkName',
    [
      cluster.cudnLocalnet(),
      o.localnet({}, cluster.ofCudn),
      o.vm('vm', ['net']),
      ...has('n1'),
      ...lacks('n2'),
    ],
    [
      cluster.cudnLocalnet(),
      o.localnet({}, cluster.ofCudn),
      o.vm('vm', ['net'], only('n1')),
      ...has('n1'),
      ...lacks('n2'),
    ],
  ],
  // Reports without Nodes may be of the control plane.
  [
    'VMN406',
    `${CONFIG}.physicalNetworkName`,
    [o.localnet(), ...has('n1'), ...lacks('n2')],
    [o.localnet(), o.nns('n1', brEx, PHYSNET), o.nns('n2')],
  ],
  [
    'VMN407',
    `${CONFIG}.physicalNetworkName`,
    [
      o.localnet(),
      ...lacks('n1'),
      o.failed('n1', 'p', { ovn: { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br1' }] } }),
    ],
    [
      o.localnet(),
      ...lacks('n1'),
      o.failed('n1', 'p', { ovn: { 'bridge-mappings': [{ localnet: 'x', bridge: 'br1' }] } }),
    ],
  ],
  [
    'VMN408',
    `${CONFIG}.physicalNetworkName`,
    [
      o.localnet(),
      ...has('n1'),
      ...lacks('n2'),
      o.failed('n2', 'p', { ovn: { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br1' }] } }),
    ],
    [
      o.localnet(),
      ...has('n1'),
      ...lacks('n2'),
      o.failed('n2', 'p', {
        ovn: { 'bridge-mappings': [{ localnet: 'physnet', state: 'absent' }] },
      }),
    ],
  ],
];

const good = (name: string) => o.worker(name, o.goodBridge);
const without = (name: string) => o.worker(name, [o.ethernet('eth1')]);
const wanted = { interfaces: [{ name: 'br1', type: 'linux-bridge', state: 'up' }] };
const unwanted = { interfaces: [{ name: 'br1', type: 'linux-bridge', state: 'absent' }] };

const bridges: RuleCase[] = [
  [
    'VMN410',
    `${CONFIG}.bridge`,
    [o.bridge({}, {}, o.OWN_RESOURCE), ...without('n1')],
    [o.bridge({}, {}, o.OWN_RESOURCE), ...good('n1'), ...without('n2')],
  ],
  ['VMN410', `${CONFIG}.bridge`, [o.bridge(), o.nns('n1')], [o.bridge(), o.node('n1')]],
  [
    'VMN410',
    `${CONFIG}.plugins[0].bridge`,
    [
      o.nad({ name: 'x', plugins: [{ type: 'bridge', bridge: 'br1' }, { type: 'tuning' }] }),
      ...without('n1'),
    ],
    [
      o.nad({ name: 'x', plugins: [{ type: 'bridge', bridge: 'br1' }, { type: 'tuning' }] }),
      ...good('n1'),
    ],
  ],
  [
    'VMN411',
    `${CONFIG}.bridge`,
    [o.bridge(), ...good('n1'), ...without('n2')],
    [o.bridge({}, {}, o.OWN_RESOURCE), ...good('n1'), ...without('n2')],
  ],
  [
    'VMN411',
    `${CONFIG}.bridge`,
    [o.bridge(), o.vm('vm', ['net']), ...good('n1'), ...without('n2')],
    [o.bridge(), o.vm('vm', ['net'], only('n1')), ...good('n1'), ...without('n2')],
  ],
  // The control plane, a cordoned node, and one of which nmstate says nothing.
  [
    'VMN411',
    `${CONFIG}.bridge`,
    [o.bridge(), ...good('n1'), ...without('n2')],
    [
      o.bridge(),
      ...good('n1'),
      o.master('m'),
      o.nns('m', [o.ethernet('eth1')]),
      ...o.worker('n2', [], {}, cordoned),
      o.node('n3'),
    ],
  ],
  // Where virt-handler marks its nodes, others do not count.
  [
    'VMN411',
    `${CONFIG}.bridge`,
    [
      o.bridge(),
      ...o.worker('n1', o.goodBridge, {}, { labels: { 'kubevirt.io/schedulable': 'true' } }),
      ...o.worker('n2', [], {}, { labels: { 'kubevirt.io/schedulable': 'true' } }),
    ],
    [
      o.bridge(),
      ...o.worker('n1', o.goodBridge, {}, { labels: { 'kubevirt.io/schedulable': 'true' } }),
      ...o.worker('n2'),
    ],
  ],
  [
    'VMN412',
    `${CONFIG}.bridge`,
    [o.bridge(), ...without('n1'), o.failed('n1', 'p', wanted)],
    [o.bridge(), ...without('n1'), o.failed('n1', 'p', unwanted)],
  ],
  [
    'VMN413',
    `${CONFIG}.bridge`,
    [o.bridge(), ...good('n1'), ...without('n.2'), o.failed('n.2', 'p.q', wanted, false)],
    [o.bridge(), ...good('n1'), ...without('n.2'), o.failed('n1', 'p.q', wanted, false)],
  ],
  [
    'VMN414',
    `${CONFIG}.bridge`,
    [o.bridge(), ...o.worker('n1', [o.ovsBridge('br1'), { name: 'br1', type: 'ovs-interface' }])],
    [o.bridge(), ...good('n1')],
  ],
  [
    'VMN414',
    `${CONFIG}.bridge`,
    [o.bridge(), ...good('n1'), ...o.worker('n2', [{ name: 'br1', type: 'bond', state: 'up' }])],
    [
      o.bridge({}, {}, o.OWN_RESOURCE),
      ...good('n1'),
      ...o.worker('n2', [{ name: 'br1', type: 'bond', state: 'up' }]),
    ],
  ],
  [
    'VMN415',
    `${CONFIG}.bridge`,
    [o.bridge(), ...o.worker('n1', [o.linuxBridge('br1', ['veth12ab'])])],
    [o.bridge(), ...o.worker('n1', [o.linuxBridge('br1', ['veth12ab', 'bond0'])])],
  ],
];

/** Where the mapping or the bridge is there, and leads nowhere. */
const waysOut: RuleCase[] = [
  [
    'VMN436',
    `${CONFIG}.bridge`,
    [o.bridge(), ...o.worker('n1', [{ ...o.linuxBridge('br1'), state: 'down' }])],
    [o.bridge(), ...o.worker('n1', o.goodBridge)],
  ],
  // No VM on the network gets there.
  [
    'VMN436',
    `${CONFIG}.bridge`,
    [o.bridge(), ...o.worker('n1', [{ ...o.linuxBridge('br1'), state: 'down' }])],
    [
      o.bridge(),
      o.vm('vm', ['net'], only('n2')),
      ...o.worker('n1', [{ ...o.linuxBridge('br1'), state: 'down' }]),
      ...o.worker('n2', o.goodBridge),
    ],
  ],
  [
    'VMN437',
    `${CONFIG}.physicalNetworkName`,
    [o.localnet(), ...o.worker('n1', [o.ethernet('eth1')], PHYSNET)],
    [o.localnet(), ...has('n1')],
  ],
  [
    'VMN437',
    'spec.network.localnet.physicalNetworkName',
    [
      cluster.cudnLocalnet(),
      o.localnet({}, cluster.ofCudn),
      ...o.worker('n1', [o.ethernet('eth1')], PHYSNET),
    ],
    [cluster.cudnLocalnet(), o.localnet({}, cluster.ofCudn), ...has('n1')],
  ],
  [
    'VMN438',
    `${CONFIG}.physicalNetworkName`,
    [o.localnet(), ...o.worker('n1', [o.ovsBridge('br-ex', ['patch-a', 'br-ex'])], PHYSNET)],
    [o.localnet(), ...has('n1')],
  ],
];

const eth = (name: string, ...interfaces: string[]) =>
  o.worker(
    name,
    interfaces.map((each) => o.ethernet(each)),
  );
const offEth2 = [{ ...o.ethernet('eth2'), state: 'down' }];
const onEth2 = o.macvlan({ master: 'eth2' });

/** What a macvlan builds on. */
const masters: RuleCase[] = [
  [
    'VMN426',
    `${CONFIG}.master`,
    [onEth2, ...eth('n1', 'eth1'), ...eth('n2', 'eth3')],
    [onEth2, ...eth('n1', 'eth1'), ...eth('n2', 'eth2')],
  ],
  ['VMN426', `${CONFIG}.master`, [onEth2, ...eth('n1', 'eth1')], [onEth2, o.node('n1')]],
  [
    'VMN427',
    `${CONFIG}.master`,
    [onEth2, o.vm('vm', ['net']), ...eth('n1', 'eth2'), ...eth('n2', 'eth1')],
    [onEth2, o.vm('vm', ['net'], only('n1')), ...eth('n1', 'eth2'), ...eth('n2', 'eth1')],
  ],
  [
    'VMN439',
    `${CONFIG}.master`,
    [onEth2, o.vm('vm', ['net']), ...o.worker('n1', offEth2)],
    [onEth2, o.vm('vm', ['net'], only('n2')), ...o.worker('n1', offEth2), ...eth('n2', 'eth2')],
  ],
];

/** Bridges, bridge mappings and interfaces. */
export const nodeCases: RuleCase[] = [...mappings, ...bridges, ...waysOut, ...masters];
