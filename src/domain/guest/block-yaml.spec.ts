import fc from 'fast-check';
import { choices, writeOddly } from '../text/testing/yaml-layouts';
import { readYamlText } from '../text/yaml-text';
import { readBlockYaml } from './block-yaml';

/** It gives nothing, or what the real parser gives. */
const agrees = (text: string): boolean => {
  const found = readBlockYaml(text);
  if (!found) return false;
  expect(readYamlText(text)).toEqual({ kind: 'value', value: found.value });
  return true;
};

const PIECES = [
  ...[
    'a',
    'b:',
    'c: ',
    ': ',
    ':',
    '-',
    '- ',
    '  ',
    '    ',
    ' ',
    '\n',
    '\n',
    '\n',
    '\r\n',
    '#',
    ' # x',
  ],
  ...[
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ', ',
    ',',
    'yes',
    '010',
    '1:30',
    'fd00::1',
    '::/0',
    '|',
    '>',
    '&x',
  ],
  ...[
    '*x',
    '!t',
    '---',
    '\n---\n',
    '...',
    '?',
    '\t',
    '<<: ',
    '\\n',
    '~',
    'null',
    'ü',
    '"q"',
    "'q'",
    '%',
  ],
];

const word = fc.constantFrom(
  'eth0',
  'fd00::1/64',
  'yes',
  '52:54:00:12:34:56',
  "it's",
  'a b',
  '1.5',
);
const { any } = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.constantFrom<unknown>(0, 1500, true, null),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('version', 'a', 'set-name'), tie('any'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
}));

describe('readBlockYaml', () => {
  it('gives nothing, or what the real parser gives, for any text', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), (pieces) => {
        if (agrees(pieces.join(''))) read += 1;
      }),
      { numRuns: 5000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it('gives nothing, or what the real parser gives, for what people write', () => {
    let read = 0;
    const count = 1000;
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('version', 'b', 'c'), any, { noNullPrototype: true }),
        choices,
        (value, decisions) => {
          if (agrees(writeOddly(value, decisions).text)) read += 1;
        },
      ),
      { numRuns: count },
    );
    expect(read).toBeGreaterThan(count / 2);
  });

  it.each<[string, string, unknown]>([
    ['nothing', '', null],
    ['comments', '# a\n\n', null],
    ['a document that says so', '---\na: 1\n', { a: 1 }],
    ['brackets', 'a: [1, "b", {c: fd00::1}] # d\n', { a: [1, 'b', { c: 'fd00::1' }] }],
    ['a list below its key', 'a:\n- b: 1\n  c:\n  - 2\n- 3\n', { a: [{ b: 1, c: [2] }, 3] }],
    ['lists of lists', 'a:\n  - - 1\n    - 2\n', { a: [[1, 2]] }],
    ['quotes', `'a': "b\\n"\n"c": 'it''s'\n`, { a: 'b\n', c: "it's" }],
  ])('reads %s', (_name, text, value) => {
    expect(readBlockYaml(text)).toEqual({ value });
    expect(agrees(text)).toBe(true);
  });

  it.each([
    ['a block of text', 'a: |\n  b\n'],
    ['an anchor', 'a: &x 1\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['a tab', 'a:\t1\n'],
    ['brackets over lines', 'a: [1,\n  2]\n'],
    ['a text over lines', 'a: b\n  c\n'],
    ['depth', `a: ${'['.repeat(5000)}`],
  ])('leaves out %s', (_name, text) => {
    expect(readBlockYaml(text)).toBeUndefined();
  });
});
