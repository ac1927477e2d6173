import { numberAt, recordAt, textAt, valueAt, type KubernetesResource } from '../../core/resource';
import type { World } from '../../world/world';
import { matchesSelector } from '../../world/selector';
import { labelsOf, nameOf } from './profile';

const ANNOTATION = 'machineconfiguration.openshift.io/';

/**
 * How far a node is with what its pool asks for:
 *
 * - `done`: it has it
 * - `waiting`: it has not begun; nodes take turns
 * - `working`: it is being emptied, changed or restarted
 * - `failed`: it could not be changed, and waits for somebody
 * - `unknown`: nothing tells
 */
export type NodeStage = 'done' | 'waiting' | 'working' | 'failed' | 'unknown';

/** A node of a pool. */
export interface PoolNode {
  name: string;
  stage: NodeStage;
  isReady: boolean | undefined;
  /** What machine-config-daemon says of a failure. */
  message: string | undefined;
}

const isReady = (node: KubernetesResource): boolean | undefined => {
  const conditions = valueAt(node, 'status', 'conditions');
  if (!Array.isArray(conditions)) return undefined;
  const ready: unknown = conditions.find((each) => textAt(each, 'type') === 'Ready');
  return ready === undefined ? undefined : textAt(ready, 'status') === 'True';
};

const stageOf = (
  { state, current, desired }: Record<'state' | 'current' | 'desired', string | undefined>,
  wanted: string | undefined,
): NodeStage => {
  if (state === 'Degraded' || state === 'Unreconcilable') return 'failed';
  if (current === undefined || desired === undefined) return 'unknown';
  if (current !== desired || (state !== undefined && state !== 'Done')) return 'working';
  return wanted !== undefined && wanted !== desired ? 'waiting' : 'done';
};

/**
 * The nodes of a pool with how far each is, by what machine-config-daemon writes on it.
 *
 * Source: machine-config-operator pkg/daemon/constants/constants.go.
 */
export const nodesOfPool = (world: World, pool: KubernetesResource): readonly PoolNode[] => {
  const wanted = textAt(pool, 'spec', 'configuration', 'name');
  const selector = recordAt(pool, 'spec').nodeSelector;
  return world
    .list('Node')
    .filter((node) => matchesSelector(labelsOf(node), selector))
    .map((node) => {
      const written = recordAt(node, 'metadata', 'annotations');
      const read = (key: string) => textAt(written, `${ANNOTATION}${key}`);
      const told = {
        state: read('state'),
        current: read('currentConfig'),
        desired: read('desiredConfig'),
      };
      const stage = stageOf(told, wanted);
      return {
        name: nameOf(node),
        stage,
        isReady: isReady(node),
        message: stage === 'failed' ? read('reason') : undefined,
      };
    });
};

/** How many machines of a pool are how far, as the pool itself counts. */
export interface PoolCounts {
  all: number;
  updated: number;
  ready: number;
  unavailable: number;
  degraded: number;
}

/** The counts of a pool; undefined where it says none yet, or they are of an older state of it. */
export const countsOf = (pool: KubernetesResource): PoolCounts | undefined => {
  const all = numberAt(pool, 'status', 'machineCount');
  const generation = numberAt(pool, 'metadata', 'generation');
  const observed = numberAt(pool, 'status', 'observedGeneration');
  if (all === undefined) return undefined;
  if (generation !== undefined && observed !== undefined && observed < generation) return undefined;
  const count = (key: string) => numberAt(pool, 'status', key) ?? 0;
  return {
    all,
    updated: count('updatedMachineCount'),
    ready: count('readyMachineCount'),
    unavailable: count('unavailableMachineCount'),
    degraded: count('degradedMachineCount'),
  };
};

export const isPaused = (pool: KubernetesResource): boolean =>
  valueAt(pool, 'spec', 'paused') === true;
