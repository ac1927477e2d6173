import { condition } from '../../objects/condition.ts';
import { configuredPolicy } from '../../objects/nncp.ts';
import { uidOf } from '../../kubernetes/meta.ts';
import { sriovPolicy } from '../../objects/sriov.ts';
import { later, type Age, type Timestamp } from '../../kubernetes/time.ts';
import { SRIOV_LABEL } from '../../objects/cluster/nodes.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { BRIDGE, DATA_CENTRE, FUNCTIONS, LABEL } from './names.ts';

type Ago = (age: Age) => Timestamp;

const WORKERS = ['worker-0', 'worker-1', 'worker-2', 'worker-3'];

const uids = (names: string[]) =>
  names.map((name) => ({ name, uid: uidOf('Node', undefined, name) }));

const bridgeState = (name: string, port: string, mtu?: number) => ({
  interfaces: [
    {
      name,
      type: 'linux-bridge',
      state: 'up',
      ...(mtu !== undefined && { mtu }),
      ipv4: { enabled: false },
      ipv6: { enabled: false },
      bridge: { options: { stp: { enabled: false } }, port: [{ name: port }] },
    },
  ],
});

const settled = (
  conditions: [type: string, holds: boolean, reason: string, message?: string][],
  at: Timestamp,
) =>
  conditions.map(([type, holds, reason, message]) => ({
    ...condition(type, holds, at, reason, message),
    lastHeartbeatTime: at,
  }));

const FAILURE =
  'error reconciling NodeNetworkConfigurationPolicy on node worker-2 at desired state apply: "", rolling back desired state network configuration: failed to execute nmstatectl set --no-commit --timeout 480: \'exit status 1\' NmstateError: InvalidArgument: Controller interface br-office: port interface eno2 is already a port of bond0';

/** The enactment on the node where it went wrong. */
const failed = (at: Timestamp) =>
  settled(
    [
      ['Failing', true, 'FailedToConfigure', FAILURE],
      ['Available', false, 'FailedToConfigure'],
      ['Progressing', false, 'FailedToConfigure'],
      ['Pending', false, 'FailedToConfigure'],
      ['Aborted', false, 'FailedToConfigure'],
    ],
    at,
  );

/** The enactment on the node where it was not tried any more. */
const aborted = (at: Timestamp) =>
  settled(
    [
      ['Failing', false, 'ConfigurationAborted'],
      ['Available', false, 'ConfigurationAborted'],
      ['Progressing', false, 'ConfigurationAborted'],
      ['Pending', false, 'ConfigurationAborted'],
      [
        'Aborted',
        true,
        'ConfigurationAborted',
        'NodeNetworkConfigurationPolicy was aborted, because it failed on another node',
      ],
    ],
    at,
  );

const degraded = (at: Timestamp) =>
  settled(
    [
      ['Available', false, 'FailedToConfigure'],
      [
        'Degraded',
        true,
        'FailedToConfigure',
        '1/4 nodes failed to configure, 1 nodes aborted configuration',
      ],
      ['Progressing', false, 'ConfigurationProgressing'],
      ['Ignored', false, 'FailedToConfigure'],
    ],
    at,
  );

const withConditions = (object: KubernetesObject, conditions: object[]): KubernetesObject => ({
  ...object,
  status: { ...(object.status as object), conditions },
});

/** The policy for the office's bridge, which two of the four nodes did not carry out. */
const officePolicy = (ago: Ago): KubernetesObject[] => {
  const created = ago('30d');
  const at = later(created, 30);
  const objects = configuredPolicy(
    {
      name: 'office-bridge',
      created,
      annotations: { description: 'Bridge for the office on every worker' },
      nodeSelector: { 'node-role.kubernetes.io/worker': '' },
      desiredState: bridgeState(BRIDGE.office, 'eno2'),
    },
    uids(WORKERS),
  );
  return objects.map((object) => {
    if (object.kind === 'NodeNetworkConfigurationPolicy') {
      return withConditions(object, degraded(at));
    }
    if (object.metadata.name.startsWith('worker-2.')) return withConditions(object, failed(at));
    if (object.metadata.name.startsWith('worker-3.')) return withConditions(object, aborted(at));
    return object;
  });
};

/** Policies that reach some of the nodes only, by intent or by mistake. */
export const mixedPolicies = (ago: Ago): KubernetesObject[] => [
  ...officePolicy(ago),
  ...configuredPolicy(
    {
      name: 'lab-bridge',
      created: ago('90d'),
      annotations: { description: 'Bridge for the lab in hall A' },
      nodeSelector: { [LABEL.hall]: 'a' },
      desiredState: bridgeState(BRIDGE.lab, 'eno4'),
    },
    uids(['worker-0', 'worker-1']),
  ),
  ...configuredPolicy(
    {
      name: 'storage-bridge',
      created: ago('88d'),
      annotations: { description: 'Bridge for storage with the usual MTU' },
      nodeSelector: { 'node-role.kubernetes.io/worker': '' },
      desiredState: bridgeState(BRIDGE.storage, 'eno6'),
    },
    uids(WORKERS),
  ),
  ...['worker-0', 'worker-1', 'worker-3'].flatMap((name) =>
    configuredPolicy(
      {
        name: `storage-jumbo-${name}`,
        created: ago('20d'),
        annotations: { description: 'Jumbo frames for storage; worker-2 was forgotten' },
        nodeSelector: { 'kubernetes.io/hostname': name },
        desiredState: bridgeState(BRIDGE.storage, 'eno6', 9000),
      },
      uids([name]),
    ),
  ),
  ...configuredPolicy(
    {
      name: 'data-centre-localnet',
      created: ago('64d'),
      annotations: { description: 'Localnet to the data centre from hall A' },
      nodeSelector: { [LABEL.hall]: 'a' },
      desiredState: {
        interfaces: [
          {
            name: BRIDGE.dataCentre,
            type: 'ovs-bridge',
            state: 'up',
            bridge: { 'allow-extra-patch-ports': true, port: [{ name: 'eno5' }] },
          },
        ],
        ovn: {
          'bridge-mappings': [
            { localnet: DATA_CENTRE, bridge: BRIDGE.dataCentre, state: 'present' },
          ],
        },
      },
    },
    uids(['worker-0', 'worker-1']),
  ),
  sriovPolicy(
    { name: FUNCTIONS.policy, created: ago('75d') },
    { ...FUNCTIONS, nodeSelector: SRIOV_LABEL },
  ),
];
