import {
  PrometheusEndpoint,
  usePrometheusPoll,
  type PrometheusResponse,
} from '@openshift-console/dynamic-plugin-sdk';
import { MIGRATION_METRICS, type MigrationMetrics } from '../../../domain/vm/migration/progress';

const POLL_MS = 5000;

const NAMES = Object.keys(MIGRATION_METRICS) as (keyof typeof MIGRATION_METRICS)[];

const quoted = (text: string): string => JSON.stringify(text);

/** The query for what is told of one VM that migrates. */
export const queryFor = (namespace: string, name: string): string =>
  `{__name__=~"${NAMES.join('|')}",namespace=${quoted(namespace)},name=${quoted(name)}}`;

const isWhole = (metrics: Partial<MigrationMetrics>): metrics is MigrationMetrics =>
  NAMES.every((name) => metrics[MIGRATION_METRICS[name]] !== undefined);

/** Reads the answer; undefined where a part of it is missing, as before the first sample. */
export const metricsIn = (
  response: PrometheusResponse | undefined,
): MigrationMetrics | undefined => {
  const found = new Map<string, number>();
  for (const { metric, value } of response?.data.result ?? []) {
    const number = Number(value?.[1]);
    const { __name__: name } = metric;
    if (name !== undefined && Number.isFinite(number)) found.set(name, number);
  }
  const metrics: Partial<MigrationMetrics> = {};
  for (const name of NAMES) {
    const value = found.get(name);
    if (value !== undefined) metrics[MIGRATION_METRICS[name]] = value;
  }
  return isWhole(metrics) ? metrics : undefined;
};

/** What metrics tell of a VM while it migrates; undefined where nobody measures, or may not be asked. */
export const useMigrationMetrics = (
  namespace: string,
  name: string,
): MigrationMetrics | undefined => {
  const [response] = usePrometheusPoll({
    endpoint: PrometheusEndpoint.QUERY,
    query: queryFor(namespace, name),
    namespace,
    delay: POLL_MS,
  });
  return metricsIn(response);
};
