import type { RuleCase } from '../../findings/testing/cases';
import { card, nad, namespace, network, node, OPERATOR, policy, state } from './objects';

const intel = [node(), state(), policy()];
const mellanox = (count: number) => [
  node(),
  state('n1', [card({ vendor: '15b3', totalvfs: 200 })]),
  policy({ numVfs: count }),
];

/** An operator that is not where OpenShift has it. */
const elsewhere = {
  ...state(),
  metadata: { name: 'n1', namespace: 'sriov-network-operator' },
};

/** Cases of a SriovNetwork beside the cluster. */
const networks: RuleCase[] = [
  [
    'VMN928',
    'spec.networkNamespace',
    [state(), network({}, { namespace: 'shop' })],
    [state(), network({ networkNamespace: undefined }, { namespace: 'shop' })],
  ],
  ['VMN929', 'spec.networkNamespace', [namespace('db'), network()], [namespace(), network()]],
  ['VMN930', 'metadata.name', [network(), nad('')], [network(), nad()]],
  // Made from another SriovNetwork.
  [
    'VMN930',
    'metadata.name',
    [network(), nad(`SriovNetwork.sriovnetwork.openshift.io/other/fast`)],
    [network(), nad('SriovNetwork')],
  ],
  // In the namespace that the operator has on OpenShift, networks are open to VMs of all namespaces.
  [
    'VMN931',
    'spec.networkNamespace',
    [elsewhere, network({ networkNamespace: undefined }, { namespace: 'sriov-network-operator' })],
    [state(), network({ networkNamespace: undefined })],
  ],
  [
    'VMN932',
    'spec.minTxRate',
    [...intel, network({ minTxRate: 100 })],
    [...intel, network({ minTxRate: 0 })],
  ],
  // Not all of the cards are Intel's.
  [
    'VMN932',
    'spec.minTxRate',
    [...intel, network({ minTxRate: 100 })],
    [...mellanox(4), network({ minTxRate: 100 })],
  ],
  [
    'VMN933',
    'status.conditions',
    [{ ...network(), status: { conditions: [{ type: 'Ready', status: 'False', message: 'no' }] } }],
    [{ ...network(), status: { conditions: [{ type: 'Ready', status: 'True' }] } }],
  ],
];

const bridge = (port: string) => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkState',
  metadata: { name: 'n1' },
  status: {
    currentState: {
      interfaces: [
        {
          name: 'br-ex',
          type: 'ovs-bridge',
          state: 'up',
          bridge: { port: [{ name: port }, { name: 'br-ex' }] },
        },
        { name: 'ens4f0', type: 'ethernet', state: 'up' },
        { name: 'ens5f0', type: 'ethernet', state: 'up' },
      ],
    },
  },
});

const vm = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'router', namespace: 'web' },
  spec: {
    template: {
      spec: {
        domain: { devices: { interfaces: [{ name: 'nic', sriov: {} }] } },
        networks: [{ name: 'nic', multus: { networkName: 'fast' } }],
      },
    },
  },
};

const second = (spec: Record<string, unknown>) => policy(spec, { name: 'second' });
const ranged = (range: string, spec: Record<string, unknown> = {}) => ({
  numVfs: 8,
  nicSelector: { pfNames: [`ens4f0#${range}`] },
  ...spec,
});
const byAddress = { nicSelector: { rootDevices: ['0000:AF:00.0'] } };
const pool = (name: string, matchLabels: object) => ({
  apiVersion: 'sriovnetwork.openshift.io/v1',
  kind: 'SriovNetworkPoolConfig',
  metadata: { name, namespace: OPERATOR },
  spec: { maxUnavailable: 1, nodeSelector: { matchLabels } },
});

