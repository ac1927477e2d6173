import type { RuleCase } from '../../findings/testing/cases';
import { policyOf } from '../../node-policies/testing/cases-alone';
import { ethernet, nns, node } from './objects';

type Json = Record<string, unknown>;

const AT = 'spec.desiredState.interfaces[0]';
const MAPPING = 'spec.desiredState.ovn.bridge-mappings[0]';
const WORKER = { 'node-role.kubernetes.io/worker': '' };

const worker = (name: string) => node(name, { labels: WORKER });
const desiring = (...interfaces: Json[]) => policyOf({ desiredState: { interfaces } });
const bridge = (ports: string[], more: Json = {}) => ({
  name: 'br1',
  type: 'linux-bridge',
  state: 'up',
  bridge: { port: ports.map((name) => ({ name })) },
  ...more,
});
const addressed = { ipv4: { enabled: true, dhcp: true } };
const held = (name: string, controller: string) => ({ ...ethernet(name), controller });
const has = (...interfaces: Json[]) => [worker('a'), nns('a', interfaces)];
const brEx = {
  name: 'br-ex',
  type: 'ovs-bridge',
  state: 'up',
  bridge: { port: [{ name: 'eth0' }] },
};

const routed = (through: string, interfaces: Json[]) => {
  const state = nns('a', interfaces);
  const running = [
    { destination: '0.0.0.0/0', 'next-hop-interface': through, metric: 48 },
    { destination: '10.9.0.0/16', 'next-hop-interface': 'eth1', metric: 48 },
  ];
  const currentState = { ...state.status.currentState, routes: { running } };
  return [worker('a'), { ...state, status: { currentState } }];
};

const mapping = (bridgeName: string, interfaces: Json[] = []) =>
  policyOf({
    desiredState: {
      interfaces,
      ovn: { 'bridge-mappings': [{ localnet: 'localnet1', bridge: bridgeName }] },
    },
  });

const bond = (linkAggregation: Json) => ({
  name: 'bond0',
  type: 'bond',
  state: 'up',
  'link-aggregation': linkAggregation,
});

const enactment = (type: string, message = '', more: Json = {}) => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkConfigurationEnactment',
  metadata: {
    name: 'a.br1-policy',
    labels: { 'nmstate.io/node': 'a', 'nmstate.io/policy': 'br1-policy' },
  },
  status: {
    policyGeneration: 1,
    conditions: [
      { type, status: 'True', message, lastTransitionTime: '2026-03-01T10:00:00Z', ...more },
    ],
  },
});

const reported = (at: string, interfaces: Json[]) => {
  const state = nns('a', interfaces);
  return { ...state, status: { ...state.status, lastSuccessfulUpdateTime: at } };
};

const settled = (mtu: number, at = '2026-03-02T00:00:00Z') => [
  desiring(bridge(['eth1'], { mtu: 9000 })),
  enactment('Available'),
  worker('a'),
  reported(at, [ethernet('eth1'), bridge(['eth1'], { mtu })]),
];

const other = (spec: Json) => policyOf(spec, 'another-policy');

