import { recordAt, textAt, valueAt, type KubernetesResource } from '../../core/resource';
import { secondsOfTime } from '../../core/time';
import { memoryOf } from '../../settings/limits';
import type { World } from '../../world/world';
import { isFinalPhase, migrationPhaseOf, type MigrationPhase } from '../lifecycle/migration';
import { nodeNameOf } from '../../nodes/placement';
import { namespaceOf } from '../spec/network-refs';
import { failureOf, type Failure } from './failures';

/** Who asked for a migration. `user` stands for whoever made it by hand or by a tool. */
export type MigrationOrigin = 'drain' | 'update' | 'user';

/** One migration, as a line of the table. */
export interface MigrationRow {
  key: string;
  namespace: string;
  /** Name of the VM. */
  vm: string;
  /** Name of the migration; '' for one that was deleted, of which only the instance still tells. */
  name: string;
  phase: MigrationPhase;
  isOver: boolean;
  /** Somebody has asked to cancel it. */
  isCancelled: boolean;
  /** Undefined: nothing tells any more. */
  origin: MigrationOrigin | undefined;
  /** Names of nodes; '' where they are not known (yet). */
  from: string;
  to: string;
  /** Address at which its target listens. */
  targetAddress: string | undefined;
  created: string | undefined;
  /** When the copy began, and when it was over. */
  started: string | undefined;
  ended: string | undefined;
  /** `PreCopy`, `PostCopy` or `Paused`, as KubeVirt has them. */
  mode: string | undefined;
  /** Name of the MigrationPolicy that counted. */
  policy: string | undefined;
  failure: Failure | undefined;
  migration: KubernetesResource | undefined;
  vmi: KubernetesResource | undefined;
  /** What is said of the run: by the migration itself when it is over, else by the instance. */
  state: Record<string, unknown>;
}

const EVACUATION = 'kubevirt.io/evacuationMigration';
const UPDATE = 'kubevirt.io/workloadUpdateMigration';

const originOf = (migration: KubernetesResource): MigrationOrigin => {
  const annotations = recordAt(migration, 'metadata', 'annotations');
  const name = textAt(migration, 'metadata', 'name') ?? '';
  if (Object.hasOwn(annotations, EVACUATION) || name.startsWith('kubevirt-evacuation-'))
    return 'drain';
  const isUpdate =
    Object.hasOwn(annotations, UPDATE) || name.startsWith('kubevirt-workload-update-');
  return isUpdate ? 'update' : 'user';
};

const stateOf = (
  migration: KubernetesResource,
  vmi: KubernetesResource | undefined,
): Record<string, unknown> => {
  const own = recordAt(migration, 'status', 'migrationState');
  if (Object.keys(own).length > 0) return own;
  const running = recordAt(vmi, 'status', 'migrationState');
  return running.migrationUid === textAt(migration, 'metadata', 'uid') ? running : {};
};

/** The time at which a migration came to its end, by its own record. */
const endOf = (migration: KubernetesResource, phase: MigrationPhase): string | undefined => {
  const entries = valueAt(migration, 'status', 'phaseTransitionTimestamps');
  const last = (Array.isArray(entries) ? entries : []).find(
    (entry) => textAt(entry, 'phase') === phase,
  ) as unknown;
  return isFinalPhase(phase) ? textAt(last, 'phaseTransitionTimestamp') : undefined;
};

type FromState = Pick<
  MigrationRow,
  'from' | 'to' | 'targetAddress' | 'started' | 'mode' | 'policy' | 'state'
>;

const fromState = (state: Record<string, unknown>): FromState => ({
  from: textAt(state, 'sourceNode') ?? textAt(state, 'sourceState', 'node') ?? '',
  to: textAt(state, 'targetNode') ?? textAt(state, 'targetState', 'node') ?? '',
  targetAddress: textAt(state, 'targetNodeAddress'),
  started: textAt(state, 'startTimestamp'),
  mode: textAt(state, 'mode'),
  policy: textAt(state, 'migrationPolicyName'),
  state,
});

