import fc from 'fast-check';
import { duplicateKeys, jsonErrorPosition } from './json-scan';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('jsonErrorPosition', () => {
  it.each([
    ['', 1, 1],
    ['{', 1, 2],
    ['{"a": 1,}', 1, 9],
    ['{"a" 1}', 1, 6],
    ['{\n  "a": tru\n}', 2, 8],
    ["{'a': 1}", 1, 2],
    ['[1, 2] x', 1, 8],
    ['{"a": 01}', 1, 8],
  ])('finds where %j breaks', (text, line, column) => {
    expect(jsonErrorPosition(text)).toEqual({ line, column });
  });

  it('agrees with the engine on what is JSON, also after a change of one character', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (json, at, put) => {
        const index = at % (json.length + 1);
        const mutated = json.slice(0, index) + put + json.slice(index + 1);
        for (const text of [json, mutated]) {
          expect(jsonErrorPosition(text) === undefined).toBe(isJson(text));
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe('duplicateKeys', () => {
  it('knows a key by its meaning and only inside one object', () => {
    expect(
      duplicateKeys('{"a": 1, "b": {"a": 2, "\\u0061": 3}, "c": [{"a": 1}, {"a": 1}]}'),
    ).toEqual(['a']);
  });
});
