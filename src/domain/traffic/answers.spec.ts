import fc from 'fast-check';
import { pointsAt, refusalIn, seriesIn, sumOfPoints, type Points } from './answers';
import { gridOf, spanOf, spans } from './spans';

const vector = (result: unknown) => ({ status: 'success', data: { resultType: 'vector', result } });

describe('an answer of Prometheus', () => {
  it('is read as series, of an instant and of a range', () => {
    expect(seriesIn(vector([{ metric: { a: 'x' }, value: [5, '1.5'] }]))).toEqual([
      { labels: { a: 'x' }, samples: [{ at: 5, value: 1.5 }] },
    ]);
    const matrix = {
      status: 'success',
      data: {
        resultType: 'matrix',
        result: [
          {
            metric: {},
            values: [
              [5, '1'],
              [6, 'NaN'],
              [7, '+Inf'],
              [8, '2e3'],
            ],
          },
        ],
      },
    };
    expect(seriesIn(matrix)?.[0]?.samples).toEqual([
      { at: 5, value: 1 },
      { at: 8, value: 2000 },
    ]);
  });

  it.each([
    [{ status: 'error', errorType: 'bad_data', error: 'parse error' }],
    [{ status: 'success', data: { resultType: 'scalar', result: [1, '2'] } }],
    ['<!DOCTYPE html>'],
    [null],
    [{}],
  ])('is none: %j', (answer) => {
    expect(seriesIn(answer)).toBeUndefined();
  });

  it('says why it is none', () => {
    expect(refusalIn({ status: 'error', error: 'parse error' })).toBe('parse error');
    expect(refusalIn('x')).toBeUndefined();
  });

  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (result, entry) => {
        expect(() => seriesIn(vector(result))).not.toThrow();
        for (const { samples } of seriesIn(vector([entry])) ?? []) {
          for (const { at, value } of samples) {
            expect(typeof at).toBe('number');
            expect(Number.isFinite(value)).toBe(true);
          }
        }
      }),
    );
  });
});

const points = fc.array(fc.option(fc.integer({ min: 0, max: 1e6 }), { nil: undefined }), {
  minLength: 6,
  maxLength: 6,
});

describe('points', () => {
  it('stand at the times of the grid, and leave gaps', () => {
    expect(
      pointsAt(
        [10, 20, 30],
        [
          { at: 30, value: 3 },
          { at: 10, value: 0 },
        ],
      ),
    ).toEqual([0, undefined, 3]);
  });

  it('add up, and are a gap only where all are one', () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 5 }), (all: Points[]) => {
        sumOfPoints(all).forEach((sum, index) => {
          const values = all.flatMap((each) => each[index] ?? []);
          const isGap = all.every((each) => each[index] === undefined);
          expect(sum).toBe(isGap ? undefined : values.reduce((a, b) => a + b, 0));
        });
      }),
    );
  });

  it('are none of nothing', () => {
    expect(sumOfPoints([])).toEqual([]);
  });
});

describe('spans', () => {
  it.each(spans)('$key: points lie on whole steps, and none is later than now', (span) => {
    const now = 1_772_600_767;
    const grid = gridOf(span, now);
    expect(grid.every((at) => at % span.step === 0)).toBe(true);
    expect(grid.at(-1)).toBeLessThanOrEqual(now);
    expect(now - (grid.at(-1) ?? 0)).toBeLessThan(span.step);
    expect((grid.at(-1) ?? 0) - (grid[0] ?? 0)).toBe(span.seconds);
    expect(span.window).toBeGreaterThanOrEqual(Math.max(300, span.step));
    // What Prometheus gives at most for each series.
    expect(grid.length).toBeLessThan(11_000);
  });

  it('are read from a text, and the shortest for any other', () => {
    expect(spanOf('7d').seconds).toBe(604_800);
    expect(spanOf('never').key).toBe('1h');
    expect(spanOf(null).key).toBe('1h');
  });
});
