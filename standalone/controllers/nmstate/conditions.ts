import { isSame } from '../../kubernetes/equal.ts';
import { recordsIn } from './state.ts';

type Status = 'True' | 'False' | 'Unknown';

/** One condition without its times. */
export interface Told {
  type: string;
  status: Status;
  reason: string;
  message: string;
}

const told = (type: string, status: Status, reason: string, message = ''): Told => ({
  type,
  status,
  reason,
  message,
});

const all = (
  reason: string,
  { holding, unknown = [] }: { holding: Record<string, string>; unknown?: string[] },
): Told[] =>
  ['Failing', 'Available', 'Progressing', 'Pending', 'Aborted'].map((type) => {
    const message = holding[type];
    if (message !== undefined) return told(type, 'True', reason, message);
    return told(type, unknown.includes(type) ? 'Unknown' : 'False', reason);
  });

/** Conditions of an enactment. Source: kubernetes-nmstate pkg/enactmentstatus/conditions. */
export const STAGE = {
  progressing: () =>
    all('ConfigurationProgressing', {
      holding: { Progressing: 'Applying desired state' },
      unknown: ['Failing', 'Available'],
    }),
  pending: () =>
    all('MaxUnavailableLimitReached', {
      holding: { Pending: 'Waiting for progressing nodes to finish' },
    }),
  retrying: (message: string) =>
    all('Retrying', { holding: { Failing: message, Progressing: message } }),
  failed: (message: string) => all('FailedToConfigure', { holding: { Failing: message } }),
  aborted: (enactment: string) =>
    all('ConfigurationAborted', {
      holding: { Aborted: `reconciliation of enactment "${enactment}" has aborted` },
    }),
  configured: () =>
    all('SuccessfullyConfigured', { holding: { Available: 'successfully reconciled' } }),
};

/** How many nodes a policy is for, and what became of it there. */
export interface Counts {
  matching: number;
  notReady: number;
  available: number;
  failed: number;
  aborted: number;
  pending: number;
}

const ofPolicy = (reason: string, states: Record<string, Status>, on: string, message: string) =>
  ['Available', 'Degraded', 'Progressing', 'Ignored'].map((type) =>
    told(type, states[type] ?? 'False', reason, type === on ? message : ''),
  );

/**
 * The conditions of a policy, which are counted from its enactments.
 *
 * Source: kubernetes-nmstate pkg/policyconditions/conditions.go.
 */
export const policyConditions = (counts: Counts): Told[] => {
  const { matching, notReady, available, failed, aborted, pending } = counts;
  const ready = matching - notReady;
  const finished = available + failed + aborted;
  const ignored = notReady > 0 ? `, ${notReady} nodes ignored due to NotReady state` : '';
  if (matching === 0) {
    const message = 'Policy does not match any node';
    return ofPolicy('NoMatchingNode', { Ignored: 'True' }, 'Ignored', message);
  }
  if (failed + aborted > 0) {
    const others = aborted > 0 ? `, ${aborted} nodes aborted configuration` : '';
    const message = `${failed}/${matching} nodes failed to configure${others}`;
    return ofPolicy('FailedToConfigure', { Degraded: 'True' }, 'Degraded', message);
  }
  if (finished < ready) {
    const waiting = pending > 0 && finished + pending === ready ? `, ${pending} pending` : '';
    const message = `Policy is progressing ${finished}/${ready} nodes finished${waiting}${ignored}`;
    const states: Record<string, Status> = {
      Available: 'Unknown',
      Degraded: 'Unknown',
      Progressing: 'True',
    };
    return ofPolicy('ConfigurationProgressing', states, 'Progressing', message);
  }
  const message = `${available}/${matching} nodes successfully configured${ignored}`;
  return ofPolicy('SuccessfullyConfigured', { Available: 'True' }, 'Available', message);
};

/** The conditions with their times; those that say the same as before are left as they are. */
export const dated = (now: string, next: Told[], before: unknown): Record<string, unknown>[] =>
  next.map((each) => {
    const former = recordsIn(before).find(({ type }) => type === each.type);
    const { lastTransitionTime, lastHeartbeatTime, ...said } = former ?? {};
    if (former && isSame({ message: '', ...said }, each)) return former;
    const since = former?.status === each.status ? lastTransitionTime : now;
    return {
      ...each,
      lastTransitionTime: since ?? lastHeartbeatTime ?? now,
      lastHeartbeatTime: now,
    };
  });

/** Whether a condition of this type holds. */
export const holds = (conditions: unknown, type: string): boolean =>
  recordsIn(conditions).some((each) => each.type === type && each.status === 'True');
