import { stringify } from 'yaml';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import { isSame } from '../../kubernetes/equal.ts';
import type { Node } from '../kubevirt/types.ts';
import type { Controller } from '../loop.ts';
import type { World } from '../world.ts';
import { applied } from './apply.ts';
import { canCapture, workedOut } from './captures.ts';
import { dated, holds, policyConditions, STAGE, type Told } from './conditions.ts';
import { neighborsOn } from './lldp.ts';
import { markBridges } from './marker.ts';
import { applyFailure, captureFailure, gaveUp, probeFailure, retrying } from './messages.ts';
import { isReady, matches, mostAtOnce } from './nodes.ts';
import { reachesGateway } from './probe.ts';
import { NmstateError, recordIn, type State } from './state.ts';
import type { NodePolicy } from './subject.ts';

/** How often a node tries. Source: kubernetes-nmstate cmd/handler/main.go, NNCP_MAX_RETRIES. */
const TRIES = 5;
const SOURCE = 'kubernetes-nmstate-handler';

const specOf = (policy: KubernetesObject): State => recordIn(policy, 'spec');
const desiredOf = (policy: KubernetesObject): State => recordIn(specOf(policy), 'desiredState');
const generationOf = ({ metadata }: KubernetesObject): number => metadata.generation ?? 1;
const conditionsOf = (object: KubernetesObject): unknown => recordIn(object, 'status').conditions;

/** Cards that are found by their MAC address are not looked for here, nor each form of expression known. */
const isPlayed = (policy: KubernetesObject): boolean => {
  const { interfaces } = desiredOf(policy);
  return (
    canCapture(recordIn(specOf(policy), 'capture')) &&
    !(
      Array.isArray(interfaces) && interfaces.some((each) => isRecord(each) && 'identifier' in each)
    )
  );
};

const enactmentFor = (policy: KubernetesObject, { metadata }: Node): KubernetesObject => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkConfigurationEnactment',
  metadata: {
    name: `${metadata.name}.${policy.metadata.name}`,
    labels: {
      'app.kubernetes.io/component': 'kubernetes-nmstate-handler',
      'app.kubernetes.io/managed-by': 'kubernetes-nmstate-operator',
      'nmstate.io/node': metadata.name,
      'nmstate.io/policy': policy.metadata.name,
    },
    ownerReferences: [
      { apiVersion: 'v1', kind: 'Node', name: metadata.name, uid: metadata.uid ?? '' },
    ],
  },
});

const isOf = (policy: KubernetesObject, enactment: KubernetesObject | undefined): boolean =>
  recordIn(enactment, 'status').policyGeneration === generationOf(policy);

const nodeOf = ({ metadata }: KubernetesObject): string =>
  metadata.labels?.['nmstate.io/node'] ?? '';

const stage = (
  policy: KubernetesObject,
  enactment: KubernetesObject,
  told: Told[],
  now: string,
  more: object = {},
): Change => {
  const before = recordIn(enactment, 'status');
  const former = isOf(policy, enactment) ? before.conditions : [];
  const status = {
    ...before,
    desiredState: structuredClone(desiredOf(policy)),
    desiredStateMetaInfo: isOf(policy, enactment)
      ? before.desiredStateMetaInfo
      : { time: now, version: '0' },
    policyGeneration: generationOf(policy),
    conditions: dated(now, told, former),
    ...more,
  };
  return { put: { ...enactment, status } };
};

const triesOf = (policy: KubernetesObject, enactment: KubernetesObject): number =>
  Number(recordIn(enactment, 'status', 'retryCount')[String(generationOf(policy))] ?? 0);

/** Pauses get longer: 1, 2, 4 … up to 30 seconds. Source: the handler's NNCP_MAX_BACKOFF_SECONDS. */
const pauseBefore = (tries: number): number =>
  tries === 0 ? 0 : Math.min(SECONDS.nmstateMostPause, SECONDS.nmstatePause * 2 ** (tries - 1));

const failure = (
  policy: KubernetesObject,
  enactment: KubernetesObject,
  message: string,
  { now }: World,
): Change[] => {
  const node = nodeOf(enactment);
  const tries = triesOf(policy, enactment) + 1;
  const before = recordIn(enactment, 'status', 'retryCount');
  const more = { retryCount: { ...before, [String(generationOf(policy))]: tries } };
  if (tries < TRIES) {
    const told = STAGE.retrying(retrying(node, tries + 1, TRIES));
    return [stage(policy, enactment, told, now, more)];
  }
  const name = enactment.metadata.name;
  return [
    stage(policy, enactment, STAGE.failed(message), now, more),
    {
      event: {
        about: policy,
        type: 'Warning',
        reason: 'ReconcileFailed',
        message: gaveUp(name, TRIES),
        source: SOURCE,
      },
    },
  ];
};

