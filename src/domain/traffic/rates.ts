import { pointsAt, sumOfPoints, type Points, type Series } from './answers';

/** Bytes per second at the times of a grid. */
export interface Rates {
  received: Points;
  sent: Points;
}

/** Rates of what has series for `receivedBytes` and `sentBytes`. */
export const ratesOf = (
  grid: readonly number[],
  series: ReadonlyMap<string, Series> | undefined,
): Rates => ({
  received: pointsAt(grid, series?.get('receivedBytes')?.samples ?? []),
  sent: pointsAt(grid, series?.get('sentBytes')?.samples ?? []),
});

/** Rates of several together. */
export const sumOfRates = (all: readonly Rates[]): Rates => ({
  received: sumOfPoints(all.map(({ received }) => received)),
  sent: sumOfPoints(all.map(({ sent }) => sent)),
});

/** Whether anything was measured at any time. */
export const hasValues = ({ received, sent }: Rates): boolean =>
  [received, sent].some((points) => points.some((value) => value !== undefined));
