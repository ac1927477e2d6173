/** Seconds of each unit of Go's durations. */
const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;

/**
 * The seconds of a duration as Go writes them, such as `5m`, `1h30m` or `1.5s`; undefined for what Go does
 * not read, such as a number without a unit. Source: Go time.ParseDuration.
 */
export const secondsOf = (text: string): number | undefined => {
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (rest === '0') return 0;
  if (rest === '') return undefined;
  let sum = 0;
  PART.lastIndex = 0;
  for (let end = 0; end < rest.length; end = PART.lastIndex) {
    const match = PART.exec(rest);
    if (!match) return undefined;
    sum += Number(match[1]) * (UNITS[match[2] ?? ''] ?? 0);
  }
  return sign === '-' ? -sum : sum;
};
