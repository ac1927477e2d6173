import { isPortName, portProblem } from './ports';

describe('portProblem', () => {
  it.each([
    [1, undefined],
    [65_535, undefined],
    [0, 'missing'],
    [undefined, 'missing'],
    [null, 'missing'],
    [65_536, 'range'],
    [-1, 'range'],
    [1.5, 'range'],
    ['80', 'range'],
  ])('of %j is %s', (value, problem) => {
    expect(portProblem(value)).toBe(problem);
  });
});

describe('isPortName', () => {
  it.each(['http', 'a', 'http-2', '9p', 'abcdefghijklmno'])('takes %s', (text) => {
    expect(isPortName(text)).toBe(true);
  });

  it.each(['', '80', 'HTTP', 'http--2', '-http', 'http-', 'abcdefghijklmnop', 'a_b'])(
    'refuses %j',
    (text) => {
      expect(isPortName(text)).toBe(false);
    },
  );
});
