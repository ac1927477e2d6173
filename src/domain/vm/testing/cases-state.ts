import type { RuleCase } from '../../findings/testing/cases';
import { bridgeWith, ovnWith } from '../../nad/testing/networks';
import { NET, NIC } from './cases-layout';
import { pendingCases } from './cases-pending';
import { migrationOf, nodeOf } from './cluster';
import {
  conditions,
  multus,
  nicStatus,
  podNetwork,
  podNic,
  podOf,
  primaryNic,
  vmiOf,
  vmOf,
  type VmParts,
} from './vms';

type Json = Record<string, unknown>;

const PATH = `${NET}.multus.networkName`;

const lan = bridgeWith({}, { name: 'lan-net', resourceName: 'bridge.network.kubevirt.io/br1' });
const RESOURCE = { 'bridge.network.kubevirt.io/br1': '1k' };
const localnet = ovnWith('localnet', { physicalNetworkName: 'phys' }, { name: 'lan-net' });

/** An instance whose interface on the bridge reports something else, or nothing (undefined). */
const reporting = (status: Json | undefined, more: Json = {}): VmParts => ({
  status: {
    interfaces: [nicStatus('default'), ...(status ? [nicStatus('lan', status)] : [])],
    ...more,
  },
});
const withConditions = (...list: Parameters<typeof conditions>): VmParts => ({
  status: { conditions: conditions(...list) },
});

const running = (vmi: VmParts = {}, vm: VmParts = {}, pod: unknown[] | null = null) => [
  vmOf(vm),
  vmiOf(vmi),
  ...(pod ? [podOf(pod)] : [podOf()]),
];

const moving = { migrationState: { startTimestamp: '2026-01-01T00:00:00Z' } };
const failed = { migrationState: { startTimestamp: 'x', failed: true, failureReason: 'no node' } };
const elsewhere = (name: string) => nodeOf(name, { bridges: ['other'], mappings: { other: 'br' } });
const here = (name: string) => nodeOf(name, { bridges: ['br1'], mappings: { phys: 'br' } });

const macvlan = {
  ...lan,
  spec: { config: JSON.stringify({ type: 'macvlan', name: 'lan-net', master: 'eth9' }) },
};
const plain = bridgeWith({}, { name: 'lan-net' });
const offering = (name: string) => nodeOf(name, { resources: RESOURCE, bridges: ['br1'] });

const withInterface = (objects: ReturnType<typeof nodeOf>, name: string) =>
  objects.map((object) =>
    object.kind === 'NodeNetworkState'
      ? {
          ...object,
          status: { currentState: { interfaces: [{ name, type: 'ethernet', state: 'up' }] } },
        }
      : object,
  );
const starting: VmParts = { status: { phase: 'Scheduling', nodeName: undefined, conditions: [] } };
const inZone: VmParts = { template: { nodeSelector: { zone: 'a' } } };

const nodes: RuleCase[] = [
  [
    'VMN701',
    PATH,
    [...running(), lan, ...elsewhere('node-1')],
    [...running(), lan, ...here('node-1')],
  ],
  // The bridge is missing elsewhere, where the VM does not run.
  [
    'VMN701',
    PATH,
    [...running(), lan, ...elsewhere('node-1'), ...here('node-2')],
    [...running(), lan, ...here('node-1'), ...elsewhere('node-2')],
  ],
  [
    'VMN701',
    PATH,
    [...running(), lan, ...elsewhere('node-1')],
    [vmOf(), lan, ...elsewhere('node-1')],
  ],
  [
    'VMN702',
    PATH,
    [...running(), localnet, ...elsewhere('node-1')],
    [...running(), localnet, ...here('node-1')],
  ],
  [
    'VMN723',
    PATH,
    [...running(), macvlan, ...elsewhere('node-1')],
    [...running(), macvlan, ...withInterface(elsewhere('node-1'), 'eth9')],
  ],
  // A VM that starts, and none of its nodes has the bridge.
  [
    'VMN703',
    NIC,
    [vmOf(), vmiOf(starting), plain, ...elsewhere('node-1'), ...elsewhere('node-2')],
    [vmOf(), vmiOf(starting), plain, ...elsewhere('node-1'), ...offering('node-2')],
  ],
  // A stopped VM that may not run where the network is.
  [
    'VMN703',
    NIC,
    [vmOf(inZone), plain, ...nodeOf('node-1', { labels: { zone: 'a' } }), ...offering('node-2')],
    [vmOf(), plain, ...elsewhere('node-1'), ...offering('node-2')],
  ],
];

