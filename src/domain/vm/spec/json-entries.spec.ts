import fc from 'fast-check';
import { setEntry } from './json-entries';

describe('an entry of a JSON object', () => {
  it.each([
    ['{}', 'a', ['x'], '{"a":["x"]}'],
    ['{ }', 'a', [], '{"a":[] }'],
    ['{"b": 1}', 'a', ['x', 'y'], '{"b": 1,"a": ["x","y"]}'],
    ['{"a": ["o"],  "b": {"a": 1}}', 'a', ['n'], '{"a": ["n"],  "b": {"a": 1}}'],
    ['{"a": 1, "a" : [2] }', 'a', ['n'], '{"a": 1, "a" : ["n"] }'],
    ['{"a":[1], "b":2}', 'a', undefined, '{"b":2}'],
    ['{"b":2 , "a":[1] }', 'a', undefined, '{"b":2 }'],
    ['{"a":[1]}', 'a', undefined, '{}'],
    ['{"a":[1]}', 'b', undefined, '{"a":[1]}'],
    ['{"\\u0061": [1]}', 'a', ['n'], '{"\\u0061": ["n"]}'],
    ['{"b": "}, \\"a\\": [" }', 'a', ['n'], '{"b": "}, \\"a\\": [" , "a": ["n"]}'],
  ])('of %s: %s', (text, key, list, after) => {
    const written = setEntry(text, key, list);
    expect(JSON.parse(written)).toEqual(JSON.parse(after));
    expect(written.replace(/\s+/g, '')).toBe(after.replace(/\s+/g, ''));
  });

  it('is what was set, and all others are what they were', () => {
    const key = fc.string({ maxLength: 4 });
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.jsonValue({ maxDepth: 2 }), { noNullPrototype: true }),
        fc.oneof(key, fc.constantFrom('a', '__proto__')),
        fc.option(fc.array(fc.string()), { nil: undefined }),
        fc.constantFrom(0, 1, 3),
        (object, name, list, indent) => {
          const after = new Map(
            Object.entries(
              JSON.parse(setEntry(JSON.stringify(object, null, indent), name, list)) as object,
            ),
          );
          const before = new Map(Object.entries(JSON.parse(JSON.stringify(object)) as object));
          if (list === undefined) before.delete(name);
          else before.set(name, list);
          expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before));
        },
      ),
    );
  });
});