/** What comes of a try; undefined as long as it lasts. */
const tried = (
  policy: KubernetesObject,
  enactment: KubernetesObject,
  node: Node,
  world: World,
): Change[] | undefined => {
  const report = world.nodeNetwork(node.metadata.name);
  const tries = triesOf(policy, enactment);
  const step = `${node.metadata.name} ${generationOf(policy)} ${tries}`;
  if (!report || !world.passed(`apply ${step}`, pauseBefore(tries) + SECONDS.nmstateApply)) {
    return undefined;
  }
  const current = recordIn(report, 'status', 'currentState');
  let next: State;
  let told: ReturnType<typeof workedOut>;
  try {
    told = workedOut(recordIn(specOf(policy), 'capture'), desiredOf(policy), current);
    next = applied(current, told.desired, {
      node: node.metadata.name,
      neighborsOf: (name) => neighborsOn(world, node, name),
    });
  } catch (error) {
    if (!(error instanceof NmstateError)) throw error;
    const message =
      error.kind === 'PolicyError'
        ? captureFailure(error)
        : applyFailure(node.metadata.name, error, world.now);
    return failure(policy, enactment, message, world);
  }
  if (reachesGateway(current) && !reachesGateway(next)) {
    if (!world.passed(`probe ${step}`, SECONDS.nmstateProbe)) return undefined;
    const message = probeFailure(node.metadata.name, 'ping', stringify(next));
    return failure(policy, enactment, message, world);
  }
  return [
    stage(policy, enactment, STAGE.configured(), world.now, {
      desiredState: told.desired,
      ...(Object.keys(told.captured).length > 0 ? { capturedStates: told.captured } : {}),
    }),
    ...reported(report, next, world),
    ...markBridges(node, next),
  ];
};

const reported = (report: KubernetesObject, next: State, { now }: World): Change[] => {
  const status = recordIn(report, 'status');
  if (isSame(status.currentState, next)) return [];
  return [
    {
      put: { ...report, status: { ...status, currentState: next, lastSuccessfulUpdateTime: now } },
    },
  ];
};

const count = (enactments: KubernetesObject[], type: string): number =>
  enactments.filter((each) => holds(conditionsOf(each), type)).length;

const isFailed = (enactment: KubernetesObject): boolean =>
  holds(conditionsOf(enactment), 'Failing') && !holds(conditionsOf(enactment), 'Progressing');

const failedOf = (enactments: KubernetesObject[]): number => enactments.filter(isFailed).length;

const policyStatus = (
  policy: KubernetesObject,
  nodes: Node[],
  enactments: KubernetesObject[],
  { now }: World,
): Change[] => {
  const { unavailableNodeCountMap: _former, ...before } = recordIn(policy, 'status');
  const own = enactments.filter((each) => isOf(policy, each));
  const busy = count(own, 'Progressing') + failedOf(own);
  const told = policyConditions({
    matching: nodes.length,
    notReady: nodes.filter((node) => !isReady(node)).length,
    available: count(own, 'Available'),
    failed: failedOf(own),
    aborted: count(own, 'Aborted'),
    pending: count(own, 'Pending'),
  });
  const status = {
    ...before,
    conditions: dated(now, told, before.conditions),
    ...(busy > 0 ? { unavailableNodeCountMap: { [String(generationOf(policy))]: busy } } : {}),
  };
  if (isSame(recordIn(policy, 'status'), status)) return [];
  return [{ put: { ...policy, status: { ...status, lastUnavailableNodeCountUpdate: now } } }];
};

/** What becomes of the policy on the nodes that answer, as many at once as it lets. */
const onNodes = (
  policy: KubernetesObject,
  nodes: Node[],
  enactments: KubernetesObject[],
  world: World,
): Change[] => {
  const own = enactments.filter((each) => isOf(policy, each));
  const all = Math.max(enactments.length, nodes.filter(isReady).length);
  const most = mostAtOnce(specOf(policy).maxUnavailable, all);
  const failed = failedOf(own);
  let free = most - count(own, 'Progressing') - failed;
  return nodes.filter(isReady).flatMap((node): Change[] => {
    const found = enactments.find((each) => nodeOf(each) === node.metadata.name);
    const enactment = found ?? enactmentFor(policy, node);
    const isOwn = isOf(policy, found);
    const conditions = conditionsOf(enactment);
    if (isOwn && holds(conditions, 'Progressing')) {
      return tried(policy, enactment, node, world) ?? [];
    }
    const isWaiting = isOwn && holds(conditions, 'Pending');
    if (isOwn && !isWaiting) return [];
    if (free > 0) {
      free -= 1;
      return [stage(policy, enactment, STAGE.progressing(), world.now)];
    }
    if (isWaiting && failed >= most) {
      const name = enactment.metadata.name;
      return [stage(policy, enactment, STAGE.aborted(name), world.now)];
    }
    return isWaiting ? [] : [stage(policy, enactment, STAGE.pending(), world.now)];
  });
};

/**
 * Carries policies out on the nodes that they are for, a few at a time; a deleted policy, or one that a
 * node is not for any more, leaves the node as it is.
 *
 * Source: kubernetes-nmstate controllers/handler/nodenetworkconfigurationpolicy_controller.go.
 */
export const nodePolicyController: Controller<NodePolicy> = (
  { policy, enactments, history },
  world,
): Change[] => {
  if (!policy) return enactments.map((enactment) => ({ remove: enactment }));
  if (!isPlayed(policy)) return [];
  const nodes = world
    .nodes()
    .filter((node) => matches(policy, node) && world.nodeNetwork(node.metadata.name));
  const isChosen = (name: string) => nodes.some(({ metadata }) => metadata.name === name);
  const stale = enactments.filter((each) => !isChosen(nodeOf(each)) && !isOfBefore(history, each));
  if (stale.length > 0) return stale.map((enactment) => ({ remove: enactment }));
  const ours = nodes.filter(({ metadata }) => !history?.nodes.has(metadata.name));
  if (history && !history.isTouched && ours.length === 0) return [];
  const changes = onNodes(policy, ours, enactments, world);
  return changes.length > 0 ? changes : policyStatus(policy, nodes, enactments, world);
};

/** Whether an enactment was of a node that the policy was not for already then. */
const isOfBefore = (history: NodePolicy['history'], enactment: KubernetesObject): boolean =>
  history !== undefined &&
  history.enactments.has(enactment.metadata.name) &&
  !history.nodes.has(nodeOf(enactment));