const unscheduled = (message: string): VmParts => ({
  status: {
    phase: 'Scheduling',
    nodeName: undefined,
    conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }],
  },
});
const pending = (message: string, vm: VmParts = {}) => [vmOf(vm), vmiOf(unscheduled(message))];

const scheduling: RuleCase[] = [
  [
    'VMN703',
    NIC,
    [...pending('0/1 nodes are available'), lan, ...nodeOf('node-1')],
    [...pending('0/1 nodes are available: 1 Insufficient cpu'), lan, ...offering('node-1')],
  ],
  // It is there, and all given away.
  [
    'VMN703',
    NIC,
    [...pending('1 Insufficient bridge.network.kubevirt.io/br1'), lan, ...offering('node-1')],
    [...pending('1 Insufficient memory'), lan, ...offering('node-1')],
  ],
  [
    'VMN703',
    NIC,
    [
      vmOf({ status: { printableStatus: 'ErrorUnschedulable' } }),
      vmiOf(starting),
      lan,
      ...nodeOf('n'),
    ],
    [vmOf({ status: { printableStatus: 'Starting' } }), vmiOf(starting), lan, ...offering('n')],
  ],
  // Nodes that the selector excludes do not count.
  [
    'VMN703',
    NIC,
    [
      ...pending('0/2 nodes', { template: { nodeSelector: { zone: 'a' } } }),
      lan,
      ...nodeOf('node-1', { labels: { zone: 'a' } }),
      ...offering('node-2'),
    ],
    [
      ...pending('0/2 nodes', { template: { nodeSelector: { zone: 'a' } } }),
      lan,
      ...nodeOf('node-1', { labels: { zone: 'a' }, resources: RESOURCE, bridges: ['br1'] }),
      ...nodeOf('node-2'),
    ],
  ],
  [
    'VMN722',
    NIC,
    [...running(), lan, migrationOf('Scheduling'), ...offering('node-1'), ...nodeOf('node-2')],
    [...running(), lan, migrationOf('Scheduling'), ...offering('node-1'), ...offering('node-2')],
  ],
  [
    'VMN722',
    NIC,
    [...running({ status: failed }), lan, ...offering('node-1'), ...nodeOf('node-2')],
    [...running(), lan, migrationOf('Succeeded'), ...offering('node-1'), ...nodeOf('node-2')],
  ],
];

const swapped: VmParts = { networks: [podNetwork, multus('new-net')] };
const onlyPrimary = [primaryNic];
const later = '2026-02-01T00:00:00Z';
const before = '2026-01-01T00:00:00Z';
const startedPod = podOf(undefined, {
  metadata: {
    creationTimestamp: '2026-01-15T00:00:00Z',
    labels: { 'kubevirt.io': 'virt-launcher' },
    annotations: podOf().metadata?.annotations,
    ownerReferences: podOf().metadata?.ownerReferences,
  },
});
const dated = (metadata: Json) => {
  const nad = bridgeWith({}, { name: 'lan-net' });
  return { ...nad, metadata: { ...nad.metadata, ...metadata } };
};
const edited = (time: string, fieldsV1: Json, generation = 2) =>
  dated({ creationTimestamp: before, generation, managedFields: [{ time, fieldsV1 }] });
const withPod = (nad: object) => [vmOf(), vmiOf(), startedPod, nad];

const startedAt = (creationTimestamp: string, status: Json = {}) => {
  const vmi = vmiOf({ status });
  return { ...vmi, metadata: { ...vmi.metadata, creationTimestamp } };
};
const movedAt = (startTimestamp: string): Json => ({
  migrationState: { completed: true, startTimestamp, endTimestamp: startTimestamp },
});
/** A pod that has an MTU, and a network that was given one of 9000 bytes at a time. */
const withMtu = (mtu: number, time: string) => [
  vmOf(),
  vmiOf(),
  podOf([primaryNic, podNic('default/lan-net', { mtu })], {
    metadata: { creationTimestamp: '2026-01-15T00:00:00Z' },
  }),
  {
    ...bridgeWith({ mtu: 9000 }, { name: 'lan-net' }),
    metadata: {
      name: 'lan-net',
      namespace: 'default',
      generation: 2,
      creationTimestamp: before,
      managedFields: [{ time, fieldsV1: { 'f:spec': {} } }],
    },
  },
];

