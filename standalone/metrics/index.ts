import type { Answer } from '../apiserver/answer.ts';
import type { Beside } from '../apiserver/extension.ts';
import { isAllowed } from '../apiserver/rbac.ts';
import type { ApiRequest } from '../apiserver/request.ts';
import type { Store } from '../apiserver/store.ts';
import type { User } from '../kubernetes/user.ts';
import { enforced, instant, ranged } from './evaluate.ts';
import { BadQuery, readQuery } from './query.ts';
import { countersIn, type Counter } from './series.ts';
import type { SimulatedMetrics } from './simulated.ts';

/** Where the embedded API serves what a Thanos querier serves in a cluster, at its two ports. */
export const PROMETHEUS_PATH = '/prometheus';
export const TENANCY_PATH = '/prometheus-tenancy';

const MAX_POINTS = 11_000;

const success = (resultType: string, result: unknown): Answer => ({
  code: 200,
  body: { status: 'success', data: { resultType, result } },
});

const badData = (error: string): Answer => ({
  code: 400,
  body: { status: 'error', errorType: 'bad_data', error },
});

/** A time as Prometheus takes it: seconds since 1970, or a date. */
const timeOf = (text: string): number => {
  const time = /^[\d.]+$/.test(text) ? Number(text) : Date.parse(text) / 1000;
  if (Number.isFinite(time)) return time;
  throw new BadQuery(
    `invalid parameter: cannot parse ${JSON.stringify(text)} to a valid timestamp`,
  );
};

/** The same for a step, which may have a unit. */
const stepOf = (text: string): number => {
  const [, count, unit] = /^([\d.]+)([smhd]?)$/.exec(text) ?? [];
  const step = Number(count) * ({ m: 60, h: 3600, d: 86_400 }[unit ?? ''] ?? 1);
  if (step > 0) return step;
  throw new BadQuery(
    'invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer',
  );
};

const timesOf = (query: URLSearchParams): number[] => {
  const [start, end] = ['start', 'end'].map((name) => timeOf(query.get(name) ?? ''));
  const step = stepOf(query.get('step') ?? '');
  const count = Math.floor(((end ?? 0) - (start ?? 0)) / step) + 1;
  if (count < 1)
    throw new BadQuery('invalid parameter "end": end timestamp must not be before start time');
  if (count > MAX_POINTS) {
    throw new BadQuery(
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    );
  }
  return Array.from({ length: count }, (_, index) => (start ?? 0) + index * step);
};

/** What one server answers. */
class Simulated {
  private known: { version: number; counters: readonly Counter[] } | undefined;

  constructor(
    private readonly store: Store,
    private readonly simulated: SimulatedMetrics,
    private readonly now: () => number,
  ) {}

  private counters(): readonly Counter[] {
    const { version } = this.store;
    if (this.known?.version !== version) {
      this.known = { version, counters: countersIn(this.store, this.simulated) };
    }
    return this.known.counters;
  }

  private evaluated(endpoint: string, query: URLSearchParams, namespace: string | null): Answer {
    const asked = readQuery(query.get('query') ?? '');
    const expression = namespace === null ? asked : enforced(asked, 'namespace', namespace);
    if (endpoint === 'query') {
      const time = query.has('time') ? timeOf(query.get('time') ?? '') : this.now();
      const values = instant(expression, this.counters(), time);
      return success(
        'vector',
        values.map(({ labels, value }) => ({ metric: labels, value: [time, String(value)] })),
      );
    }
    const series = ranged(expression, this.counters(), timesOf(query));
    return success(
      'matrix',
      series.map(({ labels, values }) => ({
        metric: labels,
        values: values.map(([time, value]) => [time, String(value)]),
      })),
    );
  }

  /** As kube-rbac-proxy in front of Thanos decides it. */
  private refusal(user: User, isTenancy: boolean, namespace: string | null): Answer | undefined {
    if (isTenancy && namespace === null) {
      return { code: 400, body: 'Bad Request. The request or configuration is malformed.' };
    }
    const [group, resource] = isTenancy
      ? (['metrics.k8s.io', 'pods'] as const)
      : (['monitoring.coreos.com', 'prometheuses/api'] as const);
    const place = isTenancy ? (namespace ?? '') : 'openshift-monitoring';
    if (isAllowed(this.store, user, { verb: 'get', group, resource, namespace: place })) {
      return undefined;
    }
    return {
      code: 403,
      body: `Forbidden (user=${user.name}, verb=get, resource=${resource}, namespace=${place})`,
    };
  }

  answer(user: User, { method, pathname, query }: ApiRequest): Answer | undefined {
    const [, prefix, endpoint] =
      /^(\/prometheus(?:-tenancy)?)\/api\/v1\/(query|query_range)$/.exec(pathname) ?? [];
    if (prefix === undefined || endpoint === undefined || method !== 'GET') return undefined;
    if (this.simulated.isAbsent) return { code: 404, body: '404 page not found' };
    const isTenancy = prefix === TENANCY_PATH;
    const namespace = query.get('namespace');
    const refusal = this.refusal(user, isTenancy, namespace);
    if (refusal) return refusal;
    try {
      return this.evaluated(endpoint, query, isTenancy ? namespace : null);
    } catch (error) {
      if (error instanceof BadQuery) return badData(error.message);
      throw error;
    }
  }
}

/**
 * Plays Prometheus with counters of the VMs and nodes that the API holds. They follow from the clock and
 * from names alone, so that they are the same for everybody who looks.
 *
 * @param now seconds since 1970
 */
export const simulatedMetrics =
  (simulated: SimulatedMetrics = {}, now = () => Date.now() / 1000): Beside =>
  (store) => {
    const prometheus = new Simulated(store, simulated, now);
    return (user, request) => prometheus.answer(user, request);
  };
