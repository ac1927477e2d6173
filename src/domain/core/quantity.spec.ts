import fc from 'fast-check';
import { quantityOf } from './quantity';

describe('a quantity', () => {
  it.each([
    ['64Mi', 67_108_864],
    ['1G', 1e9],
    ['1.5Gi', 1_610_612_736],
    ['500m', 0.5],
    ['1e3', 1000],
    ['2E6', 2_000_000],
    ['1E', 1e18],
    ['.5k', 500],
    ['-64Mi', -67_108_864],
    ['0', 0],
    [8, 8],
  ])('%s is %d', (text, expected) => {
    expect(quantityOf(text)).toBe(expected);
  });

  it.each([['64MB'], ['64Mi/s'], [''], ['Mi'], ['1.2.3'], ['1e'], [undefined], [null], [{}]])(
    '%j is none',
    (value) => {
      expect(quantityOf(value)).toBeUndefined();
    },
  );

  it('is a number or nothing for anything', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const found = quantityOf(value);
        return found === undefined || Number.isFinite(found);
      }),
    );
  });
});
