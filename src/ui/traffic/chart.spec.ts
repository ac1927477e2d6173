import fc from 'fast-check';
import { largestOf, latestOf, nearest, niceTop, pathOf } from './chart';
import { orderText, rateText } from './texts';

const frame = { width: 100, height: 10, top: 10 };

describe('a curve', () => {
  it('is a line from the left to the right, the largest value above', () => {
    expect(pathOf([0, 5, 10], frame)).toBe('M0 10L50 5L100 0');
  });

  it('begins anew after a gap, and shows a single value as a dot', () => {
    expect(pathOf([0, undefined, 10, undefined, 0, 0], { ...frame, width: 50 })).toBe(
      'M0 10h0M20 0h0M40 10L50 10',
    );
  });

  it('stays within its frame', () => {
    const points = fc.array(fc.option(fc.double({ noNaN: true }), { nil: undefined }));
    fc.assert(
      fc.property(points, (values) => {
        const path = pathOf(values, frame);
        expect(path).not.toMatch(/NaN|Infinity|e/);
        for (const [, x, y] of path.matchAll(/[ML](\S+) ([\d.-]+)/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x)).toBeLessThanOrEqual(100);
          expect(Number(y)).toBeGreaterThanOrEqual(0);
          expect(Number(y)).toBeLessThanOrEqual(10);
        }
      }),
    );
  });

  it('is none of no values', () => {
    expect(pathOf([], frame)).toBe('');
    expect(largestOf([[undefined], []])).toBe(0);
    expect(latestOf([undefined])).toBeUndefined();
    expect(latestOf([1, 2, undefined])).toBe(2);
  });
});

describe('the upper edge', () => {
  it('is the next round number', () => {
    expect([0, 1, 1.1, 4, 7, 99, 101, NaN].map(niceTop)).toEqual([1, 1, 2, 5, 10, 100, 200, 1]);
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e15, noNaN: true }), (value) => {
        expect(niceTop(value)).toBeGreaterThanOrEqual(value * 0.999_999);
        expect(niceTop(value)).toBeLessThanOrEqual(value * 2.51);
      }),
    );
  });
});

it('the nearest point is one that there is', () => {
  expect([-1, 0, 0.49, 0.51, 1, 2].map((part) => nearest(part, 3))).toEqual([0, 0, 1, 1, 2, 2]);
});

describe('texts', () => {
  it('tell rates in bits', () => {
    expect([undefined, 0, 100, 125, 1_250_000, 1.5e9].map((rate) => rateText(rate, 'en'))).toEqual([
      '-',
      '0 bit/s',
      '800 bit/s',
      '1 kbit/s',
      '10 Mbit/s',
      '12 Gbit/s',
    ]);
  });

  it('of order sort as their numbers', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(orderText(a) < orderText(b)).toBe(a < b);
      }),
    );
    expect(orderText(undefined) < orderText(0)).toBe(true);
  });
});