const pods: RuleCase[] = [
  ['VMN704', PATH, running(swapped, swapped), running()],
  // A migration that is due, or on its way, brings it.
  ['VMN704', PATH, running(swapped, swapped), running({ ...swapped, status: moving }, swapped)],
  [
    'VMN704',
    PATH,
    running(swapped, swapped),
    running({ ...swapped, ...withConditions(['MigrationRequired', 'True']) }, swapped),
  ],
  [
    'VMN705',
    PATH,
    withPod(dated({ creationTimestamp: later })),
    withPod(dated({ creationTimestamp: before })),
  ],
  [
    'VMN705',
    PATH,
    withPod(edited(later, { 'f:spec': { 'f:config': {} } })),
    withPod(edited(before, { 'f:spec': { 'f:config': {} } })),
  ],
  // Only an annotation was edited, or the configuration never was.
  [
    'VMN705',
    PATH,
    withPod(edited(later, { 'f:spec': {} })),
    withPod(edited(later, { 'f:metadata': { 'f:annotations': {} } })),
  ],
  [
    'VMN705',
    PATH,
    withPod(edited(later, { 'f:spec': {} })),
    withPod(edited(later, { 'f:spec': {} }, 1)),
  ],
  // Without its pod, the instance tells when the VM was given its networks.
  [
    'VMN705',
    PATH,
    [vmOf(), startedAt(before), edited(later, { 'f:spec': {} })],
    [vmOf(), startedAt(before, movedAt('2026-03-01T00:00:00Z')), edited(later, { 'f:spec': {} })],
  ],
  [
    'VMN724',
    PATH,
    withMtu(1500, later),
    // The MTU of now, or of a pod that was made after the change.
    withMtu(9000, later),
  ],
  ['VMN724', PATH, withMtu(1500, later), withMtu(1500, before)],
  ['VMN706', NIC, running(reporting(undefined), {}, onlyPrimary), running(reporting(undefined))],
  [
    'VMN706',
    NIC,
    running(reporting(undefined), {}, onlyPrimary),
    running(
      reporting(undefined, {
        conditions: conditions(['MigrationRequired', 'False', { reason: 'AutoMigrationPending' }]),
      }),
      {},
      onlyPrimary,
    ),
  ],
  [
    'VMN706',
    NIC,
    running(reporting(undefined), {}, onlyPrimary),
    running(reporting(undefined, moving), {}, onlyPrimary),
  ],
  // Nobody reports what the pod has.
  [
    'VMN706',
    NIC,
    running(reporting(undefined), {}, onlyPrimary),
    [vmOf(), vmiOf(reporting(undefined))],
  ],
  ['VMN707', NIC, running(reporting({ infoSource: 'multus-status' })), running()],
  [
    'VMN707',
    NIC,
    running(reporting({ infoSource: 'multus-status' })),
    running(reporting({ infoSource: 'multus-status' }, moving)),
  ],
  [
    'VMN717',
    'status.conditions',
    [
      vmOf(),
      vmiOf({
        status: {
          phase: 'Pending',
          conditions: [
            {
              type: 'Synchronized',
              status: 'False',
              message: 'failed to locate network attachment definition default/x',
            },
          ],
        },
      }),
    ],
    [
      vmOf(),
      vmiOf({
        status: {
          phase: 'Pending',
          conditions: [{ type: 'Synchronized', status: 'False', message: 'no such volume' }],
        },
      }),
    ],
  ],
  [
    'VMN717',
    'status.conditions',
    [
      vmOf({
        status: {
          conditions: [
            {
              type: 'Failure',
              status: 'True',
              message: 'failed plugging phase1 at nic: Link not found',
            },
          ],
        },
      }),
      vmiOf(),
    ],
    running(),
  ],
];

/** Rules on what running VMs have of their interfaces. */
export const stateCases: RuleCase[] = [...nodes, ...scheduling, ...pods, ...pendingCases];
