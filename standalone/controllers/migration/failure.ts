import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import { withCondition } from '../kubevirt/conditions.ts';
import { isPodOver } from '../pod/find.ts';
import { inPhase, isStateOf, phaseOf, withMigrationState } from './state.ts';
import type { Job } from './job.ts';

/** What a failed migration leaves in the state of its instance. */
const failedState = ({ vmi, world }: Job, failureReason: string) =>
  withMigrationState(vmi, {
    endTimestamp: vmi.status?.migrationState?.endTimestamp ?? world.now,
    completed: true,
    failed: true,
    failureReason,
  });

/** The instance without the target pod among its pods. */
const withoutTarget = (vmi: Job['vmi'], target: Job['target']): Job['vmi'] => {
  const { activePods } = vmi.status ?? {};
  if (!target || !activePods) return vmi;
  const left = Object.entries(activePods).filter(([uid]) => uid !== target.metadata.uid);
  return { ...vmi, status: { ...vmi.status, activePods: Object.fromEntries(left) } };
};

/** Ends a migration: its target pod goes, the instance stays where it is. */
export const failed = (job: Job, why: string): Change[] => {
  const { vmi, migration, target, world } = job;
  const { migrationUid, ...rest } = vmi.status?.migrationState ?? {};
  // Before the handover the instance knows nothing of the migration yet.
  const known = isStateOf(vmi, migration);
  const state = known
    ? failedState(job, why)
    : withMigrationState(
        { ...vmi, status: { ...vmi.status, migrationState: {} } },
        {
          migrationUid: migration.metadata.uid ?? '',
          sourceNode: vmi.status?.nodeName ?? '',
          ...(target ? { targetPod: target.metadata.name } : {}),
          endTimestamp: world.now,
          completed: true,
          failed: true,
          failureReason: why,
        },
      );
  const isRunningElsewhere = !known && migrationUid !== undefined && rest.completed !== true;
  const over = inPhase(migration, 'Failed', world.now);
  const migrationState = state.status?.migrationState;
  return [
    { put: { ...over, status: { ...over.status, ...(migrationState ? { migrationState } : {}) } } },
    ...(isRunningElsewhere ? [] : [{ put: withoutTarget(state, target) }]),
    ...(target ? [{ remove: target }] : []),
    {
      event: {
        about: migration,
        type: 'Warning',
        reason: 'FailedMigration',
        message: why,
        source: 'virtualmachine-controller',
      },
    },
  ];
};

export const targetGone = (job: Job): Change[] =>
  failed(
    job,
    job.target && isPodOver(job.target)
      ? 'Migration failed because target pod shutdown during migration'
      : 'Migration target pod was removed during active migration.',
  );

/** Ends a migration that somebody deletes; while memory is copied the source node has to stop first. */
export const abort = (job: Job): Change[] => {
  const { vmi, migration, world } = job;
  if (phaseOf(migration) !== 'Running' || vmi.status?.migrationState?.completed === true) {
    return failed(job, 'Migration failed due to being canceled');
  }
  if (vmi.status?.migrationState?.abortRequested !== true) {
    const said = { type: 'migrationAbortRequested', status: 'True' } as const;
    const conditions = withCondition(migration.status?.conditions, said, world.now);
    return [
      { put: { ...migration, status: { ...migration.status, conditions } } },
      { put: withMigrationState(vmi, { abortRequested: true }) },
    ];
  }
  if (!world.passed(`abort of ${migration.metadata.uid ?? ''}`, SECONDS.abort)) return [];
  const aborted = withMigrationState(vmi, { abortStatus: 'Succeeded' });
  return failed({ ...job, vmi: aborted }, 'Live migration has been aborted');
};
