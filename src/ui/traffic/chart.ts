import type { Points } from '../../domain/traffic/answers';

/** Points of a curve within a frame; a gap begins a new piece. */
export interface Frame {
  width: number;
  height: number;
  /** The value at the upper edge; above 0. */
  top: number;
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/**
 * A curve as the path of an SVG. A point between two gaps is a dot, drawn as a line of no length with
 * round ends.
 */
export const pathOf = (points: Points, { width, height, top }: Frame): string => {
  const step = points.length > 1 ? width / (points.length - 1) : 0;
  let isOpen = false;
  return points
    .map((value, index) => {
      if (value === undefined) {
        isOpen = false;
        return '';
      }
      const x = rounded(index * step);
      const y = rounded(height - (Math.max(0, Math.min(value, top)) / top) * height);
      const command = isOpen
        ? `L${x} ${y}`
        : `M${x} ${y}${points[index + 1] === undefined ? 'h0' : ''}`;
      isOpen = true;
      return command;
    })
    .join('');
};

const NICE = [1, 2, 5, 10];

/** The next round number above a value: 1, 2 or 5 with zeros; 1 where there is nothing above 0. */
export const niceTop = (value: number): number => {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = NICE.find((candidate) => candidate * power >= value) ?? 10;
  return factor * power;
};

/** The largest value of curves; 0 where there is none. */
export const largestOf = (curves: readonly Points[]): number =>
  curves.reduce(
    (largest, points) =>
      points.reduce<number>((found, value) => Math.max(found, value ?? 0), largest),
    0,
  );

/** The last value of a curve that is no gap. */
export const latestOf = (points: Points): number | undefined =>
  points.findLast((value) => value !== undefined);

/** Place of the point that lies nearest to a part (0 to 1) of the width. */
export const nearest = (part: number, count: number): number =>
  Math.max(0, Math.min(count - 1, Math.round(part * (count - 1))));
