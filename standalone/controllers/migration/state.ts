import { transitioned, withStatus } from '../kubevirt/phases.ts';
import type { Migration, MigrationState, VirtualMachineInstance } from '../kubevirt/types.ts';

export const MIGRATION_FINALIZER = 'kubevirt.io/migrationJobFinalize';
export const VMI_NAME_LABEL = 'kubevirt.io/vmi-name';

export const phaseOf = ({ status }: Migration): string => status?.phase ?? '';

export const isOver = (migration: Migration): boolean =>
  ['Succeeded', 'Failed'].includes(phaseOf(migration));

/** Phases in which a migration counts against the limits. */
export const isActive = (migration: Migration): boolean =>
  !isOver(migration) && !['', 'Pending'].includes(phaseOf(migration));

export const inPhase = (migration: Migration, phase: string, now: string): Migration => ({
  ...migration,
  status: {
    ...migration.status,
    phase,
    phaseTransitionTimestamps: transitioned(
      migration.status?.phaseTransitionTimestamps,
      phase,
      now,
    ),
  },
});

export const withoutFinalizer = (migration: Migration): Migration => ({
  ...migration,
  metadata: {
    ...migration.metadata,
    finalizers: (migration.metadata.finalizers ?? []).filter(
      (each) => each !== MIGRATION_FINALIZER,
    ),
  },
});

/** The instance with a part of its migration's state replaced. */
export const withMigrationState = (
  vmi: VirtualMachineInstance,
  state: Partial<MigrationState>,
): VirtualMachineInstance =>
  withStatus(vmi, { migrationState: { ...vmi.status?.migrationState, ...state } });

/** Whether the instance's state is about this migration. */
export const isStateOf = (vmi: VirtualMachineInstance, { metadata }: Migration): boolean =>
  vmi.status?.migrationState?.migrationUid === metadata.uid;
