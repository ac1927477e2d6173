import fc from 'fast-check';
import { secondsBetween, secondsOfTime } from './time';

describe('a time of Kubernetes', () => {
  it('is as the platform reads it', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1900-01-01T00:00:00Z'),
          max: new Date('2200-01-01T00:00:00Z'),
          noInvalidDate: true,
        }),
        (date) => {
          expect(secondsOfTime(date.toISOString())).toBeCloseTo(date.getTime() / 1000);
        },
      ),
    );
  });

  it.each([[undefined], [''], ['x'], ['2026-01-01'], ['2026-01-01T00:00:00+02:00']])(
    '%j is none',
    (text) => {
      expect(secondsOfTime(text)).toBeUndefined();
    },
  );

  it('is so far from another', () => {
    expect(secondsBetween('2026-01-01T00:00:00Z', '2026-01-01T00:01:30Z')).toBe(90);
    expect(secondsBetween(undefined, '2026-01-01T00:01:30Z')).toBeUndefined();
  });
});
