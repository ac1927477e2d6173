import { groupedBy } from '../core/collections';
import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import {
  entriesAt,
  recordAt,
  textAt,
  textOf,
  valueAt,
  type KubernetesResource,
} from '../core/resource';
import { containsIp, parseIp } from '../net/cidr';
import { whereaboutsRangesOf } from '../nad/ipam/whereabouts';
import { nadsOf } from '../nad/nads';
import { nodeNetworksOf } from '../nodes/node-networks';
import { migrationNetworkInUse, type MigrationNetwork } from '../settings/migration-network';
import { operatorNamespacesOf } from '../settings/operator-namespace';
import { podNetworksOf } from '../vm/interfaces/pod-networks';
import { conditionOf } from '../vm/spec/instance';
import { derived, keyOf, type World } from '../world/world';
import { HANDLER } from './addresses';

/** What virt-handler's pods call their interface in the network for live migration. */
export const MIGRATION_INTERFACE = 'migration0';

const NETWORKS_ANNOTATION = 'k8s.v1.cni.cncf.io/networks';

/** Why a pod does not start. */
export interface Obstacle {
  /** In our words; undefined where the text is none that is known. */
  why: Reason | undefined;
  /** As the cluster says it. */
  text: string;
}

/**
 * How far a virt-handler is with the network for live migration:
 *
 * - `missing`: the node has no pod of it;
 * - `starting` and `stuck`: its pod is not ready, and with `stuck` the cluster says why;
 * - `pod-network`: it runs without the interface, and migrates over the pod network;
 * - `dedicated`: it has an address in the network;
 * - `outside`: it has an address, but not of the range that the network hands out now.
 */
export type HandlerState =
  'missing' | 'starting' | 'stuck' | 'pod-network' | 'dedicated' | 'outside';

/** virt-handler on one node. */
export interface Handler {
  node: string;
  pod: KubernetesResource | undefined;
  state: HandlerState;
  /** Networks that the pod asks for, as its annotation says; '' for none. */
  asksFor: string;
  isReady: boolean;
  /** Its address in the network for live migration. */
  address: string | undefined;
  /** Its address in the pod network. */
  podAddress: string | undefined;
  obstacle: Obstacle | undefined;
}

const reasons: readonly [pattern: RegExp, text: string][] = [
  [
    /network-attachment-definition.*not found|cannot find a network-attachment-definition/i,
    msg('The network for live migration is not there.'),
  ],
  [/could not allocate IP in range/i, msg('The range of the network has no free address.')],
  [
    /link not found|failed to lookup master|no such network interface/i,
    msg('The node has no interface that the network builds on.'),
  ],
  [
    /no IP found on migration0|migration0 present but doesn't have an IP/i,
    msg('virt-handler has the interface, but no address there by which other nodes reach it.'),
  ],
  [/namespace isolation/i, msg('The pod may not use networks of that namespace.')],
];

/**
 * Why a pod does not start, in our words.
 *
 * Source: multus-cni pkg/k8sclient; whereabouts pkg/allocate; kubevirt pkg/virt-handler/migration.go.
 */
const obstacleOf = (text: string): Obstacle => {
  const known = reasons.find(([pattern]) => pattern.test(text));
  return { why: known && reason(known[1]), text };
};

const SANDBOX = 'FailedCreatePodSandBox';

/** The newest event about each pod of which the networks could not be made, by the pod's uid. */
const sandboxFailuresOf = derived((world: World): ReadonlyMap<string, string> => {
  const failures = world.list('Event').filter((event) => event.reason === SANDBOX);
  const byPod = groupedBy(failures, (event) => textAt(event, 'involvedObject', 'uid'));
  const latest = new Map<string, string>();
  for (const [uid, events] of byPod) {
    const timeOf = (event: unknown) =>
      textAt(event, 'lastTimestamp') ?? textAt(event, 'metadata', 'creationTimestamp') ?? '';
    const [newest] = [...events].sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
    const message = textAt(newest, 'message');
    if (message !== undefined) latest.set(uid, message);
  }
  return latest;
});

/** What its container last said when it ended, or that it keeps ending. */
const crashOf = (pod: KubernetesResource): string | undefined => {
  for (const { entry } of entriesAt(pod, 'status', 'containerStatuses')) {
    const waiting = textAt(entry, 'state', 'waiting', 'reason');
    if (waiting !== 'CrashLoopBackOff') continue;
    return (
      textAt(entry, 'lastState', 'terminated', 'message') ??
      textAt(entry, 'state', 'waiting', 'message') ??
      waiting
    );
  }
  return undefined;
};

