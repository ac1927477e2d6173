import { listAt, recordAt, textAt, textOf } from '../core/resource';

/** A value at a time, in seconds since 1970. */
export interface Sample {
  at: number;
  value: number;
}

/** One series of an answer: one sample of an instant, many of a range. */
export interface Series {
  labels: Readonly<Record<string, string>>;
  samples: readonly Sample[];
}

/** NaN and infinity are what Prometheus computes from nothing: no value. */
const sampleOf = (value: unknown): Sample[] => {
  if (!Array.isArray(value)) return [];
  const [at, text] = value as unknown[];
  const number = typeof text === 'string' && text.trim() !== '' ? Number(text) : NaN;
  return typeof at === 'number' && Number.isFinite(number) ? [{ at, value: number }] : [];
};

const labelsOf = (entry: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(recordAt(entry, 'metric')).flatMap(([label, value]) => {
      const text = textOf(value);
      return text === undefined ? [] : [[label, text]];
    }),
  );

const KNOWN = ['vector', 'matrix'];

/**
 * The series in an answer of Prometheus to an instant or a range query.
 *
 * @returns undefined for what is no such answer: an error, or something else that sits at the address
 */
export const seriesIn = (answer: unknown): readonly Series[] | undefined => {
  if (textAt(answer, 'status') !== 'success') return undefined;
  if (!KNOWN.includes(textAt(answer, 'data', 'resultType') ?? '')) return undefined;
  return listAt(answer, 'data', 'result').map((entry) => {
    const values = listAt(entry, 'values');
    const single = recordAt(entry).value;
    return {
      labels: labelsOf(entry),
      samples: (values.length > 0 ? values : [single]).flatMap(sampleOf),
    };
  });
};

/** What a server that refuses a query says of it; undefined where it says nothing. */
export const refusalIn = (answer: unknown): string | undefined => textAt(answer, 'error');

/** Points of a chart; undefined is a gap: nothing was measured then. */
export type Points = readonly (number | undefined)[];

/** The samples of a series at the times of a grid, as far as there are any. */
export const pointsAt = (grid: readonly number[], samples: readonly Sample[]): Points => {
  const byTime = new Map(samples.map(({ at, value }) => [Math.round(at), value]));
  return grid.map((at) => byTime.get(at));
};

/** The sum of series point by point; a gap only where all have one. */
export const sumOfPoints = (all: readonly Points[]): Points => {
  const [first = [], ...others] = all;
  return first.map((value, index) =>
    others.reduce<number | undefined>((sum, points) => {
      const own = points[index];
      return own === undefined ? sum : (sum ?? 0) + own;
    }, value),
  );
};
