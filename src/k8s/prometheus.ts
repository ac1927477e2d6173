import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';
import { refusalIn, seriesIn, type Series } from '../domain/traffic/answers';
import { gridOf } from '../domain/traffic/spans';
import type { Query } from '../domain/traffic/queries';
import { answerTo, NoAnswer } from './answer';
import { failureOf } from './failure';
import { basePath } from './paths';

/**
 * Why there are no metrics: the session is over (401), no right to them (403), no Prometheus behind the
 * console (404), one that does not answer now (502 to 504), nothing came in time, or what came is a refusal
 * of the query or no answer of Prometheus.
 */
export type MetricsReason =
  'unauthorized' | 'forbidden' | 'absent' | 'down' | 'noAnswer' | 'refused';

export interface MetricsFailure {
  reason: MetricsReason;
  /** What was said, whole and untranslated; empty where nothing was. */
  message: string;
}

/** Metrics could not be had. */
export class MetricsError extends Error {
  constructor(readonly failure: MetricsFailure) {
    super(failure.message);
    this.name = 'MetricsError';
  }
}

const reasonOf = (code: number | undefined): MetricsReason => {
  switch (code) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
      return 'absent';
    case 502:
    case 503:
    case 504:
      return 'down';
    case undefined:
      return 'noAnswer';
    default:
      return 'refused';
  }
};

/** Reads any thrown value as a failure to get metrics. */
export const metricsFailureOf = (error: unknown): MetricsFailure => {
  if (error instanceof MetricsError) return error.failure;
  if (error instanceof NoAnswer) return { reason: 'noAnswer', message: '' };
  const { code, message } = failureOf(error);
  return { reason: reasonOf(code), message };
};

/** The console's own address for a query: of the cluster, or of one namespace. */
const addressOf = ({ promql, span }: Query, namespace: string | undefined, now: number): string => {
  const params = new URLSearchParams({ query: promql });
  if (span) {
    const grid = gridOf(span, now);
    params.set('start', String(grid[0]));
    params.set('end', String(grid.at(-1)));
    params.set('step', String(span.step));
  }
  if (namespace !== undefined) params.set('namespace', namespace);
  const place = namespace === undefined ? 'prometheus' : 'prometheus-tenancy';
  const endpoint = span ? 'query_range' : 'query';
  return `${basePath()}api/${place}/api/v1/${endpoint}?${params.toString()}`;
};

/**
 * Asks one endpoint one query.
 *
 * @param namespace asks the endpoint for one namespace; undefined: that of the cluster
 * @param now seconds since 1970
 * @throws MetricsError
 */
const ask = async (
  query: Query,
  namespace: string | undefined,
  now: number,
): Promise<readonly Series[]> => {
  let answer: unknown;
  try {
    answer = await answerTo(consoleFetchJSON(addressOf(query, namespace, now)) as Promise<unknown>);
  } catch (error) {
    // A page instead of JSON is what a console without the proxy serves at any address.
    if (error instanceof SyntaxError) {
      throw new MetricsError({ reason: 'absent', message: error.message });
    }
    throw new MetricsError(metricsFailureOf(error));
  }
  const series = seriesIn(answer);
  if (series) return series;
  throw new MetricsError({ reason: 'refused', message: refusalIn(answer) ?? '' });
};

/** So many requests are open at once. */
const AT_ONCE = 4;

/** Runs tasks a few at a time; results in the order of the tasks. None of them may throw. */
const fewAtOnce = async <T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> => {
  const results: T[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < tasks.length) {
      const index = next;
      next += 1;
      const task = tasks[index];
      if (task) results[index] = await task();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
};

/** What metrics are asked for. */
export interface Asked {
  /** `queriesFor(undefined)` are for the cluster's endpoint, which knows all namespaces. */
  queriesFor: (namespace: string | undefined) => readonly Query[];
  /** Of one namespace; undefined: of all. */
  namespace: string | undefined;
  /** Namespaces to ask one by one where the cluster's endpoint is closed; undefined: that is no use. */
  own: readonly string[] | undefined;
}

/** Series, and the namespaces of which there are none. */
export interface Answered {
  series: readonly Series[];
  missing: readonly { namespace: string; failure: MetricsFailure }[];
  /** Namespaces were asked one by one. */
  isOneByOne: boolean;
}

const askAll = async (
  { queriesFor }: Asked,
  namespace: string | undefined,
  isOfOne: boolean,
  now: number,
): Promise<readonly Series[]> => {
  const results = await fewAtOnce(
    queriesFor(namespace).map(
      (query) => async () =>
        ask(query, isOfOne ? namespace : undefined, now).catch((error: unknown) =>
          metricsFailureOf(error),
        ),
    ),
  );
  return results.flatMap((result) => {
    if ('reason' in result) throw new MetricsError(result);
    return result;
  });
};

/** The endpoint for one namespace says no, or is not there: the other one may say more. */
const isClosed = (error: unknown): boolean =>
  ['forbidden', 'absent'].includes(metricsFailureOf(error).reason);

const askOne = async (asked: Asked, namespace: string, now: number): Promise<Answered> => {
  try {
    return { series: await askAll(asked, namespace, true, now), missing: [], isOneByOne: false };
  } catch (error) {
    if (!isClosed(error)) throw error;
    try {
      return { series: await askAll(asked, namespace, false, now), missing: [], isOneByOne: false };
    } catch {
      // What the first said is about this namespace, and tells more.
      throw error;
    }
  }
};

const askEach = async (asked: Asked, own: readonly string[], now: number): Promise<Answered> => {
  const results = await fewAtOnce(
    own.map((namespace) => async () => {
      try {
        return { namespace, series: await askAll(asked, namespace, true, now) };
      } catch (error) {
        return { namespace, failure: metricsFailureOf(error) };
      }
    }),
  );
  return {
    series: results.flatMap(({ series = [] }) => series),
    missing: results.flatMap(({ namespace, failure }) => (failure ? [{ namespace, failure }] : [])),
    isOneByOne: true,
  };
};

/** How long the cluster's endpoint is left in peace after it has said no, in seconds. */
const PEACE = 300;
let refusedAt: number | undefined;

/**
 * Asks for metrics the way that the user may: of one namespace at the endpoint for that, of all at the
 * cluster's, and where that is closed of each of the user's namespaces, a few at a time.
 *
 * @param now seconds since 1970
 * @throws MetricsError where nothing could be had
 */
export const askMetrics = async (asked: Asked, now: number): Promise<Answered> => {
  const { namespace, own } = asked;
  if (namespace !== undefined) return askOne(asked, namespace, now);
  const isClosedFor = own !== undefined && refusedAt !== undefined && now - refusedAt < PEACE;
  if (!isClosedFor) {
    try {
      return { series: await askAll(asked, undefined, false, now), missing: [], isOneByOne: false };
    } catch (error) {
      if (metricsFailureOf(error).reason !== 'forbidden') throw error;
      refusedAt = now;
      if (own === undefined || own.length === 0) throw error;
    }
  }
  if (own.length === 0) {
    throw new MetricsError({ reason: 'forbidden', message: '' });
  }
  const answered = await askEach(asked, own, now);
  const [first] = answered.missing;
  if (first && answered.missing.length === own.length) throw new MetricsError(first.failure);
  return answered;
};
