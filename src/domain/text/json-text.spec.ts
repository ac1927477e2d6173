import fc from 'fast-check';
import { setInJson } from './json-text';

describe('setInJson', () => {
  it.each([
    ['{"a":[1,{}]}', ['a', 1], '{"a":[1]}'],
    ['{"a":[ {}, {"b" : 1} ]}', ['a', 0], '{"a":[ {"b" : 1} ]}'],
    ['{"a":[1, 2 ,3]}', ['a', 1], '{"a":[1 ,3]}'],
    ['{"a":[1]}', ['a', 0], '{"a":[]}'],
    ['{"a":[1]}', ['a', 7], '{"a":[1]}'],
    ['{"a":1, "b":2}', ['b'], '{"a":1}'],
    ['{"a":1, "b":2}', ['a'], '{"b":2}'],
  ])('removes from %s at %j', (text, path, expected) => {
    expect(setInJson(text, path, undefined)).toBe(expected);
  });

  it.each([
    ['{"a":1}', '{"a":1,"n":{"x":[1,2]}}'],
    ['{"a": 1}', '{"a": 1, "n": {"x": [1, 2]}}'],
    ['{ "a":1 , "b" : 2 }', '{ "a":1 , "b" : 2 , "n" : {"x": [1, 2]} }'],
    ['{\n\t"a": 1\n}', '{\n\t"a": 1,\n\t"n": {\n\t\t"x": [\n\t\t\t1,\n\t\t\t2\n\t\t]\n\t}\n}'],
    ['{}', '{"n":{"x":[1,2]}}'],
  ])('adds to %j as its neighbours are written', (text, expected) => {
    expect(setInJson(text, ['n'], { x: [1, 2] })).toBe(expected);
  });

  it('keeps the entries of a list as they are written, with numbers that JavaScript cannot hold', () => {
    const text = '{"a":[ {"id" : 12345678901234567890},{"id":5} , 1e400 ]}';
    const [big, , huge] = (JSON.parse(text) as { a: unknown[] }).a;
    expect(setInJson(text, ['a'], [big, { id: 6 }, huge])).toBe(
      '{"a":[ {"id" : 12345678901234567890} , {"id": 6} , 1e400 ]}',
    );
  });

  it('makes what is missing on the way, and keeps the spelling of a number that means the same', () => {
    expect(setInJson('{"a":1}', ['b', 'c'], 2)).toBe('{"a":1,"b":{"c":2}}');
    expect(setInJson('{"a":1e2}', ['a'], 100)).toBe('{"a":1e2}');
    expect(setInJson('{\n  "a": {}\n}', ['a', 'b'], 2)).toBe('{\n  "a": {\n    "b": 2\n  }\n}');
  });

  it('leaves JSON that differs in one place only', () => {
    const objects = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue({ maxDepth: 2 }));
    const removed = (object: Record<string, unknown>, key: string) =>
      Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
    fc.assert(
      fc.property(
        objects,
        fc.constantFrom('a', 'b', 'c', 'd'),
        fc.option(fc.jsonValue(), { nil: undefined }),
        fc.constantFrom(0, 2, '\t'),
        (object, key, value, indent) => {
          const text = setInJson(JSON.stringify(object, null, indent), [key], value);
          const expected = value === undefined ? removed(object, key) : { ...object, [key]: value };
          expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(expected)));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
