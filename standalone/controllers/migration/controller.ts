import { generatedName } from '../../kubernetes/meta.ts';
import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import { isTrue } from '../kubevirt/conditions.ts';
import { isDeleting, isMigrating, phaseOf as vmiPhaseOf } from '../kubevirt/phases.ts';
import { labelValueOf } from '../kubevirt/label-values.ts';
import { evictionStrategyOf } from '../kubevirt/settings.ts';
import type { Migration, VirtualMachineInstance } from '../kubevirt/types.ts';
import type { Controller } from '../loop.ts';
import { MIGRATION_UID } from '../pod/find.ts';
import type { Machine, World } from '../world.ts';
import { jobOf } from './job.ts';
import { advance } from './phases.ts';
import {
  isOver,
  MIGRATION_FINALIZER,
  phaseOf,
  VMI_NAME_LABEL,
  withMigrationState,
  withoutFinalizer,
} from './state.ts';

/** How many migrations that are over are kept. Source: defaultFinalizedMigrationGarbageCollectionBuffer. */
const KEPT = 5;

const createdAt = ({ metadata }: Migration): string => metadata.creationTimestamp ?? '';

const oldestFirst = (migrations: Migration[]): Migration[] =>
  [...migrations].sort(
    (a, b) =>
      createdAt(a).localeCompare(createdAt(b)) ||
      Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion),
  );

/** A migration whose object was removed while it was at work is over. */
const withdrawn = (
  { pods, migrations }: Machine,
  vmi: VirtualMachineInstance,
  now: string,
): Change[] => {
  const uids = new Set(migrations.map(({ metadata }) => metadata.uid));
  const targets = pods.filter(({ metadata, spec }) => {
    const uid = metadata.labels?.[MIGRATION_UID];
    return uid !== undefined && !uids.has(uid) && spec.nodeName !== vmi.status?.nodeName;
  });
  const { migrationUid, completed, startTimestamp, endTimestamp } =
    vmi.status?.migrationState ?? {};
  const isLost =
    migrationUid !== undefined &&
    !uids.has(migrationUid) &&
    completed !== true &&
    !(startTimestamp && endTimestamp);
  return [
    ...targets
      .filter(({ status }) => status?.phase !== 'Succeeded')
      .map((pod) => ({ remove: pod })),
    ...(isLost
      ? [
          {
            put: withMigrationState(vmi, {
              abortRequested: true,
              abortStatus: 'Succeeded',
              endTimestamp: now,
              completed: true,
              failed: true,
              failureReason: 'Live migration has been aborted',
            }),
          },
        ]
      : []),
  ];
};

const tidyUp = (migrations: Migration[]): Change[] => {
  const over = oldestFirst(migrations.filter(isOver));
  const held = over.filter(({ metadata }) => metadata.finalizers?.includes(MIGRATION_FINALIZER));
  return [
    ...held.map((migration) => ({ put: withoutFinalizer(migration) })),
    ...over.slice(0, Math.max(0, over.length - KEPT)).map((migration) => ({ remove: migration })),
  ];
};

/** Moves an instance to another node, phase by phase. */
export const migrationController: Controller = (machine: Machine, world: World): Change[] => {
  const { vmi, migrations } = machine;
  if (!vmi) return migrations.map((migration) => ({ remove: migration }));
  const atWork = oldestFirst(migrations.filter((each) => !isOver(each)));
  for (const migration of atWork) {
    const changes = advance(jobOf(machine, vmi, migration, world));
    if (changes.length > 0) return changes;
  }
  return [...tidyUp(migrations), ...withdrawn(machine, vmi, world.now)];
};

/** How many of the last migrations have failed, one after the other. */
const failuresInARow = (migrations: Migration[]): number => {
  const newestFirst = oldestFirst(migrations).reverse();
  const success = newestFirst.findIndex((each) => phaseOf(each) === 'Succeeded');
  return success < 0 ? newestFirst.length : success;
};

/** How long to wait after migrations that failed. */
const pauseAfter = (failures: number): number =>
  SECONDS.migrationRetry * 2 ** Math.min(failures - 1, 5);

/** Why KubeVirt makes a migration by itself, as names and annotations say it. */
interface Purpose {
  prefix: string;
  annotations: Record<string, string>;
}

const ofUpdate: Purpose = {
  prefix: 'kubevirt-workload-update-',
  annotations: { 'kubevirt.io/workloadUpdateMigration': '' },
};

const ofEvacuation = (node: string): Purpose => ({
  prefix: 'kubevirt-evacuation-',
  annotations: { 'kubevirt.io/evacuationMigration': node },
});

const automaticMigration = (
  vmi: VirtualMachineInstance,
  world: World,
  { prefix, annotations }: Purpose,
): Migration => {
  const { namespace = '', name } = vmi.metadata;
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceMigration',
    metadata: {
      name: generatedName(prefix, world.unique(`${prefix} of ${namespace}/${name}`)),
      namespace,
      annotations,
      labels: { [VMI_NAME_LABEL]: labelValueOf(name) },
      finalizers: [MIGRATION_FINALIZER],
    },
    spec: { vmiName: name },
  };
};

const begun = (vmi: VirtualMachineInstance, migration: Migration, why: string): Change[] => [
  { put: migration },
  {
    event: {
      about: vmi,
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `Created Migration ${migration.metadata.name} ${why}`,
      source: 'virtualmachine-controller',
    },
  },
];

/**
 * Migrates an instance that requires it, where the cluster's rollout strategy is LiveUpdate. Source:
 * KubeVirt pkg/virt-controller/watch/workload-updater.
 */
export const workloadUpdateController: Controller = (
  { vmi, migrations }: Machine,
  world: World,
): Change[] => {
  if (!vmi || isDeleting(vmi) || isMigrating(vmi) || vmiPhaseOf(vmi) !== 'Running') return [];
  const { conditions } = vmi.status ?? {};
  if (!isTrue(conditions, 'MigrationRequired') || !isTrue(conditions, 'LiveMigratable')) return [];
  if (migrations.some((migration) => !isOver(migration))) return [];
  world.watchSurroundings();
  if (!world.settings().migratesAutomatically) return [];
  const failures = failuresInARow(migrations);
  const pause = failures > 0 ? pauseAfter(failures) : SECONDS.workloadUpdate;
  if (!world.passed(`workload update ${failures}`, pause)) return [];
  return begun(vmi, automaticMigration(vmi, world, ofUpdate), 'for automated workload update');
};

/**
 * Migrates an instance away from a node that is emptied. Source: KubeVirt
 * pkg/virt-controller/watch/drain/evacuation.
 */
export const evacuationController: Controller = (
  { vmi, migrations }: Machine,
  world: World,
): Change[] => {
  if (!vmi || isDeleting(vmi) || isMigrating(vmi) || vmiPhaseOf(vmi) !== 'Running') return [];
  const { conditions, nodeName, evacuationNodeName } = vmi.status ?? {};
  if (evacuationNodeName === undefined || evacuationNodeName !== nodeName) return [];
  if (!isTrue(conditions, 'LiveMigratable')) return [];
  if (migrations.some((migration) => !isOver(migration))) return [];
  world.watchSurroundings();
  if (evictionStrategyOf(vmi, world.settings()) === 'External') return [];
  const failures = failuresInARow(migrations);
  const pause = failures > 0 ? pauseAfter(failures) : SECONDS.migrationStep;
  if (!world.passed(`evacuation ${failures}`, pause)) return [];
  const purpose = ofEvacuation(evacuationNodeName);
  return begun(vmi, automaticMigration(vmi, world, purpose), `due to node evacuation`);
};
