import fc from 'fast-check';
import { recordAt } from '../core/resource';
import { readYaml, updateYaml, yamlOf } from './yaml';
import { MAX_DEPTH } from './yaml-depth';

/** The values of a text, or what is wrong with it. */
const valuesOf = (text: string): unknown[] =>
  readYaml(text).map((part) => (part.kind === 'value' ? part.value : part));

/** What kubectl 1.32 makes of an unquoted word; asked with `kubectl label --local -o json`. */
const WORDS: [text: string, value: unknown][] = [
  ['~', null],
  ['null', null],
  ['NULL', null],
  ['nUll', 'nUll'],
  ['y', true],
  ['Yes', true],
  ['on', true],
  ['TRUE', true],
  ['yEs', 'yEs'],
  ['n', false],
  ['NO', false],
  ['off', false],
  ['False', false],
  ['tRue', 'tRue'],
  ['017', 15],
  ['0o14', 12],
  ['-0o14', -12],
  ['0o8', '0o8'],
  ['089', 89],
  ['00', 0],
  ['0b1', 1],
  ['-0b11', -3],
  ['0b1_0', 2],
  ['0b2', '0b2'],
  ['0b', '0b'],
  ['0x1f', 31],
  ['+0X1F', 31],
  ['0xg', '0xg'],
  ['0x1p4', '0x1p4'],
  ['1_000', 1000],
  ['1_0.5', 10.5],
  ['_1', '_1'],
  ['+1', 1],
  ['-0', 0],
  ['++1', '++1'],
  ['.5', 0.5],
  ['-.5e3', -500],
  ['5.', 5],
  ['1.50', 1.5],
  ['._5', '._5'],
  ['1e3', 1000],
  ['1.5E-3', 0.0015],
  ['12e03', 12000],
  ['1e', '1e'],
  ['1e+', '1e+'],
  ['e1000', 'e1000'],
  ['e1000e', 'e1000e'],
  ['.e3', '.e3'],
  ['1e309', '1e309'],
  ['.iNf', '.iNf'],
  ['Infinity', 'Infinity'],
  ['nan', 'nan'],
  ['1:20', '1:20'],
  ['190:20:30', '190:20:30'],
  ['1:20.5', '1:20.5'],
  ['02:00:00:00:00:01', '02:00:00:00:00:01'],
  ['1.2.3.4', '1.2.3.4'],
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['2026-01-01', '2026-01-01'],
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
  ['1,000', '1,000'],
  ['=', '='],
  ['<<', '<<'],
  ['!', ''],
  ['!!str 5', '5'],
  ['!!int "5"', 5],
  ['!!float 5', 5],
  ['!!bool "yes"', true],
  ["!!null ''", null],
  ['!!timestamp 2026-01-01', '2026-01-01'],
  ['!!binary aGk=', 'hi'],
  ['!own 5', '5'],
  ['a#b', 'a#b'],
  ['"a"#b', 'a'],
  ['[a]#b', ['a']],
  ['a:b:c', 'a:b:c'],
  [':a', ':a'],
  ['?a', '?a'],
  ['a]', 'a]'],
  ['[http://x:80/a, b]', ['http://x:80/a', 'b']],
  ['[a: b]', [{ a: 'b' }]],
  ['{a:1}', { 'a:1': null }],
  ['{"a":1}', { a: 1 }],
  ['{a, b: }', { a: null, b: null }],
  ['{1: a, 0x10: b, on: c}', { 1: 'a', 16: 'b', true: 'c' }],
  ['"\\x41\\u00e9\\U0001F600"', 'Aé😀'],
];

describe('an unquoted word is what kubectl makes of it', () => {
  it.each(WORDS)('%s', (text, value) => {
    expect(valuesOf(`v: ${text}\n`)).toEqual([{ v: value }]);
  });
});

