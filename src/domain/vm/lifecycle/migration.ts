import { msg } from '../../core/msg';
import { isRecord, recordAt, textAt, valueAt, type KubernetesResource } from '../../core/resource';
import { conditionOf, instancePhase } from '../spec/instance';
import { reason, type Reason } from '../../core/reasons';

/**
 * Phases of a VirtualMachineInstanceMigration in the order in which it goes through them; it ends in
 * one of the last two. Those between Pending and Scheduling are for migrations between clusters.
 *
 * Source: kubevirt staging/src/kubevirt.io/api/core/v1/types.go VirtualMachineInstanceMigrationPhase.
 */
export const migrationPhases = [
  'Pending',
  'WaitingForSync',
  'Synchronizing',
  'Scheduling',
  'Scheduled',
  'PreparingTarget',
  'TargetReady',
  'Running',
  'Succeeded',
  'Failed',
] as const;

export type MigrationPhase = (typeof migrationPhases)[number];

const labels: Record<MigrationPhase, string> = {
  Pending: msg('Waiting for its turn'),
  WaitingForSync: msg('Waiting for the other side'),
  Synchronizing: msg('Agreeing with the other side'),
  Scheduling: msg('Looking for a node'),
  Scheduled: msg('Node found'),
  PreparingTarget: msg('Preparing the node'),
  TargetReady: msg('Node is ready'),
  Running: msg('Copying the VM'),
  Succeeded: msg('Migrated'),
  Failed: msg('Failed'),
};

/** The phase of a text: one that has not begun has none, and counts as pending. */
export const migrationPhaseOf = (migration: unknown): MigrationPhase => {
  const text = textAt(migration, 'status', 'phase') ?? 'Pending';
  return migrationPhases.find((phase) => phase === text) ?? 'Pending';
};

/** The text for a phase, to be translated. */
export const migrationPhaseLabel = (phase: MigrationPhase): string => labels[phase];

/** Whether a migration is over, well or not. */
export const isFinalPhase = (phase: string | undefined): boolean =>
  phase === 'Succeeded' || phase === 'Failed';

export const isFinal = (migration: unknown): boolean => isFinalPhase(migrationPhaseOf(migration));

const stateFor = (vmi: unknown, migration: unknown): Record<string, unknown> => {
  const state = recordAt(vmi, 'status', 'migrationState');
  const uid = textAt(migration, 'metadata', 'uid');
  const of = textAt(state, 'migrationUid');
  return uid === undefined || of === undefined || uid === of ? state : {};
};

/** Why a migration failed, in KubeVirt's words; undefined where it did not or nobody says so. */
export const failureReasonOf = (migration: unknown, vmi?: unknown): string | undefined => {
  if (migrationPhaseOf(migration) !== 'Failed') return undefined;
  return (
    textAt(migration, 'status', 'migrationState', 'failureReason') ??
    textAt(stateFor(vmi, migration), 'failureReason') ??
    conditionOf(migration, 'Failed')?.message
  );
};

/** What the instance says of its last migration, as the documentation has users check it. */
export interface MigrationProof {
  isCompleted: boolean;
  /** The instance runs on the node that it was sent to. */
  hasArrived: boolean;
  targetNode: string | undefined;
  /** By which address it can be told whether the dedicated network was used. */
  targetNodeAddress: string | undefined;
}

/** Reads the proof from the instance's status; of another migration than the given one, nothing. */
export const migrationProof = (vmi: unknown, migration?: unknown): MigrationProof => {
  const state = stateFor(vmi, migration);
  const targetNode = textAt(state, 'targetNode');
  const isCompleted = state.completed === true && state.failed !== true;
  return {
    isCompleted,
    hasArrived:
      isCompleted && targetNode !== undefined && textAt(vmi, 'status', 'nodeName') === targetNode,
    targetNode,
    targetNodeAddress: textAt(state, 'targetNodeAddress'),
  };
};

/** The label by which a node is chosen, as nodes may be called otherwise than their label says. */
const HOSTNAME = 'kubernetes.io/hostname';

/**
 * A migration to be created; the server gives it a name.
 *
 * @param node to migrate to; undefined: the scheduler chooses. It narrows what the VM itself allows,
 *   and overrides nothing of it.
 */
export const newMigration = (
  vmi: KubernetesResource,
  node?: { hostname: string },
): KubernetesResource => {
  const name = textAt(vmi, 'metadata', 'name') ?? '';
  const namespace = textAt(vmi, 'metadata', 'namespace');
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceMigration',
    metadata: {
      // Kubernetes cuts the beginning of a generated name at 58 characters.
      generateName: `${name.slice(0, 50)}-migration-`.slice(0, 58),
      ...(namespace === undefined ? {} : { namespace }),
    },
    spec: {
      vmiName: name,
      ...(node ? { addedNodeSelector: { [HOSTNAME]: node.hostname } } : {}),
    },
  };
};

/**
 * Why a VM cannot be migrated now: it does not run, cannot migrate, or does already. Undefined where
 * it can.
 *
 * Source: kubevirt pkg/virt-api/webhooks/validating-webhook/admitters/migration-create-admitter.go.
 *
 * @param migrations those of the namespace; those of other VMs are passed over
 */
export const migrateRefusal = (
  vmi: KubernetesResource | undefined,
  migrations: readonly unknown[],
): Reason | undefined => {
  if (instancePhase(vmi) !== 'running') return reason(msg('The VM does not run.'));
  const name = textAt(vmi, 'metadata', 'name');
  const namespace = textAt(vmi, 'metadata', 'namespace');
  const other = migrations.find(
    (migration) =>
      isRecord(migration) &&
      valueAt(migration, 'spec', 'vmiName') === name &&
      textAt(migration, 'metadata', 'namespace') === namespace &&
      !isFinal(migration),
  );
  if (other) {
    return reason(msg('A migration of the VM is under way: {{name}}'), {
      name: textAt(other, 'metadata', 'name') ?? '',
    });
  }
  const condition = conditionOf(vmi, 'LiveMigratable');
  if (condition?.status !== 'False') return undefined;
  const obstacle = condition.message ?? condition.reason;
  return obstacle === undefined
    ? reason(msg('The VM cannot be migrated.'))
    : reason(msg('The VM cannot be migrated: {{obstacle}}'), { obstacle });
};
