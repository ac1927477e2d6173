import {
  isRecord,
  listAt,
  recordAt,
  textAt,
  textOf,
  valueAt,
  type KubernetesResource,
} from '../../core/resource';

/** A condition of an object's status, as it is. */
export interface Condition {
  status: string;
  reason: string | undefined;
  message: string | undefined;
}

export const conditionOf = (object: unknown, type: string): Condition | undefined => {
  for (const entry of listAt(object, 'status', 'conditions')) {
    if (!isRecord(entry) || entry.type !== type) continue;
    return {
      status: textOf(entry.status) ?? '',
      reason: textOf(entry.reason),
      message: textOf(entry.message),
    };
  }
  return undefined;
};

/** `stopped`: there is no instance, or it is over. `starting`: the guest does not run yet. */
export type InstancePhase = 'stopped' | 'starting' | 'running';

const STARTING: readonly string[] = ['', 'Pending', 'Scheduling', 'Scheduled', 'WaitingForSync'];
const OVER: readonly string[] = ['Succeeded', 'Failed'];

/**
 * Whether an instance runs. A paused one and one that migrates run.
 *
 * Source: kubevirt staging/src/kubevirt.io/api/core/v1/types.go VirtualMachineInstancePhase.
 */
export const instancePhase = (vmi: KubernetesResource | undefined): InstancePhase => {
  if (!vmi) return 'stopped';
  const phase = textAt(vmi, 'status', 'phase') ?? '';
  if (OVER.includes(phase)) return 'stopped';
  return STARTING.includes(phase) ? 'starting' : 'running';
};

/** Whether an instance is on its way to another node, by its own status. */
export const isMigrating = (vmi: unknown): boolean => {
  const state = valueAt(vmi, 'status', 'migrationState');
  return (
    textAt(state, 'startTimestamp') !== undefined &&
    recordAt(state).completed !== true &&
    recordAt(state).failed !== true &&
    textAt(state, 'endTimestamp') === undefined
  );
};

/** Whether an instance can migrate; undefined where nobody says so. */
export const isMigratable = (vmi: unknown): boolean | undefined => {
  const status = conditionOf(vmi, 'LiveMigratable')?.status;
  return status === 'True' || status === 'False' ? status === 'True' : undefined;
};

/** Whether the guest agent reports; undefined where nothing is known of the instance. */
export const hasGuestAgent = (vmi: unknown): boolean =>
  conditionOf(vmi, 'AgentConnected')?.status === 'True';

/**
 * The condition by which KubeVirt says that a change needs a migration: `False` with reason
 * AutoMigrationPending during a time of grace, then `True`. It is on the instance, and copied to the
 * VM.
 *
 * Source: kubevirt pkg/network/migration/evaluator.go; pkg/virt-controller/watch/vmi/lifecycle.go.
 */
export const migrationRequired = (
  vm: unknown,
  vmi: unknown,
): (Condition & { isPending: boolean }) | undefined => {
  const found = conditionOf(vmi, 'MigrationRequired') ?? conditionOf(vm, 'MigrationRequired');
  if (!found) return undefined;
  const isPending = found.status === 'False' && found.reason === 'AutoMigrationPending';
  return found.status === 'True' || isPending ? { ...found, isPending } : undefined;
};

/** The condition by which KubeVirt says that a change needs a restart. */
export const restartRequired = (vm: unknown): Condition | undefined => {
  const found = conditionOf(vm, 'RestartRequired');
  return found?.status === 'True' ? found : undefined;
};