/** Layouts that kubectl reads, in the order of docs/yaml.md. */
const LAYOUTS: [name: string, text: string, values: unknown[]][] = [
  ['a closing quote below its key', 'v: \'{\n  "a": 1\n}\'\n', [{ v: '{ "a": 1 }' }]],
  [
    'quoted lines further out than their key',
    'spec:\n  v: \'{\n"a": 1\n}\'\n  w: "x\ny"\n  l:\n  - \'a\nb\'\n',
    [{ spec: { v: '{ "a": 1 }', w: 'x y', l: ['a b'] } }],
  ],
  [
    'quotes in quotes there',
    "s:\n  v: 'it''s\nok'\n  w: \"a \\\" b\nc\"\n",
    [{ s: { v: "it's ok", w: 'a " b c' } }],
  ],
  [
    'empty lines and tabs in quotes there',
    "s:\n  v: 'a\n\n\t\n\tb\n c '\n",
    [{ s: { v: 'a\n\nb c ' } }],
  ],
  ['a broken line in quotes there', 's:\n  v: "a\\\nb"\n', [{ s: { v: 'ab' } }]],
  ['a # in quotes there', "s:\n  v: 'a\n#b\n'\n", [{ s: { v: 'a #b ' } }]],
  [
    'brackets that go on further out than their key',
    's:\n  v: {\n  "a": 1,\n"b": [\n1, 2\n]\n}\n  w: [ # c\n# d\n1]\n',
    [{ s: { v: { a: 1, b: [1, 2] }, w: [1] } }],
  ],
  ['quotes in such brackets', "s:\n  v: {a: 'b\nc', d: e}\n", [{ s: { v: { a: 'b c', d: 'e' } } }]],
  [
    'quotes on a later line of such brackets',
    's:\n  v: {\n  a: \'b\nc\', d: [\n1],\ne: "f\ng"\n}\n  w: 1\n',
    [{ s: { v: { a: 'b c', d: [1], e: 'f g' }, w: 1 } }],
  ],
  ['tabs between words', 'v:\ta\t# c\nw\t: b\n', [{ v: 'a', w: 'b' }]],
  ['tabs before words in brackets', '{\n\t"a": 1\n}\n', [{ a: 1 }]],
  ['a list no deeper than its key', 'v:\n- a\n- b\n', [{ v: ['a', 'b'] }]],
  ['the last of keys that stand twice', 'v: {a: 1}\nv: {b: 1}\n', [{ v: { b: 1 } }]],
  ['anchors', 'a: &x [1]\nb: &x [2]\nv: *x\n', [{ a: [1], b: [2], v: [2] }]],
  ['aliases as keys', 'a: &x k\n*x : 2\n', [{ a: 'k', k: 2 }]],
  [
    'merged keys',
    'b: &b {x: 1, z: 2}\nv:\n  <<: *b\n  x: 5\n',
    [{ b: { x: 1, z: 2 }, v: { x: 5, z: 2 } }],
  ],
  ['merged keys that come last', 'v:\n  x: 5\n  <<: {x: 1}\n', [{ v: { x: 1 } }]],
  [
    'several merged objects, of which the first counts',
    'v:\n  <<: [{x: 1}, {x: 2, z: 3}]\n',
    [{ v: { x: 1, z: 3 } }],
  ],
  ['a quoted << as a key', "v:\n  '<<': {x: 1}\n", [{ v: { '<<': { x: 1 } } }]],
  ['CRLF', "v: |\r\n  a\r\n  b\r\nw: 'a\r\nb'\r\n", [{ v: 'a\nb\n', w: 'a b' }]],
  ['CR alone', 'v: 1\rw: 2\r', [{ v: 1, w: 2 }]],
  ['byte order marks', '\uFEFFv: 1\n---\n\uFEFFv: 2\n', [{ v: 1 }, { v: 2 }]],
  [
    'documents, empty ones left out',
    '---\n---\nv: 1\n--- # c\nv: 2\n---\n# c\n...\n',
    [{ v: 1 }, { v: 2 }],
  ],
  ['--- in a text that is further in', 'v: |\n  a\n  ---\n  b\n', [{ v: 'a\n---\nb\n' }]],
  [
    'objects of JSON one after the other',
    '{"v":1} {"v":"}"}\n{"v":2}\n',
    [{ v: 1 }, { v: '}' }, { v: 2 }],
  ],
  ['JSON with all its escapes', '{"v":"\\ud83d\\ude00\\/"}', [{ v: '😀/' }]],
  ['nothing', '', []],
  ['comments only', '# c\n', []],
];

describe('a text is read as kubectl reads it', () => {
  it.each(LAYOUTS)('%s', (_name, text, values) => {
    expect(valuesOf(text)).toEqual(values);
  });
});

