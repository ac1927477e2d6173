const SECOND = 1000;
const units: [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['year', 365 * 86_400 * SECOND],
  ['month', 30 * 86_400 * SECOND],
  ['day', 86_400 * SECOND],
  ['hour', 3600 * SECOND],
  ['minute', 60 * SECOND],
];

interface Formats {
  /** "3 days ago". */
  ago: Intl.RelativeTimeFormat;
  /** "this minute". */
  now: Intl.RelativeTimeFormat;
  exact: Intl.DateTimeFormat;
}

const known = new Map<string, Formats>();

/** Making a formatter takes far longer than using it, and lists show an age in each row. */
const formatsOf = (locale: string): Formats => {
  let formats = known.get(locale);
  if (!formats) {
    formats = {
      ago: new Intl.RelativeTimeFormat(locale),
      now: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
      exact: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' }),
    };
    known.set(locale, formats);
  }
  return formats;
};

/** An age in its largest unit, such as "3 days ago"; what is younger than a minute is "this minute". */
export const relativeAge = (ageMs: number, locale: string): string => {
  const found = units.find(([, size]) => ageMs >= size);
  const { ago, now } = formatsOf(locale);
  if (!found) return now.format(0, 'minute');
  const [unit, ms] = found;
  return ago.format(-Math.trunc(ageMs / ms), unit);
};

/** A time to the second, in the user's zone. */
export const exactTime = (time: Date, locale: string): string =>
  formatsOf(locale).exact.format(time);