/** What a policy does to nodes, and what has come of it. */
export const nodePolicyCases: RuleCase[] = [
  [
    'VMN840',
    'spec.nodeSelector',
    [policyOf({ nodeSelector: { hall: 'b' } }), worker('a')],
    [policyOf({ nodeSelector: WORKER }), worker('a')],
  ],
  [
    'VMN841',
    `${AT}.bridge.port[0].name`,
    [desiring(bridge(['eth7'])), ...has(ethernet('eth1'))],
    [desiring(bridge(['eth1'])), ...has(ethernet('eth1'))],
  ],
  [
    'VMN841',
    `${AT}.vlan.base-iface`,
    [
      desiring({ name: 'v7', type: 'vlan', vlan: { 'base-iface': 'eth7', id: 7 } }),
      ...has(ethernet('eth1')),
    ],
    // Another policy makes it.
    [
      desiring({ name: 'v7', type: 'vlan', vlan: { 'base-iface': 'bond0', id: 7 } }),
      other({ desiredState: { interfaces: [bond({ mode: '1', port: ['eth1'] })] } }),
      ...has(ethernet('eth1')),
    ],
  ],
  [
    'VMN841',
    `${AT}.name`,
    [desiring({ name: 'eth7', type: 'ethernet', mtu: 9000 }), ...has(ethernet('eth1'))],
    // nmstate does not report on the node.
    [desiring({ name: 'eth7', type: 'ethernet', mtu: 9000 }), worker('a')],
  ],
  [
    'VMN841',
    `${AT}.bridge.port[0].name`,
    [desiring(bridge(['uplink']), { name: 'uplink', type: 'ethernet' }), ...has(ethernet('eth1'))],
    // The card is found by its MAC address, under a name of its own.
    [
      desiring(bridge(['uplink']), {
        name: 'uplink',
        type: 'ethernet',
        identifier: 'mac-address',
        'mac-address': '52:54:00:00:00:01',
      }),
      ...has(ethernet('eth1')),
    ],
  ],
  [
    'VMN842',
    `${AT}.bridge.port[0].name`,
    [
      desiring(bridge(['eth1'])),
      ...has(held('eth1', 'bond0'), bond({ mode: '1', port: ['eth1'] })),
    ],
    // The bond gives it away in the same policy.
    [
      desiring(bridge(['eth1']), { name: 'bond0', state: 'absent' }),
      ...has(held('eth1', 'bond0'), bond({ mode: '1', port: ['eth1'] })),
    ],
  ],
  [
    'VMN842',
    `${AT}.bridge.port[0].name`,
    [desiring(bridge(['eth1'])), ...has(held('eth1', 'br2'), bridge(['eth1'], { name: 'br2' }))],
    [desiring(bridge(['eth1'])), ...has(held('eth1', 'br1'), bridge(['eth1']))],
  ],
  [
    'VMN843',
    `${AT}.bridge.port[0].name`,
    [desiring(bridge(['eth0'])), ...has(held('eth0', 'br-ex'), brEx)],
    [desiring(bridge(['eth1'])), ...has(held('eth0', 'br-ex'), ethernet('eth1'), brEx)],
  ],
  [
    'VMN844',
    `${AT}.bridge.port[0].name`,
    [desiring(bridge(['eth0'])), ...routed('eth0', [ethernet('eth0'), ethernet('eth1')])],
    // The bridge takes the addresses over, and the route with them.
    [
      desiring(bridge(['eth0'], addressed)),
      ...routed('eth0', [ethernet('eth0'), ethernet('eth1')]),
    ],
  ],
  [
    'VMN844',
    `${AT}.bridge.port[0].name`,
    [desiring(bridge(['eth0'])), ...routed('eth0', [ethernet('eth0')])],
    // A VLAN on top of the bond has the addresses.
    [
      desiring(bond({ mode: '1', port: ['eth0'] }), {
        name: 'bond0.7',
        type: 'vlan',
        vlan: { 'base-iface': 'bond0', id: 7 },
        ...addressed,
      }),
      ...routed('eth0', [ethernet('eth0')]),
    ],
  ],
  [
    'VMN844',
    `${AT}.name`,
    [
      desiring({ name: 'eth0', type: 'ethernet', state: 'down' }),
      ...routed('eth0', [ethernet('eth0'), ethernet('eth1')]),
    ],
    // Another route leads over it.
    [
      desiring({ name: 'eth1', type: 'ethernet', state: 'down' }),
      ...routed('eth0', [ethernet('eth0'), ethernet('eth1')]),
    ],
  ],
  [
    'VMN844',
    `${AT}.name`,
    // br-ex, over which the route leads, stands on the bond.
    [
      desiring({ name: 'bond0', type: 'bond', state: 'absent' }),
      ...routed('br-ex', [
        { ...brEx, bridge: { port: [{ name: 'bond0' }] } },
        bond({ mode: '1', port: ['eth0', 'eth1'] }),
        ethernet('eth0'),
        ethernet('eth1'),
      ]),
    ],
    // One card of two.
    [
      desiring({ name: 'eth1', type: 'ethernet', state: 'down' }),
      ...routed('br-ex', [
        { ...brEx, bridge: { port: [{ name: 'bond0' }] } },
        bond({ mode: '1', port: ['eth0', 'eth1'] }),
        ethernet('eth0'),
        ethernet('eth1'),
      ]),
    ],
  ],
  [
    'VMN844',
    `${AT}.name`,
    [
      desiring({ name: 'br1', type: 'linux-bridge', state: 'absent' }),
      ...routed('br1', [bridge(['eth0']), ethernet('eth0')]),
    ],
    // Its port has the addresses afterwards.
    [
      desiring(
        { name: 'br1', type: 'linux-bridge', state: 'absent' },
        { name: 'eth0', type: 'ethernet', state: 'up', ...addressed },
      ),
      ...routed('br1', [bridge(['eth0']), ethernet('eth0')]),
    ],
  ],
  [
    'VMN845',
    `${MAPPING}.bridge`,
    [mapping('ovs1'), ...has(ethernet('eth1'))],
    [mapping('br-ex'), ...has(ethernet('eth1'), brEx)],
  ],
  [
    'VMN845',
    `${MAPPING}.bridge`,
    [mapping('ovs1'), ...has(ethernet('eth1'))],
    [
      mapping('ovs1', [
        { name: 'ovs1', type: 'ovs-bridge', bridge: { 'allow-extra-patch-ports': true } },
      ]),
      ...has(ethernet('eth1')),
    ],
  ],
  [
    'VMN832',
    `${MAPPING}.bridge`,
    [mapping('br1'), ...has(ethernet('eth1'), bridge(['eth1']))],
    [mapping('br-ex'), ...has(ethernet('eth1'), brEx)],
  ],
  [
    'VMN834',
    `${AT}.mtu`,
    [
      desiring({ ...ethernet('eth1'), mtu: 9000 }),
      ...has({ ...ethernet('eth1'), 'max-mtu': 8996 }),
    ],
    // The most that it takes; and a limit that nothing tells is none.
    [
      desiring({ ...ethernet('eth1'), mtu: 9000 }, { ...ethernet('eth2'), mtu: 9500 }),
      ...has({ ...ethernet('eth1'), 'max-mtu': 9000 }, { ...ethernet('eth2'), 'max-mtu': 0 }),
    ],
  ],
  [
    'VMN846',
    `${AT}.link-aggregation.mode`,
    [desiring(bond({ port: ['eth1'] })), ...has(ethernet('eth1'))],
    // It is there already, and keeps its mode.
    [desiring(bond({ port: ['eth1'] })), ...has(ethernet('eth1'), bond({ port: ['eth1'] }))],
  ],
  [
    'VMN847',
    AT,
    [
      desiring(bridge(['eth1'], { mtu: 9000 })),
      other({ desiredState: { interfaces: [bridge(['eth1'], { mtu: 1500 })] } }),
      worker('a'),
    ],
    // No node is chosen by both.
    [
      policyOf({
        nodeSelector: { 'kubernetes.io/hostname': 'a' },
        desiredState: { interfaces: [bridge(['eth1'], { mtu: 9000 })] },
      }),
      other({
        nodeSelector: { 'kubernetes.io/hostname': 'b' },
        desiredState: { interfaces: [bridge(['eth1'], { mtu: 1500 })] },
      }),
      worker('a'),
      worker('b'),
    ],
  ],
  [
    'VMN847',
    AT,
    [
      desiring(bridge(['eth1'])),
      other({ desiredState: { interfaces: [{ name: 'br1', state: 'absent' }] } }),
      worker('a'),
    ],
    // One says nothing of what the other sets.
    [
      desiring(bridge(['eth1'])),
      other({ desiredState: { interfaces: [{ name: 'br1', type: 'linux-bridge', mtu: 9000 }] } }),
      worker('a'),
    ],
  ],
  [
    'VMN847',
    MAPPING,
    [
      mapping('ovs1', [
        { name: 'ovs1', type: 'ovs-bridge', bridge: { 'allow-extra-patch-ports': true } },
      ]),
      other({
        desiredState: { ovn: { 'bridge-mappings': [{ localnet: 'localnet1', bridge: 'br-ex' }] } },
      }),
      worker('a'),
    ],
    [
      mapping('br-ex'),
      other({
        desiredState: { ovn: { 'bridge-mappings': [{ localnet: 'localnet1', bridge: 'br-ex' }] } },
      }),
      worker('a'),
    ],
  ],
  ['VMN848', 'spec.desiredState', settled(1500), settled(9000)],
  // The report is older than what was configured.
  ['VMN848', 'spec.desiredState', settled(1500), settled(1500, '2026-02-01T00:00:00Z')],
  [
    'VMN849',
    'spec.desiredState',
    [
      desiring(bridge(['eth1'])),
      enactment('Failing', 'NmstateError: InvalidArgument: no such card'),
    ],
    // It is tried again.
    [
      desiring(bridge(['eth1'])),
      enactment('Failing', 'failed to reconcile. Retrying 1/5', { reason: 'Retrying' }),
    ],
  ],
];
