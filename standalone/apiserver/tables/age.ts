const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

const two = (
  seconds: number,
  [unit, letter]: [number, string],
  [smaller, small]: [number, string],
): string => {
  const rest = Math.floor((seconds % unit) / smaller);
  return `${Math.floor(seconds / unit)}${letter}${rest === 0 ? '' : `${rest}${small}`}`;
};

/**
 * A duration as kubectl shows it: in one unit, or in two where the first says little.
 *
 * Source: k8s.io/apimachinery/pkg/util/duration/duration.go, HumanDuration.
 */
export const humanDuration = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < -1) return '<invalid>';
  if (seconds < 0) return '0s';
  if (seconds < 2 * MINUTE) return `${seconds}s`;
  const minutes = Math.floor(seconds / MINUTE);
  if (minutes < 10) return two(seconds, [MINUTE, 'm'], [1, 's']);
  if (minutes < 3 * 60) return `${minutes}m`;
  const hours = Math.floor(seconds / HOUR);
  if (hours < 8) return two(seconds, [HOUR, 'h'], [MINUTE, 'm']);
  if (hours < 48) return `${hours}h`;
  if (hours < 8 * 24) return two(seconds, [DAY, 'd'], [HOUR, 'h']);
  if (hours < 2 * 365 * 24) return `${Math.floor(hours / 24)}d`;
  if (hours < 8 * 365 * 24) return two(seconds, [YEAR, 'y'], [DAY, 'd']);
  return `${Math.floor(hours / 24 / 365)}y`;
};

/** How long ago a time was, RFC 3339. */
export const ageOf = (time: unknown, now: number): string => {
  const at = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  return Number.isNaN(at) ? '<unknown>' : humanDuration(now - at);
};
