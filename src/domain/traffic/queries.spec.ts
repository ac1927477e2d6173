import { parser } from '@prometheus-io/lezer-promql';
import fc from 'fast-check';
import { enforced, instant, ranged } from '../../../standalone/metrics/evaluate';
import { readQuery } from '../../../standalone/metrics/query';
import { figures, NODE_METRICS, VM_METRICS } from './figures';
import { oneOf, quoted, selector } from './promql';
import {
  deviceRates,
  deviceTotals,
  interfaceRates,
  interfaceTotals,
  lastDay,
  partsOfNames,
  type Query,
} from './queries';
import { gridOf, spanOf, spans } from './spans';
import { NOW } from './testing/measured';

/** Whether Prometheus' own grammar reads all of a query. */
const isSound = (promql: string): boolean => {
  let sound = promql !== '';
  parser.parse(promql).iterate({
    enter: ({ type }) => {
      if (type.isError) sound = false;
    },
  });
  return sound;
};

const namespace = 'shop';
const queries: Record<string, Query> = {
  ...Object.fromEntries(
    spans.flatMap((span) => [
      [`totals ${span.key}`, interfaceTotals(namespace, span)],
      [`totals of all ${span.key}`, interfaceTotals(undefined, span)],
      [`devices ${span.key}`, deviceTotals(span)],
      [`rates ${span.key}`, interfaceRates(namespace, ['a', 'b.c'], span)],
      [`device rates ${span.key}`, deviceRates(['eno1', 'ens2f0'], span)],
    ]),
  ),
  day: lastDay(namespace, 'web'),
  'day of all': lastDay(undefined),
};

describe.each(Object.entries(queries))('the query for %s', (_name, { promql }) => {
  it('is read by the grammar of Prometheus, and by what plays it', () => {
    expect(isSound(promql)).toBe(true);
    expect(() => readQuery(promql)).not.toThrow();
  });
});

/** A counter that grows by so much each second. */
const counter = (labels: Record<string, string>, perSecond: number, born = 0) => ({
  labels,
  born,
  valueAt: (time: number) => Math.max(0, time - born) * perSecond,
});

const lan = { namespace, name: 'web', node: 'n1', interface: 'lan' };
const counters = [
  ...figures.map((figure, index) => counter({ __name__: VM_METRICS[figure], ...lan }, index + 1)),
  // After a live migration: another series of the same interface.
  counter({ __name__: VM_METRICS.receivedBytes, ...lan, node: 'n2' }, 10, NOW - 1800),
  counter({ __name__: VM_METRICS.receivedBytes, ...lan, namespace: 'other' }, 1000),
  ...figures.map((figure) =>
    counter({ __name__: NODE_METRICS[figure], instance: 'n1', device: 'lo' }, 5),
  ),
  counter({ __name__: NODE_METRICS.sentBytes, instance: 'n1', device: 'eno1' }, 7),
];

const valuesOf = ({ promql }: Query) =>
  Object.fromEntries(
    instant(readQuery(promql), counters, NOW).map(({ labels: { figure, ...rest }, value }) => [
      [figure, ...Object.values(rest)].join(' '),
      value,
    ]),
  );

describe('what queries ask for', () => {
  it('is each figure over the span, added up over migrations', () => {
    const values = valuesOf(interfaceTotals(namespace, spanOf('1h'), 'web'));
    expect(values['receivedBytes shop web lan']).toBe(3600 + 18_000);
    expect(values['sentErrors shop web lan']).toBe(8 * 3600);
    expect(Object.keys(values)).toHaveLength(figures.length);
  });

  it('is of all namespaces where none is named', () => {
    const values = valuesOf(interfaceTotals(undefined, spanOf('1h')));
    expect(values['receivedBytes other web lan']).toBe(3_600_000);
  });

  it('leaves out what never leaves a node', () => {
    expect(valuesOf(deviceTotals(spanOf('1h')))).toEqual({ 'sentBytes n1 eno1': 25_200 });
  });

  it('is the rate at each point of a chart', () => {
    const { promql, span } = interfaceRates(namespace, ['web'], spanOf('6h'));
    const grid = gridOf(span ?? spanOf('1h'), NOW);
    const [received] = ranged(readQuery(promql), counters, grid);
    expect(received?.values).toHaveLength(grid.length);
    expect(received?.values[0]?.[1]).toBeCloseTo(1);
    expect(received?.values.at(-1)?.[1]).toBeCloseTo(11);
  });

  it('is whether an interface was measured a day ago', () => {
    const values = valuesOf(lastDay(namespace));
    expect(values['before shop web lan']).toBeGreaterThan(0);
    expect(values['sent shop web lan']).toBe(4 * 86_400);
  });

  it('is held to a namespace by the proxy for tenants', () => {
    const all = enforced(
      readQuery(interfaceTotals(undefined, spanOf('1h')).promql),
      'namespace',
      'other',
    );
    const found = instant(all, counters, NOW).map(({ labels }) => labels.namespace);
    expect([...new Set(found)]).toEqual(['other']);
  });
});

describe('texts in a query', () => {
  it('mean what they say, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const promql = selector('up', [['job', '=', text]]);
        fc.pre(!Array.from(text).some((letter) => letter < ' '));
        expect(isSound(promql)).toBe(true);
        expect(readQuery(promql)).toMatchObject({
          matchers: [{}, { label: 'job', operator: '=', value: text }],
        });
      }),
    );
    expect(quoted('a"b\\c\n')).toBe('"a\\"b\\\\c\\n"');
  });

  it('let through the names that are meant and no others', () => {
    const name = fc.stringMatching(/^[a-z0-9.+*-]{1,8}$/);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), name, (names, other) => {
        const series = counter({ __name__: 'up', job: other }, 1);
        const found = instant(readQuery(selector('up', [oneOf('job', names)])), [series], NOW);
        expect(found).toHaveLength(names.includes(other) ? 1 : 0);
      }),
    );
  });
});

describe('names in parts', () => {
  it('are all there, in order, and short enough', () => {
    const name = fc.stringMatching(/^[a-z]{1,63}$/);
    fc.assert(
      fc.property(fc.array(name, { maxLength: 300 }), (names) => {
        const parts = partsOfNames(names);
        expect(parts.flat()).toEqual(names);
        for (const part of parts) expect(part.join('|').length).toBeLessThanOrEqual(1500);
      }),
    );
  });
});
