const SECOND = 1000;
const units: [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['year', 365 * 86_400 * SECOND],
  ['month', 30 * 86_400 * SECOND],
  ['day', 86_400 * SECOND],
  ['hour', 3600 * SECOND],
  ['minute', 60 * SECOND],
];

/** An age in its largest unit, such as "3 days ago"; what is younger than a minute is "this minute". */
export const relativeAge = (ageMs: number, locale: string): string => {
  const found = units.find(([, size]) => ageMs >= size);
  if (!found) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'minute');
  const [unit, ms] = found;
  return new Intl.RelativeTimeFormat(locale).format(-Math.trunc(ageMs / ms), unit);
};
