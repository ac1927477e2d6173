import { bytesOf, type Totals } from './figures';

/** Something that is measured, with its part of the bytes of all. */
export interface Talker<R> {
  row: R;
  bytes: number;
  /** 0 to 1. */
  share: number;
}

/** Those with the most bytes, the most first; none that had no traffic. */
export const topTalkers = <R extends { totals: Totals }>(
  rows: readonly R[],
  count: number,
): Talker<R>[] => {
  const all = rows.map((row) => ({ row, bytes: bytesOf(row.totals) ?? 0 }));
  const sum = all.reduce((total, { bytes }) => total + bytes, 0);
  return all
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, count)
    .map(({ row, bytes }) => ({ row, bytes, share: bytes / sum }));
};