/** What kubectl refuses, with the place that we give. */
const REFUSED: [text: string, line: number, column: number][] = [
  ['a: 1\nb: "x\n', 3, 1],
  ["a: 'x\n---\ny'\n", 2, 1],
  ['v: 1\n---\nw: {a: 1\n', 4, 1],
  ['s:\n\tv: 1\n', 2, 1],
  ['s:\n  - \ta: 1\n', 2, 4],
  ['s:\n    v: 1\n  w: 2\n', 3, 1],
  ['v: a: b\n', 1, 4],
  ['v: @a\n', 1, 4],
  ["v: 'a' b\n", 1, 8],
  ["s:\n  v: 'a\nb'\n  w: 'c' d\n", 4, 10],
  ["s:\n  v: {a: 'b\nc'} d\n", 3, 5],
  ['v: "a\\qb"\n', 1, 6],
  ['v: *x\n', 1, 4],
  ['a: &x 1\n---\nv: *x\n', 3, 4],
  ['v: &x\n  a: *x\n', 2, 6],
  ['~: a\n', 1, 1],
  ['[1]: a\n', 1, 1],
  ['v: {{ .Values.x }}\n', 1, 5],
  ['v:\n  <<: 5\n', 2, 7],
  ['v: .inf\n', 1, 4],
  ['v: -.INF\n', 1, 4],
  ['v: .nan\n', 1, 4],
  ["v: !!binary '***'\n", 1, 4],
  ['v: !!int x\n', 1, 4],
  ['v: a # \u0007\n', 1, 8],
];

describe('what kubectl refuses has a place', () => {
  it.each(REFUSED)('%j', (text, line, column) => {
    const error = readYaml(text).find(({ kind }) => kind === 'error');
    expect(error).toMatchObject({ line, column, message: expect.stringMatching(/\S/) as unknown });
  });
});

it('reads the documents beside one that is broken', () => {
  expect(readYaml('v: 1\n---\nv: "\n---\nv: 3\n').map(({ kind, line }) => [kind, line])).toEqual([
    ['value', 1],
    ['error', 4],
    ['value', 5],
  ]);
});

it('stops at aliases that stand for billions', () => {
  const bomb = ['a: &a [x]'];
  for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg'].map((pair) => pair.split('')))
    bomb.push(
      `${name ?? ''}: &${name ?? ''} [${Array(10)
        .fill(`*${of ?? ''}`)
        .join(', ')}]`,
    );
  expect(readYaml(bomb.join('\n'))).toEqual([
    expect.objectContaining({ message: 'Too many aliases' }),
  ]);
});

it('names keys that stand twice, each with its path and its place', () => {
  const [part] = readYaml('s:\n  v: 1\n  l:\n  - {a: 1, a: 2}\n  v: 2\n');
  expect(part).toMatchObject({
    value: { s: { v: 2, l: [{ a: 2 }] } },
    repeated: [
      { key: 'a', path: 's.l[0].a', line: 4, column: 12 },
      { key: 'v', path: 's.v', line: 5, column: 3 },
    ],
  });
});

describe('what is written', () => {
  const words = fc.constantFrom(...WORDS.map(([text]) => text));
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.oneof(words, fc.string()),
      fc.oneof(fc.integer(), fc.boolean(), fc.constant(null)),
      fc.array(tie('value')),
      fc.dictionary(fc.oneof(words, fc.string()), tie('value')),
    ),
  })).value;
  const objects = fc.dictionary(
    fc.oneof(words, fc.string({ minLength: 1 })).filter((key) => key !== '__proto__'),
    value,
    { minKeys: 1 },
  );

  it('is read as it was', () => {
    fc.assert(
      fc.property(objects, (object) => {
        expect(valuesOf(yamlOf(object))).toEqual([object]);
      }),
      { numRuns: 50 },
    );
  });

  it('is read as it was where it takes the place of another text', () => {
    fc.assert(
      fc.property(objects, objects, (next, before) => {
        expect(valuesOf(updateYaml(next, yamlOf(before)))).toEqual([next]);
      }),
      { numRuns: 50 },
    );
  });

  const text = [
    '# who owns it',
    'kind: Pod',
    'metadata:',
    "  name: 'a' # the name",
    '  labels: {x: "1"}',
    'spec: {mode: 0o17, 1: a}',
    '',
  ].join('\n');
  const object = (name: string) => ({
    kind: 'Pod',
    metadata: { name, labels: { x: '1' } },
    spec: { mode: 15, 1: 'a' },
  });

  it('changes only what differs, and keeps comments, order and spelling', () => {
    const updated = updateYaml(object('b'), text);
    expect(updated).toContain('# who owns it');
    expect(updated).toContain('labels: { x: "1" }');
    expect(updated).toContain('0o17');
    expect(valuesOf(updated)).toEqual([object('b')]);
  });

  it('removes what is gone', () => {
    expect(valuesOf(updateYaml({ kind: 'Pod' }, text))).toEqual([{ kind: 'Pod' }]);
  });

  it('takes over what was merged', () => {
    const merged = 'b: &b {x: 1}\nv:\n  <<: *b\n  y: 2\n';
    const next = { b: { x: 1 }, v: { x: 3, y: 2 } };
    expect(valuesOf(updateYaml(next, merged))).toEqual([next]);
  });

  it.each(['{ broken', 'a: 1\na: 2\n', 'a: 1\n---\nb: 1\n', ''])(
    'starts anew after %j',
    (before) => {
      expect(updateYaml({ kind: 'Pod' }, before)).toBe('kind: Pod\n');
    },
  );

  it('quotes what kubectl would take for something else', () => {
    expect(yamlOf({ a: 'on', b: '0o17', c: 'e1000', d: '1e3', e: '02:00:00:00:00:01' })).toBe(
      'a: "on"\nb: "0o17"\nc: e1000\nd: "1e3"\ne: 02:00:00:00:00:01\n',
    );
  });
});

