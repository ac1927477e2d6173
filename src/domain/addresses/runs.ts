import type { Ip } from '../net/cidr';
import type { Holder, Pool } from './pool';

/** A stretch of a pool: addresses one after the other of which the same is to be said. */
export interface Run {
  first: Ip;
  last: Ip;
  count: bigint;
  /** `other`: cannot be handed out, as it is excluded or lies outside of the bounds. */
  state: 'used' | 'free' | 'excluded';
  /** Of a single address. */
  holder: Holder | undefined;
}

/**
 * A pool as stretches in the order of the addresses: each used one alone, those between them
 * together. Outside of the bounds only addresses that are used all the same.
 */
export const runsOf = ({
  cidr: { family },
  start,
  end,
  excludes,
  holders,
}: Pick<Pool, 'cidr' | 'start' | 'end' | 'excludes' | 'holders'>): Run[] => {
  const runs: Run[] = [];
  const add = (first: bigint, last: bigint, state: Run['state'], holder?: Holder): void => {
    if (last < first) return;
    runs.push({
      first: { family, value: first },
      last: { family, value: last },
      count: last - first + 1n,
      state,
      holder,
    });
  };
  const gaps = excludes
    .map(({ first, last }) => ({
      first: first < start ? start : first,
      last: last > end ? end : last,
    }))
    .filter(({ first, last }) => first <= last)
    .sort((a, b) => (a.first < b.first ? -1 : Number(a.first > b.first)));
  /** From one address to another, none of which is used. */
  const between = (from: bigint, to: bigint): void => {
    let next = from;
    for (const gap of gaps) {
      if (gap.last < next || gap.first > to) continue;
      add(next, gap.first - 1n, 'free');
      const upTo = gap.last > to ? to : gap.last;
      add(gap.first > next ? gap.first : next, upTo, 'excluded');
      next = upTo + 1n;
    }
    add(next, to, 'free');
  };
  let next = start;
  for (const value of [...holders.keys()].sort((a, b) => (a < b ? -1 : Number(a > b)))) {
    const holder = holders.get(value);
    if (value >= start && value <= end) {
      between(next, value - 1n);
      next = value + 1n;
    } else if (value > end) {
      between(next, end);
      next = end + 1n;
    }
    add(value, value, 'used', holder);
  }
  between(next, end);
  return runs;
};
