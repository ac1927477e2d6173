import fc from 'fast-check';
import type { Operation } from './json-patch';
import { patchBody, testsVersion, withTestableValues } from './patch-body';

const test = (value: unknown): Operation => ({ op: 'test', path: '/a', value });
const replace = (value: unknown): Operation => ({ op: 'replace', path: '/a', value });

/** How the body of a test writes a value. */
const written = (value: unknown): string =>
  patchBody([test(value)]).slice('[{"op":"test","path":"/a","value":'.length, -2);

describe('patchBody', () => {
  // The right side is what kube-apiserver 1.20 and 1.36 answered for the value on the left.
  it.each<[unknown, string]>([
    ['R&D <network>', String.raw`"R\u0026D \u003cnetwork\u003e"`],
    ['\u2028\u2029', String.raw`"\u2028\u2029"`],
    ['\n\t\r\u0001\u001f', String.raw`"\n\t\r\u0001\u001f"`],
    ['é😀\u007f', '"é😀\u007f"'],
    ['a"b\\c/d', String.raw`"a\"b\\c/d"`],
    [1e21, '1e+21'],
    [1e20, '100000000000000000000'],
    [1e-6, '0.000001'],
    [1e-7, '1e-7'],
    [5e-324, '5e-324'],
    [-0, '0'],
    [2 ** 64, '18446744073709552000'],
    [123456789.125, '123456789.125'],
    [['a&b', { '<': true }], String.raw`["a\u0026b",{"\u003c":true}]`],
  ])('writes %j as Go does', (value, expected) => {
    expect(written(value)).toBe(expected);
  });

  it('means what was to be sent, and holds nothing that Go would escape', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.jsonValue());
    const special = fc.string({ unit: fc.constantFrom('<', '>', '&', '\u2028', '\u2029', '\\') });
    fc.assert(
      fc.property(fc.oneof(anything, special), (value) => {
        const body = patchBody([test(value), replace(value)]);
        expect(JSON.parse(body)).toEqual(JSON.parse(JSON.stringify([test(value), replace(value)])));
        expect(body).not.toMatch(/[<>&\u2028\u2029]/);
      }),
    );
  });
});

describe('withTestableValues', () => {
  const version: Operation = { op: 'test', path: '/metadata/resourceVersion', value: '7' };

  it.each<[string, unknown]>([
    ['a backspace', 'a\bb'],
    ['a form feed deep inside', [{ text: '\f' }]],
    ['an integer beyond what JavaScript holds', 2 ** 60],
  ])('tests the version where a value holds %s', (_, value) => {
    const operations = withTestableValues([test(value), replace('b')], '7');
    expect(operations).toEqual([version, replace('b')]);
    expect(testsVersion(operations)).toBe(true);
  });

  it.each<[string, Operation[]]>([
    ['nothing differs', [test('R&D'), replace('b')]],
    ['a number is beyond what the server counts in integers', [test(2 ** 70), replace(1)]],
    ['it would write an integer that was rounded', [test([2 ** 60, 1]), replace([2 ** 60, 2])]],
    ['only what it writes is special', [test('a'), replace('\b')]],
  ])('keeps the tests where %s', (_, operations) => {
    expect(withTestableValues(operations, '7')).toEqual(operations);
    expect(testsVersion(withTestableValues(operations, '7'))).toBe(false);
  });

  it('keeps the tests of an object without version', () => {
    expect(withTestableValues([test('\b')], undefined)).toEqual([test('\b')]);
  });
});
