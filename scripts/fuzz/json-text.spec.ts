import fc from 'fast-check';
import { isRecord } from '../../src/domain/core/resource';
import { setInJson } from '../../src/domain/text/json-text';
import { fuzzRuns } from './runs';

const space = fc.constantFrom('', ' ', '  ', '\n', '\n  ', '\r\n\t', '\t');
const numbers = fc.constantFrom('0', '-0', '1e2', '12345678901234567890', '1e400', '1.0');

/** JSON in any spelling, with white space of every kind in every place where it may stand. */
const { json, object } = fc.letrec<{ json: string; object: string }>((tie) => {
  const listed = (entry: fc.Arbitrary<string>, open: string, close: string) =>
    fc
      .tuple(space, fc.array(fc.tuple(entry, space, space), { maxLength: 4 }))
      .map(([inner, entries]) => {
        const text = entries.map(([part, before, after], index) =>
          index === entries.length - 1 ? part + before : `${part}${before},${after}`,
        );
        return open + inner + text.join('') + close;
      });
  const pairs = fc
    .tuple(
      space,
      fc.uniqueArray(
        fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), tie('json'), space, space, space, space),
        { maxLength: 4, selector: ([key]) => key },
      ),
    )
    .map(([inner, entries]) => {
      const text = entries.map(([key, value, before, after, end, next], index) => {
        const pair = `"${key}"${before}:${after}${value}${end}`;
        return index === entries.length - 1 ? pair : `${pair},${next}`;
      });
      return `{${inner}${text.join('')}}`;
    });
  const word = fc.oneof(
    fc.string().map((text) => JSON.stringify(text)),
    numbers,
    fc.constant('null'),
  );
  return {
    json: fc.oneof({ depthSize: 'small' }, word, listed(tie('json'), '[', ']'), tie('object')),
    object: pairs,
  };
});

const commonStart = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
};

const commonEnd = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
};

/** How many characters of the shorter text stand at the beginning and the end of the other. */
const kept = (a: string, b: string): number => {
  const start = commonStart(a, b);
  const rest = Math.min(a.length, b.length) - start;
  return start + Math.min(rest, commonEnd(a, b));
};

const changed = (before: Record<string, unknown>, key: string, value: unknown): unknown =>
  value === undefined
    ? Object.fromEntries(Object.entries(before).filter(([name]) => name !== key))
    : { ...before, [key]: value };

/** The same change of a value, where it lies in one of the object's objects. */
const changedBelow = (
  before: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
): unknown => {
  const [key = '', ...rest] = path;
  const inner = before[key];
  return rest.length > 0 && isRecord(inner)
    ? { ...before, [key]: changedBelow(inner, rest, value) }
    : changed(before, key, value);
};

const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const values = fc.option(
  fc.oneof(fc.string(), fc.integer(), fc.record({ x: fc.integer(), y: fc.array(fc.string()) })),
  { nil: undefined },
);

describe('setInJson', () => {
  it('changes what the edit owns, and no other byte, however the text is written', () => {
    fc.assert(
      fc.property(
        object,
        fc.option(keys, { nil: undefined }),
        keys,
        values,
        (text, outer, key, value) => {
          const before = JSON.parse(text) as Record<string, unknown>;
          const path = outer !== undefined && isRecord(before[outer]) ? [outer, key] : [key];
          const holder = (path.length > 1 ? before[outer ?? ''] : before) as Record<
            string,
            unknown
          >;
          const after = setInJson(text, path, value);
          // Compared as JavaScript reads it; spelling is compared below.
          expect(JSON.parse(after)).toEqual(changedBelow(before, path, value));
          const isThere = Object.hasOwn(holder, key);
          const isEmptied = Object.keys(holder).length === (value === undefined ? 1 : 0);
          if (isEmptied) return;
          // What goes goes in one piece; what is new comes in one piece.
          if (value === undefined)
            expect(kept(after, text)).toBe(isThere ? after.length : text.length);
          else if (!isThere) expect(kept(text, after)).toBe(text.length);
        },
      ),
      fuzzRuns,
    );
  });

  it('gives back the very text when what was added is removed again', () => {
    fc.assert(
      fc.property(object, values, (text, value) => {
        fc.pre(Object.keys(JSON.parse(text) as object).length > 0);
        const there = setInJson(text, ['new'], value);
        expect(setInJson(there, ['new'], undefined)).toBe(text);
      }),
      fuzzRuns,
    );
  });

  it('takes any JSON for a text', () => {
    fc.assert(
      fc.property(json, keys, values, (text, key, value) => {
        const after = setInJson(text, [key], value);
        if (value === undefined) return;
        expect(JSON.parse(after)).toMatchObject({ [key]: value });
      }),
      fuzzRuns,
    );
  });
});
