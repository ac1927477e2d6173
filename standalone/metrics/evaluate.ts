import type { Counter } from './series.ts';
import { BadQuery, type Expression, type Matcher, type Selector } from './query.ts';

export type Labels = Readonly<Record<string, string>>;

/** One value of a vector. */
export interface Value {
  labels: Labels;
  value: number;
}

const matches = ({ label, operator, value }: Matcher): ((labels: Labels) => boolean) => {
  if (operator === '=') return (labels) => (labels[label] ?? '') === value;
  if (operator === '!=') return (labels) => (labels[label] ?? '') !== value;
  let pattern: RegExp;
  try {
    pattern = new RegExp(`^(?:${value})$`, 's');
  } catch (error) {
    throw new BadQuery(`invalid parameter "query": error parsing regexp: ${String(error)}`);
  }
  return (labels) => pattern.test(labels[label] ?? '') === (operator === '=~');
};

/** Counters that a selector names; of them there is nothing before they began. */
const selected = ({ matchers }: Selector, counters: readonly Counter[]): readonly Counter[] => {
  const conditions = matchers.map(matches);
  return counters.filter(({ labels }) => conditions.every((condition) => condition(labels)));
};

const withoutName = ({ __name__: _name, ...labels }: Labels): Labels => labels;

const keyOf = (labels: Labels): string => JSON.stringify(Object.entries(labels).sort());

const sumBy = (by: readonly string[], values: readonly Value[]): Value[] => {
  const sums = new Map<string, Value>();
  for (const { labels, value } of values) {
    const own = Object.fromEntries(
      by.flatMap((label) => (labels[label] === undefined ? [] : [[label, labels[label]]])),
    );
    const key = keyOf(own);
    sums.set(key, { labels: own, value: (sums.get(key)?.value ?? 0) + value });
  }
  return [...sums.values()];
};

type Evaluate = (time: number) => Value[];

/** Selectors are resolved once, however many points a range has. */
const prepared = (expression: Expression, counters: readonly Counter[]): Evaluate => {
  switch (expression.kind) {
    case 'selector': {
      const found = selected(expression, counters);
      return (time) => {
        const at = time - expression.offset;
        return found
          .filter(({ born }) => born <= at)
          .map(({ labels, valueAt }) => ({ labels, value: valueAt(at) }));
      };
    }
    case 'change': {
      const { isRate, range, of } = expression;
      const found = selected(of, counters);
      return (time) =>
        found
          .filter(({ born }) => born < time)
          .map(({ labels, born, valueAt }) => {
            const change = valueAt(time) - valueAt(Math.max(born, time - range));
            return { labels: withoutName(labels), value: isRate ? change / range : change };
          });
    }
    case 'sum': {
      const of = prepared(expression.of, counters);
      return (time) => sumBy(expression.by, of(time));
    }
    case 'relabel': {
      const of = prepared(expression.of, counters);
      const { target, source, pattern, replacement } = expression;
      const expected = new RegExp(`^(?:${pattern})$`, 's');
      return (time) =>
        of(time).map(({ labels, value }) => {
          const text = labels[source] ?? '';
          return expected.test(text)
            ? { labels: { ...labels, [target]: text.replace(expected, replacement) }, value }
            : { labels, value };
        });
    }
    case 'or': {
      const [left, right] = [expression.left, expression.right].map((side) =>
        prepared(side, counters),
      );
      return (time) => {
        const first = left?.(time) ?? [];
        const known = new Set(first.map(({ labels }) => keyOf(withoutName(labels))));
        const second = right?.(time) ?? [];
        return [...first, ...second.filter(({ labels }) => !known.has(keyOf(withoutName(labels))))];
      };
    }
  }
};

/** The vector of an expression at a time. */
export const instant = (
  expression: Expression,
  counters: readonly Counter[],
  time: number,
): Value[] => prepared(expression, counters)(time);

/** The values of an expression at each of several times, series by series. */
export const ranged = (
  expression: Expression,
  counters: readonly Counter[],
  times: readonly number[],
): { labels: Labels; values: [number, number][] }[] => {
  const evaluate = prepared(expression, counters);
  const series = new Map<string, { labels: Labels; values: [number, number][] }>();
  for (const time of times) {
    for (const { labels, value } of evaluate(time)) {
      const key = keyOf(labels);
      const one = series.get(key) ?? { labels, values: [] };
      one.values.push([time, value]);
      series.set(key, one);
    }
  }
  return [...series.values()];
};

/** The same expression with a label forced to a value in every selector, as prom-label-proxy does. */
export const enforced = (expression: Expression, label: string, value: string): Expression => {
  const force = (selector: Selector): Selector => ({
    ...selector,
    matchers: [
      ...selector.matchers.filter((matcher) => matcher.label !== label || matcher.operator !== '='),
      { label, operator: '=', value },
    ],
  });
  switch (expression.kind) {
    case 'selector':
      return force(expression);
    case 'change':
      return { ...expression, of: force(expression.of) };
    case 'sum':
    case 'relabel':
      return { ...expression, of: enforced(expression.of, label, value) };
    case 'or':
      return {
        ...expression,
        left: enforced(expression.left, label, value),
        right: enforced(expression.right, label, value),
      };
  }
};
