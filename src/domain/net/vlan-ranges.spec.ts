import fc from 'fast-check';
import { formatVlans, mergeVlans, vlansOutside } from './vlan-ranges';

const ranges = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 9 })).map(([min, more]) => ({
    min,
    max: min + more,
  })),
  { maxLength: 6 },
);
const numbersIn = (list: { min: number; max: number }[]) =>
  new Set(list.flatMap(({ min, max }) => Array.from({ length: max - min + 1 }, (_, i) => min + i)));

describe('VLAN ranges', () => {
  it('merge without losing or adding one', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const merged = mergeVlans(list);
        expect(numbersIn(merged)).toEqual(numbersIn(list));
        merged.slice(1).forEach(({ min }, index) => {
          expect(min).toBeGreaterThan((merged[index]?.max ?? 0) + 1);
        });
      }),
    );
  });

  it('leave exactly what lies outside of others', () => {
    fc.assert(
      fc.property(ranges, ranges, (list, allowed) => {
        const open = numbersIn(allowed);
        const expected = [...numbersIn(list)].filter((vlan) => !open.has(vlan));
        expect(numbersIn(vlansOutside(list, allowed))).toEqual(new Set(expected));
      }),
    );
  });

  it('are written shortly', () => {
    expect(
      formatVlans(
        mergeVlans([
          { min: 5, max: 5 },
          { min: 7, max: 8 },
          { min: 9, max: 9 },
        ]),
      ),
    ).toBe('5, 7-9');
  });
});