/** Cases of a SriovNetworkNodePolicy beside the cluster. */
const policies: RuleCase[] = [
  [
    'VMN949',
    'spec.deviceType',
    [policy({ deviceType: 'netdevice' }), nad(), vm],
    [policy({ deviceType: 'netdevice' }), nad()],
  ],
  [
    'VMN950',
    'metadata.namespace',
    [state(), policy({}, { namespace: 'web' })],
    [state(), policy()],
  ],
  [
    'VMN951',
    'spec.nodeSelector',
    [node(), policy({ nodeSelector: { nic: 'yes' } })],
    [node('n1', { nic: 'yes' }), policy({ nodeSelector: { nic: 'yes' } })],
  ],
  // Nodes are not known.
  [
    'VMN951',
    'spec.nodeSelector',
    [node(), policy({ nodeSelector: { nic: 'yes' } })],
    [policy({ nodeSelector: { nic: 'yes' } })],
  ],
  [
    'VMN952',
    'spec.numVfs',
    [node(), state(), policy({ numVfs: 65 })],
    [node(), state(), policy({ numVfs: 64 })],
  ],
  ['VMN952', 'spec.numVfs', mellanox(129), mellanox(128)],
  [
    'VMN953',
    'spec.nicSelector',
    [node(), state(), policy(ranged('0-3')), second(ranged('3-7'))],
    [node(), state(), policy(ranged('0-3')), second(ranged('4-7'))],
  ],
  // The webhook compares names with names only, and addresses with addresses.
  [
    'VMN953',
    'spec.nicSelector',
    [node(), state(), policy(byAddress), second(byAddress)],
    [node(), state(), policy(byAddress), second({})],
  ],
  [
    'VMN953',
    'spec.nicSelector',
    [...intel, second({})],
    [...intel, second({ nicSelector: { vendor: '8086' } })],
  ],
  // On another node.
  [
    'VMN953',
    'spec.nicSelector',
    [...intel, second({})],
    [
      node('n1', { a: '' }),
      state(),
      policy({ nodeSelector: { a: '' } }),
      second({ nodeSelector: { b: '' } }),
    ],
  ],
  [
    'VMN954',
    'spec.nicSelector',
    [...intel, second(ranged('0-3'))],
    [node(), state(), policy(ranged('4-7')), second(ranged('0-3'))],
  ],
  [
    'VMN955',
    'spec.excludeTopology',
    [node(), policy({ excludeTopology: true }), second({})],
    [node(), policy({ excludeTopology: true }), second({ resourceName: 'others' })],
  ],
  // No node is for both.
  [
    'VMN955',
    'spec.excludeTopology',
    [node('n1', { a: '' }), policy({ excludeTopology: true, nodeSelector: { a: '' } }), second({})],
    [
      node('n1', { a: '' }),
      node('n2', { b: '' }),
      policy({ excludeTopology: true, nodeSelector: { a: '' } }),
      second({ nodeSelector: { b: '' } }),
    ],
  ],
  [
    'VMN955',
    'spec.externallyManaged',
    [
      node(),
      state('n1', [card({ numVfs: 8 })]),
      policy(ranged('0-3', { externallyManaged: true })),
      second(ranged('4-7')),
    ],
    [
      node(),
      state('n1', [card({ numVfs: 8 })]),
      policy(ranged('0-3', { externallyManaged: true })),
      second(ranged('4-7', { externallyManaged: true })),
    ],
  ],
  ['VMN956', 'spec.nicSelector', [...intel, bridge('ens4f0')], [...intel, bridge('ens5f0')]],
  // The functions are made elsewhere, so that nothing changes.
  [
    'VMN956',
    'spec.nicSelector',
    [...intel, bridge('ens4f0')],
    [
      node(),
      state('n1', [card({ numVfs: 8 })]),
      policy({ externallyManaged: true }),
      bridge('ens4f0'),
    ],
  ],
  [
    'VMN957',
    'spec.nodeSelector',
    [node('n1', { a: '', b: '' }), pool('one', { a: '' }), pool('two', { b: '' })],
    [node('n1', { a: '' }), node('n2', { b: '' }), pool('one', { a: '' }), pool('two', { b: '' })],
  ],
  [
    'VMN958',
    'status.lastSyncError',
    [state('n1', [], { syncStatus: 'Failed', lastSyncError: 'no such device' })],
    [state('n1', [], { syncStatus: 'InProgress', lastSyncError: 'no such device' })],
  ],
  [
    'VMN959',
    'spec.mtu',
    [node(), state('n1', [card({ numVfs: 8 })]), policy({ externallyManaged: true, mtu: 9000 })],
    [
      node(),
      state('n1', [card({ numVfs: 8, mtu: 9000 })]),
      policy({ externallyManaged: true, mtu: 9000 }),
    ],
  ],
];

/** Cases of SR-IOV's objects beside the cluster. */
export const sriovClusterCases: RuleCase[] = [...networks, ...policies];
