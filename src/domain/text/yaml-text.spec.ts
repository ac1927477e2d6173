import fc from 'fast-check';
import { parse } from 'yaml';
import { choices, missingIn, untouched, writeOddly } from './testing/yaml-layouts';
import { readYamlText, renameInYaml, setInYaml } from './yaml-text';
import type { YamlPath } from './yaml-tree';

const valueOf = (text: string): unknown => {
  const read = readYamlText(text);
  if (read.kind === 'refused') throw new Error(`${read.reason} ${read.detail}\n${text}`);
  return read.value;
};

const WORDS = [
  ...['eth0', '10.0.0.1/24', 'fd00::1/64', '52:54:00:12:34:56', '12:34:56', 'yes', 'null', '1e3'],
  ...["it's", 'a: b', 'a #b', '', ' ', '0x1f', '010', '2026-01-01', 'ü', '"', 'two\nlines', '- x'],
  ...[
    '~',
    '{',
    ']',
    '*a',
    '&a',
    '!t',
    '%',
    '@',
    '`',
    '|',
    'y',
    'é: \u2028',
    '\u0007',
    '1_000',
    '<<',
  ],
];
const KEYS = ['version', 'eth0', 'addresses', 'a b', 'set-name', 'x:y', '8', 'optional', 'n'];

const leaf = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom<unknown>(0, 1500, -3, true, false, null),
);
const { any } = fc.letrec<{ any: unknown; list: unknown[]; map: Record<string, unknown> }>(
  (tie) => ({
    any: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('list'), tie('map')),
    list: fc.array(tie('any'), { maxLength: 4 }),
    map: fc.dictionary(fc.constantFrom(...KEYS), tie('any'), { maxKeys: 4, noNullPrototype: true }),
  }),
);
const object = fc.dictionary(fc.constantFrom(...KEYS), any, {
  minKeys: 1,
  maxKeys: 4,
  noNullPrototype: true,
});

type Json = Record<string, unknown>;
const isMap = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place of a value, and those where something could be added. */
const placesIn = (value: unknown, path: YamlPath = []): YamlPath[] => {
  if (Array.isArray(value)) {
    const inner = value.flatMap((each, index) => placesIn(each, [...path, index]));
    return [path, ...inner, [...path, value.length]];
  }
  if (!isMap(value)) return [path];
  const inner = Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]));
  return [path, ...inner, [...path, 'new']];
};

const valueIn = (value: unknown, path: YamlPath): unknown =>
  path.reduce<unknown>((each, step) => (each as Json)[step], value);

const sizeOf = (value: unknown): number => Object.keys(value as object).length;

const withValue = (value: unknown, [step, ...rest]: YamlPath, next: unknown): unknown => {
  if (step === undefined) return next;
  if (typeof step === 'number') {
    const list: unknown[] = Array.isArray(value) ? [...(value as unknown[])] : [];
    if (next === undefined && rest.length === 0) list.splice(step, 1);
    else list[step] = withValue(list[step], rest, next);
    return list;
  }
  const map = isMap(value) ? value : {};
  if (next === undefined && rest.length === 0) {
    return Object.fromEntries(Object.entries(map).filter(([key]) => key !== step));
  }
  return { ...map, [step]: withValue(map[step], rest, next) };
};

