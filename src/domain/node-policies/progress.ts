import { entriesAt, numberAt, recordAt, textAt, type KubernetesResource } from '../core/resource';
import { nodeNetworksOf, type NodeNetwork } from '../nodes/node-networks';
import { nmstateCauseOf, type NmstateCause } from '../nodes/nmstate-cause';
import { derived, type World } from '../world/world';

/**
 * How far a policy is on one node.
 *
 * - `waiting`: the node is chosen, and nothing is heard of it yet
 * - `pending`: it waits until other nodes are done (maxUnavailable)
 * - `retrying`: it failed, and is tried again
 * - `failed`: it failed for good, and the node has its former network again
 * - `aborted`: it was never tried, because another node failed
 * - `outdated`: what is known is of a former state of the policy
 */
export type NodeStage =
  | 'configured'
  | 'progressing'
  | 'waiting'
  | 'pending'
  | 'retrying'
  | 'failed'
  | 'aborted'
  | 'outdated';

/** What nmstate made of a policy on one node. */
export interface NodeProgress {
  node: string;
  stage: NodeStage;
  /** Of a failure, on one line. */
  cause: NmstateCause | undefined;
  /** All that nmstate says; '' where it says nothing. */
  message: string;
  /** When the stage was reached, as the API writes times. */
  since: string | undefined;
  /** What the node was told, with what the policy captured there. */
  enactment: KubernetesResource | undefined;
}

/** How far a policy is on all nodes. */
export interface PolicyProgress {
  /** In the order of their names. */
  nodes: readonly NodeProgress[];
  counts: Readonly<Record<NodeStage, number>>;
  /** Whether no node is chosen; undefined where nodes are not known and nmstate says nothing. */
  matchesNone: boolean | undefined;
}

const stages: readonly NodeStage[] = [
  'failed',
  'retrying',
  'aborted',
  'progressing',
  'pending',
  'waiting',
  'outdated',
  'configured',
];

/** Stages from that which needs a look first to that which needs none. */
export const stagesByNeed = stages;

const conditionsOf = (object: KubernetesResource): Record<string, unknown>[] =>
  entriesAt(object, 'status', 'conditions').map(({ entry }) => entry);

const holding = (object: KubernetesResource, type: string) =>
  conditionsOf(object).find((each) => each.type === type && each.status === 'True');

/** The condition that tells the stage, and the stage. */
const stageOf = (
  enactment: KubernetesResource,
): { stage: NodeStage; condition: Record<string, unknown> | undefined } => {
  for (const type of ['Failing', 'Progressing']) {
    const condition = holding(enactment, type);
    if (!condition) continue;
    if (condition.reason === 'Retrying') return { stage: 'retrying', condition };
    return { stage: type === 'Failing' ? 'failed' : 'progressing', condition };
  }
  for (const [type, stage] of [
    ['Aborted', 'aborted'],
    ['Pending', 'pending'],
    ['Available', 'configured'],
  ] as const) {
    const condition = holding(enactment, type);
    if (condition) return { stage, condition };
  }
  return { stage: 'waiting', condition: undefined };
};

const isFormer = (policy: KubernetesResource, enactment: KubernetesResource): boolean => {
  const [now, then] = [
    numberAt(policy, 'metadata', 'generation'),
    numberAt(enactment, 'status', 'policyGeneration'),
  ];
  return now !== undefined && then !== undefined && now !== then;
};

const progressOf = (
  policy: KubernetesResource,
  node: string,
  enactment: KubernetesResource,
): NodeProgress => {
  const { stage, condition } = stageOf(enactment);
  const message = textAt(condition, 'message') ?? '';
  const hasCause = stage === 'failed' || stage === 'retrying';
  return {
    node,
    stage: isFormer(policy, enactment) ? 'outdated' : stage,
    cause: hasCause && message !== '' ? nmstateCauseOf(message) : undefined,
    message,
    since: textAt(condition, 'lastTransitionTime'),
    enactment,
  };
};

/** Label of an enactment with the name of its policy, and of its node. */
const POLICY = 'nmstate.io/policy';
const NODE = 'nmstate.io/node';

const enactmentsByPolicy = derived((world: World): ReadonlyMap<string, KubernetesResource[]> => {
  const byPolicy = new Map<string, KubernetesResource[]>();
  for (const enactment of world.list('NodeNetworkConfigurationEnactment')) {
    const policy = textAt(enactment, 'metadata', 'labels', POLICY);
    if (policy === undefined) continue;
    const list = byPolicy.get(policy);
    if (list) list.push(enactment);
    else byPolicy.set(policy, [enactment]);
  }
  return byPolicy;
});

/** The nodes that a policy chooses by labels; an empty selector chooses all. */
export const chosenNetworks = (world: World, policy: KubernetesResource): NodeNetwork[] => {
  const wanted = Object.entries(recordAt(policy, 'spec', 'nodeSelector'));
  return nodeNetworksOf(world).filter(({ labels }) =>
    wanted.every(([key, value]) => labels[key] === value),
  );
};

/** Names of the nodes that a policy chooses. */
export const chosenNodes = (world: World, policy: KubernetesResource): readonly string[] =>
  chosenNetworks(world, policy).map(({ name }) => name);

/** nmstate says so itself, of the state of the policy that it has seen. */
const saysNoNode = (policy: KubernetesResource): boolean =>
  conditionsOf(policy).some(({ reason }) => reason === 'NoMatchingNode');

/**
 * How far a policy is, counted from what its nodes say: the policy's own conditions are written by
 * whichever node was done last, and grow old.
 *
 * Source: kubernetes-nmstate pkg/enactmentstatus/conditions/conditions.go and
 * controllers/handler/nodenetworkconfigurationpolicy_controller.go.
 */
export const policyProgressOf = (world: World, policy: KubernetesResource): PolicyProgress => {
  const name = textAt(policy, 'metadata', 'name') ?? '';
  const enactments = enactmentsByPolicy(world).get(name) ?? [];
  const told = enactments.flatMap((enactment) => {
    const node = textAt(enactment, 'metadata', 'labels', NODE);
    return node === undefined ? [] : [progressOf(policy, node, enactment)];
  });
  const knowsNodes = world.isKnown('Node');
  const chosen = knowsNodes ? chosenNodes(world, policy) : [];
  const heard = new Set(told.map(({ node }) => node));
  const silent = chosen
    .filter((node) => !heard.has(node))
    .map((node): NodeProgress => ({
      node,
      stage: 'waiting',
      cause: undefined,
      message: '',
      since: undefined,
      enactment: undefined,
    }));
  const nodes = [...told, ...silent].sort((a, b) =>
    a.node.localeCompare(b.node, 'en', { numeric: true }),
  );
  const counts = Object.fromEntries(
    stages.map((stage) => [stage, nodes.filter((each) => each.stage === stage).length]),
  ) as Record<NodeStage, number>;
  const none = knowsNodes ? chosen.length === 0 : saysNoNode(policy) ? true : undefined;
  return { nodes, counts, matchesNone: nodes.length > 0 ? false : none };
};

/** What a policy as a whole has come to: the stage that needs a look first. */
export const stageOfPolicy = ({
  counts,
  matchesNone,
}: PolicyProgress): NodeStage | 'no node' | 'unknown' => {
  if (matchesNone === true) return 'no node';
  return stages.find((stage) => counts[stage] > 0) ?? 'unknown';
};
