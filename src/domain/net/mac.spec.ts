import fc from 'fast-check';
import {
  canonicalMac,
  formatMac,
  isInMacRange,
  isSameMac,
  macNotation,
  macNumber,
  macOf,
  macProblem,
  macRange,
  macRangeSize,
} from './mac';

const octets = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 6, maxLength: 6 });
const hex = (bytes: number[]) => bytes.map((byte) => byte.toString(16).padStart(2, '0'));
const dotted = (bytes: number[]) =>
  [0, 2, 4].map((at) => hex(bytes.slice(at, at + 2)).join('')).join('.');

describe('canonicalMac', () => {
  it.each([
    ['02:00:00:AA:bb:cc', '02:00:00:aa:bb:cc'],
    ['02-00-00-aa-bb-cc', '02:00:00:aa:bb:cc'],
    ['0200.00AA.bbcc', '02:00:00:aa:bb:cc'],
    ['020000aabbcc', '02:00:00:aa:bb:cc'],
  ])('reads %s', (text, expected) => {
    expect(canonicalMac(text)).toBe(expected);
  });

  it.each([
    '',
    '02:00:00:aa:bb',
    '02:00:00:aa:bb:cc:dd',
    '02:00-00:aa:bb:cc',
    '2:0:0:aa:bb:cc',
    '0123.4567x89ab',
    '0200.00aa-bbcc',
    ' 02:00:00:aa:bb:cc',
    '02:00:00:aa:bb:cg',
    '00:00:00:00:fe:80:00:00',
    '020000aabbc',
    '02:00:00:aa:bb:cc\n',
  ])('does not read %j', (text) => {
    expect(canonicalMac(text)).toBeUndefined();
  });

  it('reads every address in each notation', () => {
    fc.assert(
      fc.property(octets, fc.boolean(), (bytes, isUpper) => {
        const expected = hex(bytes).join(':');
        for (const text of [expected, hex(bytes).join('-'), dotted(bytes), hex(bytes).join('')].map(
          (form) => (isUpper ? form.toUpperCase() : form),
        )) {
          expect(canonicalMac(text)).toBe(expected);
          expect(isSameMac(text, expected)).toBe(true);
        }
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, text) => {
        macOf(value);
        macProblem(text);
        macNotation(text);
        macNumber(text);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('macProblem', () => {
  it.each([
    ['02:00:00:aa:bb:cc', undefined],
    ['x', 'malformed'],
    ['02:00:00:aa:bb:cc:dd:ee', 'length'],
    ['02:00:00', 'length'],
    ['00-00-00-00-00-00', 'zero'],
    ['03:00:00:aa:bb:cc', 'multicast'],
    ['ffff.ffff.ffff', 'multicast'],
  ])('of %s is %s', (text, problem) => {
    expect(macProblem(text)).toBe(problem);
  });
});

describe('ranges', () => {
  it('are compared as numbers', () => {
    expect(macRange('02:00:00:ff:00:00', '02:00:00:00:00:01')).toBeUndefined();
    expect(macRange('02:00:00:00:00:00', 'x')).toBeUndefined();
    const range = macRange('02:00:00:00:00:00', '02-00-00-00-00-ff');
    expect(range && macRangeSize(range)).toBe(256n);
    expect(range && isInMacRange(range, '0200.0000.00ff')).toBe(true);
    expect(range && isInMacRange(range, '02:00:00:00:01:00')).toBe(false);
  });

  it('turn numbers into addresses and back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << 48n) - 1n }), (value) => {
        expect(macNumber(formatMac(value) ?? '')).toBe(value);
      }),
    );
    expect(formatMac(-1n)).toBeUndefined();
    expect(formatMac(1n << 48n)).toBeUndefined();
  });
});