describe('setInYaml', () => {
  it('reads what is written, however it is laid out', () => {
    fc.assert(
      fc.property(object, choices, (value, decisions) => {
        expect(valueOf(writeOddly(value, decisions).text)).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('sets, adds and removes any value, and leaves every other line as it is', () => {
    fc.assert(
      fc.property(
        object,
        choices,
        fc.nat(),
        fc.option(any, { nil: undefined }),
        (value, decisions, at, next) => {
          const written = writeOddly(value, decisions);
          const places = placesIn(value).filter((path) => path.length > 0);
          const path = places[at % places.length] ?? [];
          const result = setInYaml(written.text, path, next);
          expect(valueOf(result)).toEqual(withValue(value, path, next));
          // What a removal leaves empty is written in brackets then.
          const isLast = next === undefined && sizeOf(valueIn(value, path.slice(0, -1))) === 1;
          const lines = untouched(written, [isLast ? path.slice(0, -1) : path]);
          expect(missingIn(result, written.eol, lines, next === undefined)).toEqual([]);
          expect(written.eol === '\n' || !/[^\r]\n/.test(result)).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('changes nothing where nothing changes', () => {
    fc.assert(
      fc.property(object, choices, fc.nat(), (value, decisions, at) => {
        const { text } = writeOddly(value, decisions);
        const places = placesIn(value);
        const path = places[at % places.length] ?? [];
        expect(setInYaml(text, path, valueIn(value, path))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('writes what YAML 1.2 reads alike', () => {
    fc.assert(
      fc.property(leaf, (value) => {
        expect(parse(setInYaml('a: 1\n', ['a'], value))).toEqual({ a: value });
      }),
    );
  });
});

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('');

describe('the layout of what is new', () => {
  it.each<[string, string, YamlPath, unknown, string]>([
    [
      'as its neighbours are indented',
      lines('a:', '    b: 1', 'l:', '- x'),
      ['a', 'c'],
      { d: ['x'] },
      lines('a:', '    b: 1', '    c:', '        d:', '        - x', 'l:', '- x'),
    ],
    [
      'in brackets where lists are written so',
      lines('a:', '  b: [1, 2]'),
      ['a', 'c'],
      ['10.0.0.1/24', 'fd00::1/64'],
      lines('a:', '  b: [1, 2]', '  c: [10.0.0.1/24, "fd00::1/64"]'),
    ],
    ['quoted as what stood there', lines("a: 'x' # note"), ['a'], 'y', lines("a: 'y' # note")],
    [
      'quoted as its neighbours',
      lines('a:', "  - 'x' # note"),
      ['a', 1],
      'y',
      lines('a:', "  - 'x' # note", "  - 'y'"),
    ],
    ['without the quotes that text needs', lines('a: "yes"'), ['a'], true, lines('a: true')],
    [
      'behind a comment on the line of the key',
      lines('a: # note', 'b: 1'),
      ['a', 'c'],
      1,
      lines('a: # note', '  c: 1', 'b: 1'),
    ],
    ['into nothing', '', ['a', 'b'], ['x'], lines('a:', '  b:', '    - x')],
    ['below comments alone', '# note\n', ['a'], 1, lines('# note', 'a: 1')],
    ['in a list of none', lines('a: []'), ['a', 0], { b: 1 }, lines('a:', '  - b: 1')],
    ['in brackets', '{"a": {"b": 1}}', ['a', 'c'], 'x:y', '{"a": {"b": 1, c: "x:y"}}'],
  ])('is written %s', (_name, text, path, value, result) => {
    expect(setInYaml(text, path, value)).toBe(result);
  });

  it.each(['52:54:00:12:34:56', '12', 'no', '1e3', '0x1', '2026-01-01', 'fd00::1', 'null', ''])(
    'takes %p into quotes, which is text to nobody otherwise',
    (value) => {
      expect(setInYaml('a: b\n', ['a'], value)).toBe(`a: "${value}"\n`);
    },
  );
});

describe('what cannot be written in its place', () => {
  it.each<[string, string, YamlPath, unknown, string]>([
    [
      'a list behind a dash',
      lines('# kept', 'a:', '  - - 1 # gone', '    - 2', '  - 3 # kept'),
      ['a', 0],
      [0, 1, 2],
      lines('# kept', 'a:', '  - - 0', '    - 1', '    - 2', '  - 3 # kept'),
    ],
    [
      'a key that says it is one',
      lines('? a', ': - 1', 'b: 2'),
      ['a', 0],
      undefined,
      lines('? a', ': []', 'b: 2'),
    ],
    ['all of an odd text', lines('? a', ': - 1', 'b: 2'), ['a'], undefined, lines('b: 2')],
  ])('is written anew with the least around it: %s', (_name, text, path, value, result) => {
    expect(setInYaml(text, path, value)).toBe(result);
  });
});

describe('what is removed', () => {
  const text = lines('a:', '  b:', '    c: 1 # of c', '    # below', '  # of a', 'd: 2');

  it('takes its line and its comment', () => {
    expect(setInYaml(lines('a: 1 # note', '# other', 'b: 2'), ['a'], undefined)).toBe(
      lines('# other', 'b: 2'),
    );
  });

  it('leaves what holds it, or takes it as far as asked', () => {
    expect(setInYaml(text, ['a', 'b', 'c'], undefined)).toBe(
      lines('a:', '  b: {}', '    # below', '  # of a', 'd: 2'),
    );
    expect(setInYaml(text, ['a', 'b', 'c'], undefined, 1)).toBe(
      lines('a: {}', '    # below', '  # of a', 'd: 2'),
    );
    expect(setInYaml(text, ['a', 'b', 'c'], undefined, 0)).toBe(lines('d: 2'));
  });

  it('keeps the comments of the entries of a list that stay', () => {
    const list = lines('a:', '  - x # 1', '  - y # 2', '  - z # 3');
    expect(setInYaml(list, ['a'], ['y', 'w', 'z'])).toBe(
      lines('a:', '  - y # 2', '  - w', '  - z # 3'),
    );
  });
});

describe('renameInYaml', () => {
  it('changes the key alone', () => {
    const text = lines('a:', "  'b': # note", '    c: 1', '  d: 2');
    expect(renameInYaml(text, ['a', 'b'], 'e')).toBe(
      lines('a:', "  'e': # note", '    c: 1', '  d: 2'),
    );
  });

  it('takes no key that is there', () => {
    const text = lines('a:', '  b: 1', '  c: 2');
    expect(renameInYaml(text, ['a', 'b'], 'c')).toBe(text);
    expect(renameInYaml(text, ['a', 'x'], 'e')).toBe(text);
  });
});

describe('a text that cannot be edited value by value', () => {
  it.each([
    ['no YAML', 'a: [1\n', 'The text is no YAML.'],
    ['a key twice', 'a: 1\na: 2\n', 'The text is no YAML.'],
    ['several documents', 'a: 1\n---\nb: 2\n', 'The text consists of several documents.'],
    [
      'an anchor',
      'a: &x 1\nb: *x\n',
      'The text has anchors, which stand for several places at once.',
    ],
    ['a tag', 'a: !!str 1\n', 'The text has tags, which say how a value is to be read.'],
    ['a merge', 'a: {b: 1}\nc:\n  <<: {d: 1}\n', 'The text merges one part into another.'],
    ['a list for a key', '? [a]\n: 1\n', 'The text has keys that are no words.'],
    ['depth', `a: ${'['.repeat(1000)}${']'.repeat(1000)}`, 'The text is no YAML.'],
  ])('is refused and stays: %s', (_name, text, reason) => {
    expect(readYamlText(text)).toMatchObject({ kind: 'refused', reason });
    expect(setInYaml(text, ['a'], 2)).toBe(text);
  });
});
