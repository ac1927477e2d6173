import { groupedBy } from '../../../core/collections';
import { textAt, valueAt, type KubernetesResource } from '../../../core/resource';
import { derived, keyOf, type World } from '../../../world/world';
import { isFinalPhase } from '../migration';

const migrationsOf = derived((world: World): ReadonlyMap<string, KubernetesResource[]> => {
  return groupedBy(world.list('VirtualMachineInstanceMigration'), (migration) =>
    keyOf(textAt(migration, 'metadata', 'namespace'), textAt(migration, 'spec', 'vmiName') ?? ''),
  );
});

const ageOf = (migration: KubernetesResource): string =>
  textAt(migration, 'metadata', 'creationTimestamp') ?? '';

/** The migrations of an instance, the newest first. */
export const migrationsOfVmi = (
  world: World,
  namespace: string,
  name: string,
): KubernetesResource[] =>
  [...(migrationsOf(world).get(keyOf(namespace, name)) ?? [])].sort((a, b) =>
    ageOf(a) < ageOf(b) ? 1 : -1,
  );

/** Why the last migration of an instance failed; undefined where it did not, or one is under way. */
export const lastFailure = (
  world: World,
  vmi: KubernetesResource | undefined,
): string | undefined => {
  if (!vmi) return undefined;
  const [newest] = migrationsOfVmi(
    world,
    textAt(vmi, 'metadata', 'namespace') ?? '',
    textAt(vmi, 'metadata', 'name') ?? '',
  );
  if (newest && !isFinalPhase(textAt(newest, 'status', 'phase'))) return undefined;
  const ownReason = textAt(newest, 'status', 'migrationState', 'failureReason');
  if (newest && textAt(newest, 'status', 'phase') === 'Succeeded') return undefined;
  const state = valueAt(vmi, 'status', 'migrationState');
  const hasFailed =
    textAt(newest, 'status', 'phase') === 'Failed' || valueAt(state, 'failed') === true;
  return hasFailed ? (ownReason ?? textAt(state, 'failureReason') ?? '') : undefined;
};