const unschedulable = (pod: KubernetesResource): string | undefined => {
  const condition = conditionOf(pod, 'PodScheduled');
  return condition?.status === 'False' ? condition.message : undefined;
};

/** What was said of its networks counts as long as it has none. */
const sandboxFailureOf = (world: World, pod: KubernetesResource): string | undefined =>
  textAt(pod, 'status', 'podIP') === undefined
    ? sandboxFailuresOf(world).get(textAt(pod, 'metadata', 'uid') ?? '')
    : undefined;

/** Why a pod that is not ready does not get ready; undefined where nobody says anything. */
const whyNotReady = (world: World, pod: KubernetesResource): Obstacle | undefined => {
  const text = crashOf(pod) ?? sandboxFailureOf(world, pod) ?? unschedulable(pod);
  return text === undefined ? undefined : obstacleOf(text);
};

/** Whether an address is one that the network hands out now; undefined where that is not known. */
const isOfNetwork = (
  world: World,
  { namespace, nad }: MigrationNetwork,
  address: string,
): boolean | undefined => {
  const found = nadsOf(world).get(keyOf(namespace, nad));
  const ranges = found ? whereaboutsRangesOf(found.parsed) : [];
  const ip = parseIp(address);
  return ranges.length === 0 || !ip ? undefined : ranges.some(({ cidr }) => containsIp(cidr, ip));
};

const isGoing = (pod: KubernetesResource): boolean =>
  textAt(pod, 'metadata', 'deletionTimestamp') !== undefined;

const handlerOf = (
  world: World,
  setting: MigrationNetwork | undefined,
  node: string,
  pod: KubernetesResource | undefined,
): Handler => {
  if (!pod) {
    return {
      node,
      pod,
      state: 'missing',
      asksFor: '',
      isReady: false,
      address: undefined,
      podAddress: undefined,
      obstacle: undefined,
    };
  }
  const isReady = conditionOf(pod, 'Ready')?.status === 'True';
  const face = podNetworksOf(pod)?.find((each) => each.interface === MIGRATION_INTERFACE);
  const [address] = face?.ips ?? [];
  const obstacle = isReady ? undefined : whyNotReady(world, pod);
  const stateOf = (): HandlerState => {
    if (!isReady) return obstacle ? 'stuck' : 'starting';
    if (address === undefined) return 'pod-network';
    return setting && isOfNetwork(world, setting, address) === false ? 'outside' : 'dedicated';
  };
  return {
    node,
    pod,
    state: stateOf(),
    asksFor: textOf(recordAt(pod, 'metadata', 'annotations')[NETWORKS_ANNOTATION]) ?? '',
    isReady,
    address,
    podAddress: textAt(pod, 'status', 'podIP'),
    obstacle,
  };
};

/** virt-handler's pods by node; of two on one node the one that stays. */
const podsByNode = (world: World): Map<string, KubernetesResource> => {
  const byNode = new Map<string, KubernetesResource>();
  for (const namespace of operatorNamespacesOf(world)) {
    for (const pod of world.list('Pod', namespace)) {
      if (valueAt(pod, 'metadata', 'labels', 'kubevirt.io') !== HANDLER) continue;
      const node = textAt(pod, 'spec', 'nodeName') ?? '';
      const other = byNode.get(node);
      if (!other || isGoing(other)) byNode.set(node, pod);
    }
  }
  return byNode;
};

/** Whether virt-handler's pods can be told from those that are not there. */
const areKnown = (world: World): boolean => {
  const places = [...operatorNamespacesOf(world)];
  return places.length > 0 && places.every((namespace) => world.isKnown('Pod', namespace));
};

/**
 * virt-handler on each node that takes VMs, and wherever else it runs, in the order of the nodes'
 * names; undefined where its pods are not known.
 *
 * Source: kubevirt pkg/virt-operator/resource/apply/core.go and pkg/virt-handler/migration.go.
 */
export const handlersOf = derived((world: World): readonly Handler[] | undefined => {
  if (!areKnown(world)) return undefined;
  const setting = migrationNetworkInUse(world);
  const pods = podsByNode(world);
  const nodes = world.isKnown('Node')
    ? nodeNetworksOf(world)
        .filter(({ isForVms }) => isForVms)
        .map(({ name }) => name)
    : [];
  return [...new Set([...nodes, ...pods.keys()])]
    .sort()
    .map((node) => handlerOf(world, setting, node, pods.get(node)));
});