it('never throws', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab:-{}[]\'"#&*!|>\n \t<?,.0'.split('')) }),
      (text) => {
        for (const part of readYaml(text))
          expect(recordAt({ part }, 'part').line).toBeGreaterThan(0);
      },
    ),
    { numRuns: 2000 },
  );
});

describe('how deep a text is nested', () => {
  const deep = (levels: number): [name: string, text: string][] => [
    ['brackets', `${'['.repeat(levels)}${']'.repeat(levels)}`],
    ['dashes', `${'- '.repeat(levels - 1)}[]`],
    ['lines', Array.from({ length: levels }, (_unused, i) => `${' '.repeat(i)}a:`).join('\n')],
    [
      'brackets below lines',
      `${'- '.repeat(10)}${'['.repeat(levels - 10)}${']'.repeat(levels - 10)}`,
    ],
  ];
  const kinds = (text: string): string[] => readYaml(text).map(({ kind }) => kind);

  it.each(deep(MAX_DEPTH))('is bounded: %s are read', (_name, text) => {
    expect(kinds(text)).toEqual(['value']);
  });

  it.each(deep(MAX_DEPTH + 1))('is bounded: more %s are not', (_name, text) => {
    expect(readYaml(text)).toMatchObject([
      { kind: 'error', message: `Nested deeper than ${MAX_DEPTH} levels` },
    ]);
  });

  const many = MAX_DEPTH * 3;
  it.each([
    ['brackets in quotes', `a: "${'['.repeat(many)}"\nb: '${'{'.repeat(many)}'`],
    ['brackets in a block of text', `a: |\n  ${'['.repeat(many)}`],
    [
      'stairs in a block of text',
      `a: |\n${Array.from({ length: many }, (_unused, i) => `${' '.repeat(i + 1)}x`).join('\n')}`,
    ],
    ['brackets beside brackets', `a: [${'[],'.repeat(many)}]`],
    ['lines below each other', `x:\n${'- b: c\n'.repeat(many)}`],
    ['dashes in a word', `a: ${'- '.repeat(many)}x`],
    ['a comment', `# ${'['.repeat(many)}\na: 1`],
  ])('does not count %s', (_name, text) => {
    expect(readYaml(text)).not.toEqual([]);
    for (const part of readYaml(text)) {
      if (part.kind === 'error') expect(part.message).not.toContain('Nested');
    }
  });
});

it('an alias stands for the anchor before it, also in what another alias stands for', () => {
  const text = 'a: &y 1\nb: &x [*y, &z 2]\nc: &y 3\nz: &z 4\nd: *x\ne: [*y, *z]\n';
  expect(valuesOf(text)).toEqual([{ a: 1, b: [1, 2], c: 3, z: 4, d: [1, 2], e: [3, 4] }]);
});

it('objects of JSON that follow each other have their places', () => {
  expect(
    readYaml('  {"a":1} {"b":2}\n\n {"c":\n3}{"d":4}').map(({ line, column }) => [line, column]),
  ).toEqual([
    [1, 3],
    [1, 11],
    [3, 2],
    [4, 3],
  ]);
});
