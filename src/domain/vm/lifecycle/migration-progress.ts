import { listAt, recordAt, textAt, type KubernetesResource } from '../../core/resource';
import type { World } from '../../world/world';
import { conditionOf, instancePhase } from '../spec/instance';
import { podsOfVmi } from '../interfaces/launcher-pods';
import { isFinal, migrationPhaseOf, migrationPhases, type MigrationPhase } from './migration';
import { migrationsOfVmi } from './state/migrations';

export interface MigrationStep {
  phase: MigrationPhase;
  progress: 'done' | 'current' | 'failed' | 'ahead';
}

/** Only migrations between clusters go through these. */
const BETWEEN_CLUSTERS: readonly MigrationPhase[] = ['WaitingForSync', 'Synchronizing'];

const passedPhases = (migration: unknown): Set<string | undefined> =>
  new Set(
    listAt(migration, 'status', 'phaseTransitionTimestamps').map((entry) => textAt(entry, 'phase')),
  );

/** The phase in which a migration failed, as far as its record tells. */
const failedIn = (path: readonly MigrationPhase[], passed: Set<string | undefined>): number =>
  Math.max(
    0,
    path.findLastIndex((phase) => passed.has(phase)),
  );

/** The phases of a migration in their order, and how far it has come. */
export const migrationSteps = (migration: unknown): MigrationStep[] => {
  const phase = migrationPhaseOf(migration);
  const passed = passedPhases(migration);
  const path = migrationPhases.filter(
    (each) =>
      each !== 'Failed' && (!BETWEEN_CLUSTERS.includes(each) || each === phase || passed.has(each)),
  );
  const at = phase === 'Failed' ? failedIn(path, passed) : path.indexOf(phase);
  const here = (): MigrationStep['progress'] => {
    if (phase === 'Failed') return 'failed';
    return phase === 'Succeeded' ? 'done' : 'current';
  };
  return path.map((each, index) => ({
    phase: each,
    progress: index < at ? 'done' : index === at ? here() : 'ahead',
  }));
};

const createdAt = (object: unknown): string =>
  textAt(object, 'metadata', 'creationTimestamp') ?? '';

/**
 * The migration that counts for a running instance: the one under way, else the last one. Those of an
 * instance that is gone do not count.
 */
export const latestMigration = (
  world: World,
  vmi: KubernetesResource | undefined,
): KubernetesResource | undefined => {
  if (!vmi || instancePhase(vmi) === 'stopped') return undefined;
  const namespace = textAt(vmi, 'metadata', 'namespace') ?? '';
  const own = migrationsOfVmi(world, namespace, textAt(vmi, 'metadata', 'name') ?? '').filter(
    (migration) => createdAt(migration) >= createdAt(vmi),
  );
  return own.find((migration) => !isFinal(migration)) ?? own[0];
};

/** What the scheduler says of the pod that a migration has made; undefined where it says nothing. */
export const migrationObstacle = (
  world: World,
  vmi: KubernetesResource | undefined,
  migration: KubernetesResource,
): string | undefined => {
  const uid = textAt(migration, 'metadata', 'uid');
  if (!vmi || uid === undefined) return undefined;
  const target = podsOfVmi(world, vmi).find(
    (pod) => recordAt(pod, 'metadata', 'labels')['kubevirt.io/migrationJobUID'] === uid,
  );
  const condition = conditionOf(target, 'PodScheduled');
  return condition?.status === 'False' ? (condition.message ?? condition.reason) : undefined;
};
