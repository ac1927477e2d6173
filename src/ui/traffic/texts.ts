import { NONE } from '../none';

const RATES = ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s'];
const STEP = 1000;

/** A rate in bits per second in the largest unit that leaves at least one, such as "12.4 Mbit/s". */
export const rateText = (bytesPerSecond: number | undefined, locale: string): string => {
  if (bytesPerSecond === undefined) return NONE;
  let value = bytesPerSecond * 8;
  let unit = 0;
  while (value >= STEP && unit < RATES.length - 1) {
    value /= STEP;
    unit += 1;
  }
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: value < 100 ? 1 : 0 });
  return `${number.format(value)} ${RATES[unit] ?? ''}`;
};

/** A number of pieces. */
export const countText = (count: number | undefined, locale: string): string =>
  count === undefined ? NONE : new Intl.NumberFormat(locale).format(count);

/** A number as a text that sorts letter by letter; what is not measured comes before 0. */
export const orderText = (value: number | undefined): string =>
  value === undefined ? '' : String(Math.round(value)).padStart(20, '0');

/** Of a chart: the time of day, and the day where the span is longer than one. */
export const momentText = (seconds: number, spanSeconds: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    ...(spanSeconds > 86_400 ? { month: 'short', day: 'numeric' } : {}),
  }).format(new Date(seconds * 1000));
