const FORM = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?Z$/;

/** Days from 1 March of the year 0 to the first of a month; the year begins in March. */
const daysBefore = (year: number, month: number): number => {
  const shifted = month > 2 ? year : year - 1;
  const index = (month + 9) % 12;
  return (
    365 * shifted +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    Math.floor((153 * index + 2) / 5)
  );
};

const DAY = 86_400;
const EPOCH = daysBefore(1970, 1);

/**
 * Seconds since 1970 of a time as Kubernetes writes it, such as `2026-01-01T00:00:00Z`; undefined for
 * any other text.
 */
export const secondsOfTime = (text: string | undefined): number | undefined => {
  const parts = FORM.exec(text ?? '');
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map(Number);
  const days = daysBefore(year, month) + day - 1 - EPOCH;
  return days * DAY + hour * 3600 + minute * 60 + second + Number(parts[7] ?? 0);
};

/** Seconds from one time to another; undefined where one of them is none. */
export const secondsBetween = (
  from: string | undefined,
  to: string | undefined,
): number | undefined => {
  const [first, last] = [secondsOfTime(from), secondsOfTime(to)];
  return first === undefined || last === undefined ? undefined : last - first;
};
