import fc from 'fast-check';
import { nestingOf } from './nesting';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
    : 0;

describe('nestingOf', () => {
  it('is how deep the value is nested', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        // Not that of the generated value: JSON knows no own key `__proto__` of an array.
        expect(nestingOf(text)).toBe(depthOf(JSON.parse(text)));
      }),
    );
  });

  it('passes over brackets in strings, and takes any text', () => {
    expect(nestingOf('{"a":"[[[\\"[["}')).toBe(1);
    expect(nestingOf(']]]"')).toBe(0);
    expect(nestingOf('['.repeat(1_000_000))).toBe(1_000_000);
  });
});
