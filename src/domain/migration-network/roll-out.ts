import { textAt, textOf, recordAt } from '../core/resource';
import { migrationNetworkInUse } from '../settings/migration-network';
import { operatorNamespacesOf } from '../settings/operator-namespace';
import { derived, type World } from '../world/world';
import { HANDLER } from './addresses';
import { handlersOf, MIGRATION_INTERFACE, type Handler, type Obstacle } from './handlers';

const NETWORKS_ANNOTATION = 'k8s.v1.cni.cncf.io/networks';

/**
 * How far a node's virt-handler has come:
 *
 * - `waits`: its pod is the one of before;
 * - `restarts`: the pod of before is gone or going, or the new one is not ready;
 * - `stuck`: the new one does not start, and the cluster says why;
 * - `done`: the new one is ready.
 */
export type RollOutStep = 'waits' | 'restarts' | 'stuck' | 'done';

export interface RollOutNode {
  handler: Handler;
  step: RollOutStep;
}

/**
 * Where the roll-out of the setting is:
 *
 * - `settled`: every virt-handler has what the setting says;
 * - `passed-on`: the operators have not yet told virt-handler's DaemonSet;
 * - `first`: one pod is tried;
 * - `others`: the first one is ready, and the rest follow, a tenth at a time;
 * - `stuck`: a new pod does not start, so that no further one is made.
 */
export type RollOutStage = 'settled' | 'passed-on' | 'first' | 'others' | 'stuck';

/** The way of the network for live migration to virt-handler on each node. */
export interface RollOut {
  stage: RollOutStage;
  nodes: readonly RollOutNode[];
  /** How many nodes have it. */
  done: number;
  /** What the roll-out waits for, where it is stuck. */
  obstacle: Obstacle | undefined;
}

const annotationOf = (object: unknown, ...path: string[]): string =>
  textOf(recordAt(object, ...path, 'annotations')[NETWORKS_ANNOTATION]) ?? '';

/** What virt-handler's pods are to ask for; '' for the pod network. */
export const wantedNetworks = (world: World): string => {
  const setting = migrationNetworkInUse(world);
  return setting ? `${setting.text}@${MIGRATION_INTERFACE}` : '';
};

const stepOf = (handler: Handler, wanted: string): RollOutStep => {
  const { pod, asksFor, isReady, state } = handler;
  const isNew = pod !== undefined && asksFor === wanted;
  if (state === 'stuck' && isNew) return 'stuck';
  if (isNew && isReady) return 'done';
  const isGoing = textAt(pod, 'metadata', 'deletionTimestamp') !== undefined;
  return isNew || pod === undefined || isGoing ? 'restarts' : 'waits';
};

const isPassedOn = (world: World, wanted: string): boolean => {
  const sets = [...operatorNamespacesOf(world)].flatMap(
    (namespace) => world.find('DaemonSet', HANDLER, namespace) ?? [],
  );
  return sets.every((set) => annotationOf(set, 'spec', 'template', 'metadata') === wanted);
};

const stageOf = (nodes: readonly RollOutNode[], passedOn: boolean): RollOutStage => {
  if (nodes.some(({ step }) => step === 'stuck')) return 'stuck';
  if (!passedOn) return 'passed-on';
  if (nodes.every(({ step }) => step === 'done')) return 'settled';
  return nodes.some(({ step }) => step === 'done') ? 'others' : 'first';
};

/**
 * How far the setting has come on its way to the nodes: HyperConverged to KubeVirt to the DaemonSet,
 * then one pod, and a tenth of the others at a time. A node that cannot start the new pod holds up all
 * others, while its VMs run on. Undefined where virt-handler's pods are not known.
 *
 * Source: kubevirt pkg/virt-operator/resource/apply/apps.go.
 */
export const rollOutOf = derived((world: World): RollOut | undefined => {
  const handlers = handlersOf(world);
  if (!handlers) return undefined;
  const wanted = wantedNetworks(world);
  const nodes = handlers.map((handler) => ({ handler, step: stepOf(handler, wanted) }));
  const stuck = nodes.find(({ step }) => step === 'stuck');
  return {
    stage: stageOf(nodes, isPassedOn(world, wanted)),
    nodes,
    done: nodes.filter(({ step }) => step === 'done').length,
    obstacle: stuck?.handler.obstacle,
  };
});
