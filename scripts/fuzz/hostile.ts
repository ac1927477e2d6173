import fc from 'fast-check';
import { isRecord } from '../../src/domain/core/resource.ts';

/** How a value is made; so a failure is told in a line however deep the value is. */
interface Recipe<T> {
  told: string;
  value: T;
}

const itself = (value: unknown): Recipe<unknown> => ({ told: fc.stringify(value), value });

const deep = (depth: number, isList: boolean): Recipe<unknown> => {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = isList ? [value] : { a: value };
  return { told: `${isList ? 'lists' : 'objects'} nested ${depth} deep`, value };
};

const deepText = (depth: number, [open, inner, close]: readonly string[]): Recipe<string> => ({
  told: `${open} ${depth} times`,
  value: `${open?.repeat(depth)}${inner}${close?.repeat(depth)}`,
});

/** Up to what an API server stores at all. */
const depths = fc.constantFrom(50, 101, 3000, 10_000);

/** JSON that a configuration may hold in one place, as text: JSON.stringify cannot write all of it. */
const hostileJson: fc.Arbitrary<Recipe<string>> = fc.oneof(
  fc
    .oneof(
      fc.json({ maxDepth: 3 }),
      fc.constantFrom('1e400', '12345678901234567890', '"\\ud800"', '{"__proto__":1}', 'not JSON'),
    )
    .map((text) => ({ told: text, value: text })),
  fc
    .tuple(depths, fc.constantFrom(['[', '', ']'], ['{"a":', '1', '}']))
    .map(([depth, parts]) => deepText(depth, parts)),
);

/** Values as nobody means them, and anybody may store them. */
const hostileValue: fc.Arbitrary<Recipe<unknown>> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }).map(itself),
  fc
    .constantFrom(
      null,
      '',
      0,
      -1,
      Number.MAX_VALUE,
      [],
      {},
      [null],
      [[]],
      { toString: 1 },
      '\u2028',
      '\ud800',
    )
    .map(itself),
  fc.tuple(depths, fc.boolean()).map(([depth, isList]) => deep(depth, isList)),
  hostileJson,
  hostileJson.map(({ told, value }) => ({
    told: `network data with ${told}`,
    value: `version: 2\nethernets: ${value}`,
  })),
);

/** The places in a value, each as the keys that lead there. */
const placesIn = (value: unknown): string[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, entry]) => [
        [key],
        ...placesIn(entry).map((place) => [key, ...place]),
      ])
    : [];

const replaced = (
  value: unknown,
  [key, ...rest]: readonly string[],
  by: (old: unknown) => unknown,
): unknown => {
  if (key === undefined) return by(value);
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) =>
      String(index) === key ? replaced(entry, rest, by) : entry,
    );
  }
  return isRecord(value) ? { ...value, [key]: replaced(value[key], rest, by) } : value;
};

const placeOf = (value: unknown, choose: number): string[] => {
  // What makes it an object of its kind stays, or nothing would read it.
  const places = placesIn(value).filter(([first]) => first !== 'apiVersion' && first !== 'kind');
  return places[choose % Math.max(1, places.length)] ?? [];
};

const HERE = '<here>';

/** Another value in one place of JSON text; other text becomes `json` as a whole. */
const changedText = (text: string, choose: number, json: string): string => {
  if (!text.startsWith('{')) return json;
  const config: unknown = JSON.parse(text);
  const marked = replaced(config, placeOf(config, choose), () => HERE);
  return JSON.stringify(marked).replace(JSON.stringify(HERE), () => json);
};

/** An object, told by how it was made. */
const toldBy = <T extends object>(object: T, told: unknown): T =>
  Object.defineProperty({ ...object }, fc.toStringMethod, { value: () => JSON.stringify(told) });

/** Objects of which up to four values are others than anybody means, of a NAD also in its text. */
export const hostileObjects = <T extends object>(sound: readonly T[]): fc.Arbitrary<T> => {
  const others = fc.array(fc.record({ choose: fc.nat(), by: hostileValue }), { maxLength: 3 });
  const inText = fc.option(fc.record({ choose: fc.nat(), by: hostileJson }), { nil: undefined });
  return fc
    .tuple(fc.nat({ max: sound.length - 1 }), inText, others)
    .map(([index, text, changes]) => {
      const object = sound[index];
      // Places are those of the sound object: a deep value is not walked through.
      const placed = changes.map(({ choose, by }) => ({ place: placeOf(object, choose), by }));
      const textual = replaced(object, ['spec'], (spec) =>
        text && isRecord(spec) && typeof spec.config === 'string'
          ? { ...spec, config: changedText(spec.config, text.choose, text.by.value) }
          : spec,
      );
      const made = placed.reduce<unknown>(
        (result, { place, by }) => replaced(result, place, () => by.value),
        textual,
      );
      return toldBy(made as T, [
        index,
        text && { choose: text.choose, by: text.by.told },
        placed.map(({ place, by }) => [place.join('.'), by.told]),
      ]);
    });
};
