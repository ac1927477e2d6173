import { at } from '../../apiserver/conversion/paths.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { condition } from '../../objects/condition.ts';
import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import type { Pod } from '../kubevirt/types.ts';
import type { Controller } from '../loop.ts';
import { recordsOf } from '../services/lists.ts';
import type { World } from '../world.ts';
import { measurementOf, outcomeOf, refusalOf } from './outcome.ts';
import { accountOf, configMapOf, podOf, type CheckupSubject } from './subject.ts';

const isOver = (job: KubernetesObject): boolean =>
  recordsOf(at(job.status, ['conditions'])).some(
    ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
  );

const dataOf = ({ data }: KubernetesObject): Record<string, string> =>
  isRecord(data) ? (data as Record<string, string>) : {};

/** The end of a Job with that of its pod. */
const ended = (job: KubernetesObject, pods: Pod[], isDone: boolean, now: string): Change[] => {
  const before = isRecord(job.status) ? job.status : {};
  const status = isDone
    ? {
        ...before,
        active: 0,
        succeeded: 1,
        completionTime: now,
        conditions: [condition('Complete', true, now)],
      }
    : {
        ...before,
        active: 0,
        failed: 1,
        conditions: [
          condition(
            'Failed',
            true,
            now,
            'BackoffLimitExceeded',
            'Job has reached the specified backoff limit',
          ),
        ],
      };
  return [
    ...pods.map((pod) => ({
      put: { ...pod, status: { ...pod.status, phase: isDone ? 'Succeeded' : 'Failed' } },
    })),
    { put: { ...job, status } },
  ];
};

const withStatus = (
  configMap: KubernetesObject,
  status: Record<string, string>,
): KubernetesObject => ({
  ...configMap,
  data: {
    ...dataOf(configMap),
    ...Object.fromEntries(Object.entries(status).map(([key, value]) => [`status.${key}`, value])),
  },
});

const startedBy = (pods: Pod[], world: World): boolean =>
  pods.length > 0 && world.passed('pod of the checkup', SECONDS.podStart);

/**
 * Runs the two checkups of kiagnose, without their VMs: the ConfigMap says when a run began, and after
 * the time that it takes what it measured, or why it failed. Other Jobs are left alone.
 *
 * Source: kiagnose kiagnose/launcher/launcher.go, kiagnose/config/config.go.
 */
export const checkupController: Controller<CheckupSubject> = (subject, world): Change[] => {
  const { job, pods, configMap, hasServiceAccount, isAllowed } = subject;
  if (!job) return pods.map((pod) => ({ remove: pod }));
  const name = configMapOf(job);
  if (name === undefined || isOver(job)) return [];
  const { now } = world;
  if (!hasServiceAccount) {
    const account = `${job.metadata.namespace ?? ''}/${accountOf(job)}`;
    return [
      {
        event: {
          about: job,
          type: 'Warning',
          reason: 'FailedCreate',
          message: `Error creating: pods "${job.metadata.name}-" is forbidden: error looking up service account ${account}: serviceaccount "${accountOf(job)}" not found`,
          source: 'job-controller',
        },
      },
    ];
  }
  if (pods.length === 0)
    return [
      { put: podOf(job, now) },
      { put: { ...job, status: { startTime: now, active: 1, ready: 1 } } },
    ];
  if (!startedBy(pods, world)) return [];
  // A checkup that cannot read its settings, or has none of its own, tells nobody but its log.
  if (!configMap || !isAllowed) return ended(job, pods, false, now);
  const started = dataOf(configMap)['status.startTimestamp'];
  const isOwn = started !== undefined && configMap.metadata.annotations?.[RUN] === job.metadata.uid;
  if (started !== undefined && !isOwn) return ended(job, pods, false, now);
  if (started === undefined)
    return [{ put: owned(withStatus(configMap, { startTimestamp: now }), job) }];
  const failure = refusalOf(configMap);
  const outcome = failure === undefined ? outcomeOf(subject) : { failure, results: {} };
  const seconds = SECONDS.checkupSetup + measurementOf(configMap);
  if (failure === undefined && !world.passed('measurement of the checkup', seconds)) return [];
  const results = Object.fromEntries(
    Object.entries(outcome.results).map(([key, value]) => [`result.${key}`, value]),
  );
  return [
    {
      put: withStatus(configMap, {
        succeeded: String(outcome.failure === undefined),
        failureReason: outcome.failure ?? '',
        completionTimestamp: now,
        ...results,
      }),
    },
    ...ended(job, pods, outcome.failure === undefined, now),
  ];
};

/** Which Job has begun with a ConfigMap: the simulation has no process that remembers it. */
const RUN = 'simulated-run';

const owned = (configMap: KubernetesObject, job: KubernetesObject): KubernetesObject => ({
  ...configMap,
  metadata: {
    ...configMap.metadata,
    annotations: { ...configMap.metadata.annotations, [RUN]: job.metadata.uid ?? '' },
  },
});
