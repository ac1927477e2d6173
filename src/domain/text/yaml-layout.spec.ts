import fc from 'fast-check';
import { laidOut } from './yaml-layout';

const PIECES = [
  "- v: '{\n}'\n",
  '- v: "a\nb"\n',
  '  w: [ # c\n# d\n1]\n',
  '- a: 1\n  b: |\n    text [ "\n    more\n  c: 2\n',
  "- x: it's\n",
  'kind: List\nitems:\n',
  "  - a: {b: 'c\nd', e: [\n1]}\n",
  '    f: >-\n      g\n\n',
  '# comment\n',
  "- 'q\nr'\n",
  '  k:\n    "s\nt"\n',
  '- "unclosed\n',
  '\n',
];

describe('laidOut', () => {
  it('makes the same of a text, however much of it is looked at together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }),
        fc.integer({ min: 1, max: 200 }),
        (pieces, window) => {
          const text = pieces.join('');
          expect(laidOut(text, window)).toEqual(laidOut(text, Number.MAX_SAFE_INTEGER));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('moves lines in wherever they stand in a long text', () => {
    const count = 5000;
    const { text, added } = laidOut(`items:\n${"- v: '{\n}'\n".repeat(count)}`);
    expect(text).toBe(`items:\n${"- v: '{\n      }'\n".repeat(count)}`);
    expect(added.size).toBe(count);
  });
});
