import { msg } from '../core/msg';

/** A stretch of time up to now that traffic is shown for. */
export interface Span {
  /** As PromQL writes it; stands in the address of the page, too. */
  key: SpanKey;
  /** As template to be translated. */
  label: string;
  seconds: number;
  /** Seconds between two points of a chart. */
  step: number;
  /**
   * Seconds that each point is averaged over: at least four scrapes, which are 30 s apart at most, and
   * no less than the step, so that nothing falls between two points.
   */
  window: number;
}

export const spanKeys = ['1h', '6h', '1d', '7d', '15d'] as const;
export type SpanKey = (typeof spanKeys)[number];

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const span = (key: SpanKey, label: string, seconds: number, step: number): Span => ({
  key,
  label,
  seconds,
  step,
  window: Math.max(5 * MINUTE, step),
});

const lastHour = span('1h', msg('Last hour'), HOUR, MINUTE);

/** Time spans, the shortest first. OpenShift keeps 15 days unless it is set otherwise. */
export const spans: readonly Span[] = [
  lastHour,
  span('6h', msg('Last 6 hours'), 6 * HOUR, 5 * MINUTE),
  span('1d', msg('Last day'), DAY, 20 * MINUTE),
  span('7d', msg('Last 7 days'), 7 * DAY, 2 * HOUR),
  span('15d', msg('Last 15 days'), 15 * DAY, 4 * HOUR),
];

/** The span of a key; the last hour for any other text. */
export const spanOf = (key: string | null | undefined): Span =>
  spans.find((candidate) => candidate.key === key) ?? lastHour;

/** Times of the points of a chart, in seconds since 1970: multiples of the step, up to now. */
export const gridOf = ({ seconds, step }: Span, now: number): readonly number[] => {
  const end = Math.floor(now / step) * step;
  const count = Math.floor(seconds / step) + 1;
  return Array.from({ length: count }, (_, index) => end - (count - 1 - index) * step);
};
