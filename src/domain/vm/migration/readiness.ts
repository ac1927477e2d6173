import { textAt, type KubernetesResource } from '../../core/resource';
import { nodeNameOf } from '../../nodes/placement';
import type { World } from '../../world/world';
import { migratabilityOf, obstaclesOf, type Obstacle } from './obstacles';
import { takersOf, targetsOf, type MigrationTarget } from './targets';

/**
 * - `ready`: it can be migrated, and there is a node that takes it
 * - `nowhere`: it can be migrated, and no node takes it
 * - `blocked`: it cannot be migrated
 * - `stopped`: it does not run, and starts where it fits
 * - `unknown`: nothing tells, as of one that is starting
 */
export type ReadinessState = 'ready' | 'nowhere' | 'blocked' | 'stopped' | 'unknown';

/** Whether a VM can be migrated, and where to. */
export interface Readiness {
  state: ReadinessState;
  /** Node that it runs on; '' where it does not. */
  node: string;
  /** All that keeps it where it is. */
  obstacles: readonly Obstacle[];
  /**
   * All nodes, judged; empty where they are not known, or for one that does not run. Worked out when it
   * is asked for: a page shows few of thousands.
   */
  readonly targets: readonly MigrationTarget[];
  /** Names of the nodes that take it. */
  fitting: readonly string[];
}

const NONE: readonly never[] = [];

/**
 * Judges one VM; VMs that ask for the same of nodes are judged once for a world.
 *
 * @param vm undefined for an instance without one
 */
export const readinessOf = (
  world: World,
  vm: KubernetesResource | undefined,
  vmi: KubernetesResource | undefined,
): Readiness => {
  const migratability = migratabilityOf(vmi);
  const node = nodeNameOf(vmi) ?? '';
  if (!vmi || migratability === 'stopped') {
    return { state: 'stopped', node: '', obstacles: NONE, targets: NONE, fitting: NONE };
  }
  const takers = takersOf(world, vm, vmi);
  const fitting = takers?.fitting ?? NONE;
  const stateOf = (): ReadinessState => {
    if (migratability !== 'migratable') return migratability;
    if (fitting.length > 0) return 'ready';
    return !takers || takers.isUnsure || !world.isKnown('Node') ? 'unknown' : 'nowhere';
  };
  return {
    state: stateOf(),
    node,
    obstacles: migratability === 'blocked' ? obstaclesOf(vmi) : NONE,
    fitting,
    get targets() {
      return targetsOf(world, vm, vmi) ?? NONE;
    },
  };
};

/** A VM, or an instance without one, as a line of the table. */
export interface ReadinessRow {
  key: string;
  namespace: string;
  name: string;
  vm: KubernetesResource | undefined;
  vmi: KubernetesResource | undefined;
  readiness: Readiness;
}

const rowOf = (
  world: World,
  vm: KubernetesResource | undefined,
  vmi: KubernetesResource | undefined,
): ReadinessRow => {
  const namespace = textAt(vm ?? vmi, 'metadata', 'namespace') ?? '';
  const name = textAt(vm ?? vmi, 'metadata', 'name') ?? '';
  return {
    key: `${namespace}/${name}`,
    namespace,
    name,
    vm,
    vmi,
    readiness: readinessOf(world, vm, vmi),
  };
};

/** All VMs of a world, judged, and the instances without VM. */
export const readinessRowsOf = (world: World): ReadinessRow[] => {
  const rows: ReadinessRow[] = [];
  const seen = new Set<KubernetesResource>();
  for (const vm of world.list('VirtualMachine')) {
    const name = textAt(vm, 'metadata', 'name') ?? '';
    const vmi = world.find('VirtualMachineInstance', name, textAt(vm, 'metadata', 'namespace'));
    if (vmi) seen.add(vmi);
    rows.push(rowOf(world, vm, vmi));
  }
  for (const vmi of world.list('VirtualMachineInstance')) {
    if (!seen.has(vmi)) rows.push(rowOf(world, undefined, vmi));
  }
  return rows;
};
