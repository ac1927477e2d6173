import type { Timestamp } from '../kubernetes/time.ts';

/** An entry of `status.conditions`. */
export interface Condition {
  type: string;
  status: 'True' | 'False';
  reason?: string;
  message?: string;
  lastTransitionTime: Timestamp;
}

/** A condition that holds, or does not, since `at`. */
export function condition(
  type: string,
  holds: boolean,
  at: Timestamp,
  reason?: string,
  message?: string,
): Condition {
  return {
    type,
    status: holds ? 'True' : 'False',
    ...(reason !== undefined && { reason }),
    ...(message !== undefined && { message }),
    lastTransitionTime: at,
  };
}

/** The same as KubeVirt writes it. */
export function probed(each: Condition): Condition & { lastProbeTime: null } {
  return { ...each, lastProbeTime: null };
}
