import type { Cidr } from '../../net/cidr';

/** Addresses that a network hands out. */
export interface AddressRange {
  /** The network they lie in. */
  cidr: Cidr;
  /** First and last address. */
  start: bigint;
  end: bigint;
  /** Parts that are left out. */
  excludes: Cidr[];
  /** How many addresses there are. */
  count: bigint;
  /** Path of the range's text in the resource. */
  path: string;
}

/** How many numbers from `start` to `end` lie in none of the networks. */
export const countWithout = (start: bigint, end: bigint, excludes: readonly Cidr[]): bigint => {
  if (end < start) return 0n;
  const parts = excludes
    .filter(({ first, last }) => first <= end && last >= start)
    .sort((a, b) => (a.first < b.first ? -1 : Number(a.first > b.first)));
  let count = 0n;
  let next = start;
  for (const { first, last } of parts) {
    if (first > next) count += first - next;
    if (last + 1n > next) next = last + 1n;
  }
  return next > end ? count : count + end - next + 1n;
};