const rowOf = (world: World, migration: KubernetesResource): MigrationRow => {
  const namespace = namespaceOf(migration);
  const vm = textAt(migration, 'spec', 'vmiName') ?? '';
  const name = textAt(migration, 'metadata', 'name') ?? '';
  const vmi = world.find('VirtualMachineInstance', vm, namespace);
  const phase = migrationPhaseOf(migration);
  const isOver = isFinalPhase(phase);
  const state = stateOf(migration, vmi);
  const told = fromState(state);
  return {
    ...told,
    key: `${namespace}/${name}`,
    namespace,
    vm,
    name,
    phase,
    isOver,
    isCancelled: textAt(migration, 'metadata', 'deletionTimestamp') !== undefined,
    origin: originOf(migration),
    // One that has not begun leaves from where the VM is now.
    from: told.from === '' && !isOver ? (nodeNameOf(vmi) ?? '') : told.from,
    created: textAt(migration, 'metadata', 'creationTimestamp'),
    ended: textAt(state, 'endTimestamp') ?? endOf(migration, phase),
    failure: failureOf(migration, state, vmi && memoryOf(vmi.spec)),
    migration,
    vmi,
  };
};

/** The run that only an instance still tells of, as its migration was deleted to cancel it. */
const rowOfDeleted = (vmi: KubernetesResource): MigrationRow | undefined => {
  const state = recordAt(vmi, 'status', 'migrationState');
  const uid = textAt(state, 'migrationUid');
  if (uid === undefined || textAt(state, 'endTimestamp') === undefined) return undefined;
  const phase = state.failed === true ? 'Failed' : 'Succeeded';
  const namespace = namespaceOf(vmi);
  return {
    ...fromState(state),
    key: `${namespace}/ ${uid}`,
    namespace,
    vm: textAt(vmi, 'metadata', 'name') ?? '',
    name: '',
    phase,
    isOver: true,
    isCancelled: false,
    origin: undefined,
    created: textAt(state, 'startTimestamp') ?? textAt(state, 'endTimestamp'),
    ended: textAt(state, 'endTimestamp'),
    failure: failureOf({ status: { phase } }, state, memoryOf(vmi.spec)),
    migration: undefined,
    vmi,
  };
};

const ageOf = ({ created = '' }: MigrationRow): string => created;

/**
 * All migrations of a world, the newest first. KubeVirt keeps the five last of each VM that are over;
 * of one that was deleted its instance still tells, as long as no other follows.
 *
 * Source: kubevirt pkg/virt-controller/watch/migration/migration.go.
 */
export const migrationRowsOf = (world: World): MigrationRow[] => {
  const migrations = world.list('VirtualMachineInstanceMigration');
  const uids = new Set(migrations.map((migration) => textAt(migration, 'metadata', 'uid')));
  const rows = migrations.map((migration) => rowOf(world, migration));
  for (const vmi of world.list('VirtualMachineInstance')) {
    const uid = textAt(vmi, 'status', 'migrationState', 'migrationUid');
    const isKnown = world.isKnown('VirtualMachineInstanceMigration', namespaceOf(vmi));
    if (uid === undefined || uids.has(uid) || !isKnown) continue;
    const row = rowOfDeleted(vmi);
    if (row) rows.push(row);
  }
  return rows.sort((a, b) => (ageOf(a) < ageOf(b) ? 1 : -1));
};

const untilNow = (
  from: string | undefined,
  ended: string | undefined,
  isOver: boolean,
  now: number,
): number | undefined => {
  const begun = secondsOfTime(from);
  const until = isOver ? secondsOfTime(ended) : now / 1000;
  return begun === undefined || until === undefined ? undefined : Math.max(0, until - begun);
};

/**
 * Seconds that a migration took, or has taken so far: from the moment it was asked for.
 *
 * @param now time in milliseconds
 */
export const secondsOf = (
  { created, ended, isOver }: MigrationRow,
  now: number,
): number | undefined => untilNow(created, ended, isOver, now);

/**
 * Seconds for which memory has been copied; undefined before that.
 *
 * @param now time in milliseconds
 */
export const copyingSecondsOf = (
  { started, ended }: MigrationRow,
  now: number,
): number | undefined => untilNow(started, ended, ended !== undefined, now);
