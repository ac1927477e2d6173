import fc from 'fast-check';
import { completenessOf, progressOf, totalOf, withTotal, type Completeness } from './completeness';

const PAGE = 250;

/** The sizes that the SDK shows while it reads a list of so many objects. */
const pagesOf = (count: number): number[] => [
  ...Array.from({ length: Math.floor(count / PAGE) }, (_, index) => (index + 1) * PAGE),
  ...(count % PAGE === 0 && count > 0 ? [] : [count]),
];

const read = (sizes: number[], before?: Completeness): Completeness | undefined =>
  sizes.reduce(completenessOf, before);

describe('a list', () => {
  it.each([0, 1, 249])('of %i objects is complete without a question', (size) => {
    expect(completenessOf(undefined, size).isComplete).toBe(true);
  });

  it('is complete when its last object has come, not before, whether the server counts or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.boolean(), (count, isCounted) => {
        let known: Completeness | undefined;
        for (const size of pagesOf(count)) {
          known = completenessOf(known, size);
          if (isCounted && !known.isComplete) known = withTotal(known, count);
          const isProven = size === count && (isCounted || count % PAGE !== 0 || count === 0);
          expect(known.isComplete).toBe(isProven);
        }
      }),
    );
  });

  it('of whole pages waits for the server to say that there are no more', () => {
    const known = read([250, 500]);
    expect(known?.isComplete).toBe(false);
    expect(withTotal(known ?? completenessOf(undefined, 0), 500).isComplete).toBe(true);
  });

  it('that loses objects while it is read is complete by its short last page, or by a new answer', () => {
    const counted = withTotal(completenessOf(undefined, 250), 1000);
    expect(read([500, 740], counted)?.isComplete).toBe(true);
    const short = completenessOf(counted, 750);
    expect(short.isComplete).toBe(false);
    expect(withTotal(short, 750).isComplete).toBe(true);
  });

  it.each([
    [5003, 5000],
    [251, 252],
    [500, 499],
    [740, 500 + 1],
  ])('that is complete stays so when its watch makes %i into %i', (before, size) => {
    const known = { size: before, isComplete: true, total: undefined };
    expect(completenessOf(known, size).isComplete).toBe(true);
  });

  it('that is read anew is not complete until it has come again', () => {
    const known = { size: 5003, isComplete: true, total: 5003 };
    const anew = completenessOf(known, 250);
    expect(anew).toEqual({ size: 250, isComplete: false, total: undefined });
    expect(read([500, 5000], anew)?.isComplete).toBe(false);
    expect(read([500, 5000, 5003], anew)?.isComplete).toBe(true);
  });
});

describe('progressOf', () => {
  const list = (size: number, isComplete: boolean, total?: number) => ({ size, isComplete, total });

  it('is nothing when all lists are complete', () => {
    expect(progressOf([list(3, true), list(500, true, 500)])).toBeUndefined();
  });

  it('counts all lists, and gives a total when it is known of each', () => {
    const lists = [list(3, true), list(250, false, 1000)];
    expect(progressOf(lists)).toEqual({ loaded: 253, total: 1003 });
    expect(progressOf([...lists, list(250, false)])).toEqual({ loaded: 503, total: undefined });
  });
});

describe('totalOf', () => {
  it.each([
    ['an empty list', { metadata: {}, items: [] }, 0],
    ['one object', { metadata: { continue: '' }, items: [{}] }, 1],
    ['more', { metadata: { continue: 'x', remainingItemCount: 4999 }, items: [{}] }, 5000],
    ['more, not counted', { metadata: { continue: 'x' }, items: [{}] }, undefined],
  ])('reads %s', (_, list, total) => {
    expect(totalOf(list)).toBe(total);
  });
});
