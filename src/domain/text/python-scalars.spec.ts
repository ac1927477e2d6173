import { isPlainText, pythonScalar } from './python-scalars';

describe('pythonScalar', () => {
  // As PyYAML's safe_load says.
  it.each<[string, unknown]>([
    ['', null],
    ['~', null],
    ['yes', true],
    ['Off', false],
    ['y', 'y'],
    ['1500', 1500],
    ['-1_000', -1000],
    ['010', 8],
    ['08', '08'],
    ['0o10', '0o10'],
    ['0x1F', 31],
    ['0b11', 3],
    ['0', 0],
    ['-0', 0],
    ['1.5', 1.5],
    ['1e3', '1e3'],
    ['1.0e+3', 1000],
    ['1:30', 90],
    ['-1:30', -90],
    ['52:54:00:12:34:56', 41135085296],
    ['02:00:00:00:00:01', '02:00:00:00:00:01'],
    ['52:54:00:ab:cd:ef', '52:54:00:ab:cd:ef'],
    ['10.0.0.1', '10.0.0.1'],
    ['10.0.0.1/24', '10.0.0.1/24'],
    ['fd00::1', 'fd00::1'],
  ])('takes %p for %p', (text, value) => {
    expect(pythonScalar(text)).toBe(value);
  });
});

describe('isPlainText', () => {
  it.each(['eth0', '10.0.0.1/24', 'set-name', 'a.b_c'])('needs no quotes for %p', (text) => {
    expect(isPlainText(text)).toBe(true);
  });

  it.each(['', 'yes', 'n', '12', '1.5', '1e3', '0o10', 'fd00::1', '2026-01-01', '-x', 'a b', '<<'])(
    'needs quotes for %p',
    (text) => {
      expect(isPlainText(text)).toBe(false);
    },
  );
});
