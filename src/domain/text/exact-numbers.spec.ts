import fc from 'fast-check';
import { withExactNumbers } from './exact-numbers';

describe('withExactNumbers', () => {
  it('makes texts of the numbers that JavaScript cannot hold, and of nothing else', () => {
    expect(
      withExactNumbers('{"a":12345678901234567890,"b":[1e400,-1e400],"c":5,"1e400":"1e400"}'),
    ).toBe('{"a":"12345678901234567890","b":["1e400","-1e400"],"c":5,"1e400":"1e400"}');
    expect(withExactNumbers('{"a":"\\"1e400","b":9007199254740991}')).toBe(
      '{"a":"\\"1e400","b":9007199254740991}',
    );
  });

  it('leaves JSON of safe numbers as it is', () => {
    const values = fc.letrec((tie) => ({
      value: fc.oneof(
        fc.string(),
        fc.maxSafeInteger(),
        fc.array(tie('value')),
        fc.dictionary(fc.string(), tie('value')),
      ),
    })).value;
    fc.assert(
      fc.property(values, (value) => {
        const text = JSON.stringify(value);
        expect(withExactNumbers(text)).toBe(text);
      }),
    );
  });
});
