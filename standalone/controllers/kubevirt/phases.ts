import type { PhaseTransition, VirtualMachineInstance } from './types.ts';

type Status = NonNullable<VirtualMachineInstance['status']>;

/** The instance with a part of its status replaced. */
export const withStatus = (
  vmi: VirtualMachineInstance,
  status: Partial<Status>,
): VirtualMachineInstance => ({ ...vmi, status: { ...vmi.status, ...status } });

export const transitioned = (
  before: PhaseTransition[] | undefined,
  phase: string,
  now: string,
): PhaseTransition[] => [...(before ?? []), { phase, phaseTransitionTimestamp: now }];

/** The instance in another phase. */
export const inPhase = (
  vmi: VirtualMachineInstance,
  phase: string,
  now: string,
  status: Partial<Status> = {},
): VirtualMachineInstance =>
  withStatus(vmi, {
    ...status,
    phase,
    phaseTransitionTimestamps: transitioned(vmi.status?.phaseTransitionTimestamps, phase, now),
  });

export const phaseOf = ({ status }: VirtualMachineInstance): string => status?.phase ?? '';

export const isFinal = (vmi: VirtualMachineInstance): boolean =>
  ['Succeeded', 'Failed'].includes(phaseOf(vmi));

export const isDeleting = ({ metadata }: VirtualMachineInstance): boolean =>
  metadata.deletionTimestamp !== undefined;

/** Whether memory is being copied. Source: KubeVirt pkg/util/migrations, IsMigrating. */
export const isMigrating = ({ status }: VirtualMachineInstance): boolean => {
  const { startTimestamp, endTimestamp } = status?.migrationState ?? {};
  return Boolean(startTimestamp) && !endTimestamp;
};

export const FINALIZER = 'foregroundDeleteVirtualMachine';

/** The instance as a request to delete it leaves it: it goes when its guest has shut down. */
export const marked = (vmi: VirtualMachineInstance, now: string): VirtualMachineInstance => ({
  ...vmi,
  metadata: {
    ...vmi.metadata,
    finalizers: [...new Set([...(vmi.metadata.finalizers ?? []), FINALIZER])],
    deletionTimestamp: vmi.metadata.deletionTimestamp ?? now,
    deletionGracePeriodSeconds: 0,
  },
});
