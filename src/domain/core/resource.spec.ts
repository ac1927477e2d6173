import fc from 'fast-check';
import { printed } from './resource';

describe('printed', () => {
  it('is the JSON of values, and texts as they are', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(printed(value)).toBe(typeof value === 'string' ? value : JSON.stringify(value));
      }),
    );
    expect(printed(undefined)).toBe('');
  });

  it('leaves out what lies deeper than anybody writes, and never ends the stack', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 200_000; level += 1) deep = [deep];
    expect(printed(deep)).toBe(`${'['.repeat(100)}"…"${']'.repeat(100)}`);
  });
});
