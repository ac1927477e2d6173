import { isRecord, listAt, recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { checkupTypeOf, dataText, networkOf, typeBySettings, type CheckupType } from './types';

/** How far a run is. */
export type CheckupState = 'waiting' | 'running' | 'succeeded' | 'failed';

/** A checkup that was asked for, with what came of it. */
export interface CheckupRun {
  key: string;
  namespace: string;
  name: string;
  type: CheckupType;
  configMap: KubernetesResource;
  job: KubernetesResource | undefined;
  state: CheckupState;
  /** The checkup's own words, or those of the Job where it could not even begin; '' for none. */
  reason: string;
  network: { namespace: string; name: string } | undefined;
  /** RFC 3339. */
  started: string | undefined;
  completed: string | undefined;
}

/** Which ConfigMap a Job's checkup reads, by the environment of its containers; undefined for other Jobs. */
export const configMapOfJob = (
  job: KubernetesResource,
): { namespace: string; name: string } | undefined => {
  const own = textAt(job, 'metadata', 'namespace') ?? '';
  for (const container of listAt(job, 'spec', 'template', 'spec', 'containers')) {
    const variables = listAt(container, 'env').filter(isRecord);
    const of = (name: string) =>
      textAt(
        variables.find((each) => each.name === name),
        'value',
      );
    const name = of('CONFIGMAP_NAME');
    if (name !== undefined) return { namespace: of('CONFIGMAP_NAMESPACE') ?? own, name };
  }
  return undefined;
};

const conditionOf = (job: KubernetesResource, type: string): Record<string, unknown> | undefined =>
  listAt(job, 'status', 'conditions')
    .filter(isRecord)
    .find((condition) => condition.type === type && condition.status === 'True');

/** Why a Job failed before its checkup said anything. */
const failureOfJob = (job: KubernetesResource | undefined): string | undefined => {
  const failed = job && conditionOf(job, 'Failed');
  if (!failed) return undefined;
  return textAt(failed, 'message') ?? textAt(failed, 'reason') ?? '';
};

const stateOf = (
  configMap: KubernetesResource,
  job: KubernetesResource | undefined,
): Pick<CheckupRun, 'state' | 'reason'> => {
  const succeeded = dataText(configMap, 'status.succeeded');
  const reason = dataText(configMap, 'status.failureReason') ?? '';
  if (succeeded === 'true') return { state: 'succeeded', reason };
  if (succeeded === 'false') return { state: 'failed', reason };
  const broken = failureOfJob(job);
  if (broken !== undefined) return { state: 'failed', reason: broken };
  const isStarted = dataText(configMap, 'status.startTimestamp') !== undefined;
  return { state: isStarted ? 'running' : 'waiting', reason: '' };
};

const keyOf = (namespace: string, name: string): string => `${namespace}/${name}`;

const newestFirst = (jobs: readonly KubernetesResource[]): KubernetesResource[] =>
  [...jobs].sort((a, b) =>
    (textAt(b, 'metadata', 'creationTimestamp') ?? '').localeCompare(
      textAt(a, 'metadata', 'creationTimestamp') ?? '',
    ),
  );

/** The run of a ConfigMap, with the newest of the Jobs that read it; undefined for other ConfigMaps. */
export const runOf = (
  configMap: KubernetesResource,
  jobs: readonly KubernetesResource[],
): CheckupRun | undefined => {
  const type = checkupTypeOf(configMap) ?? typeBySettings(configMap);
  if (type === undefined) return undefined;
  const namespace = textAt(configMap, 'metadata', 'namespace') ?? '';
  const name = textAt(configMap, 'metadata', 'name') ?? '';
  const key = keyOf(namespace, name);
  const [job] = newestFirst(
    jobs.filter((each) => {
      const read = configMapOfJob(each);
      return read !== undefined && keyOf(read.namespace, read.name) === key;
    }),
  );
  return {
    key,
    namespace,
    name,
    type,
    configMap,
    job,
    ...stateOf(configMap, job),
    network: networkOf(configMap, type),
    started: dataText(configMap, 'status.startTimestamp'),
    completed: dataText(configMap, 'status.completionTimestamp'),
  };
};

/** Runs of ConfigMaps, the newest first. */
export const runsOf = (
  configMaps: readonly KubernetesResource[],
  jobs: readonly KubernetesResource[],
): CheckupRun[] =>
  newestFirst(configMaps).flatMap((configMap) => {
    const run = runOf(configMap, jobs);
    return run ? [run] : [];
  });

/** What a run measured: numbers with their units, and nodes. What was not told is undefined. */
export interface LatencyResult {
  type: 'latency';
  /** Nanoseconds. */
  least: number | undefined;
  average: number | undefined;
  most: number | undefined;
  /** Seconds. */
  measured: number | undefined;
  from: string | undefined;
  to: string | undefined;
}

export interface DpdkResult {
  type: 'dpdk';
  /** Packets. */
  sent: number | undefined;
  received: number | undefined;
  sendErrors: number | undefined;
  receiveErrors: number | undefined;
  droppedOnReceipt: number | undefined;
  droppedOnSending: number | undefined;
  from: string | undefined;
  to: string | undefined;
}

export type CheckupResult = LatencyResult | DpdkResult;

/** The results in a run's ConfigMap; undefined as long as there is none. */
export const resultOf = ({ configMap, type }: CheckupRun): CheckupResult | undefined => {
  const data = recordAt(configMap, 'data');
  const has = Object.keys(data).some((key) => key.startsWith('status.result.'));
  if (!has) return undefined;
  const text = (name: string) => {
    const value = dataText(configMap, `status.result.${name}`);
    return value === '' ? undefined : value;
  };
  const number = (name: string) => {
    const value = text(name);
    return value !== undefined && /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  };
  return type === 'latency'
    ? {
        type,
        least: number('minLatencyNanoSec'),
        average: number('avgLatencyNanoSec'),
        most: number('maxLatencyNanoSec'),
        measured: number('measurementDurationSec'),
        from: text('sourceNode'),
        to: text('targetNode'),
      }
    : {
        type,
        sent: number('trafficGenSentPackets'),
        received: number('vmUnderTestReceivedPackets'),
        sendErrors: number('trafficGenOutputErrorPackets'),
        receiveErrors: number('trafficGenInputErrorPackets'),
        droppedOnReceipt: number('vmUnderTestRxDroppedPackets'),
        droppedOnSending: number('vmUnderTestTxDroppedPackets'),
        from: text('trafficGenActualNodeName'),
        to: text('vmUnderTestActualNodeName'),
      };
};

/** A time in the unit that makes it a number from 1 to 999, with at most three digits. */
export const timeText = (nanoseconds: number): string => {
  const units: [number, string][] = [
    [1e9, 's'],
    [1e6, 'ms'],
    [1e3, 'µs'],
    [1, 'ns'],
  ];
  const rounded = (factor: number) => Number((nanoseconds / factor).toPrecision(3));
  const [factor, unit] = units.find(([each]) => rounded(each) >= 1) ?? [1, 'ns'];
  return `${rounded(factor)} ${unit}`;
};
