const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** How many of the units of a length are told: an hour is not told to the second. */
const TOLD = 2;

/**
 * A length of time in its two largest units, such as "17 minutes 4 seconds", or "17 min 4 sec" where
 * there is little room; less than a second is "0 seconds".
 *
 * @param seconds 0 or more
 */
export const durationText = (
  seconds: number,
  locale: string,
  unitDisplay: 'long' | 'short' = 'long',
): string => {
  const whole = Math.round(seconds);
  let rest = whole;
  const parts = UNITS.map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return { unit, count };
  });
  const first = parts.findIndex(({ count }) => count > 0);
  const told = first < 0 ? parts.slice(-1) : parts.slice(first, first + TOLD);
  const shown = told.filter(({ count }, index) => index === 0 || count > 0);
  return shown
    .map(({ unit, count }) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).format(count),
    )
    .join(' ');
};

const SIZES = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** A number of bytes in the largest unit that leaves at least one, such as "12.4 GiB". */
export const bytesText = (bytes: number, locale: string): string => {
  const step = bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10);
  const index = Math.min(step, SIZES.length - 1);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return `${number.format(bytes / 1024 ** index)} ${SIZES[index] ?? ''}`;
};
