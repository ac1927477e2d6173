import { messageOf, printable } from './messages';

describe('printable', () => {
  it.each([
    ['a\u001b[31mb', 'a\\x1b[31mb'],
    ['a\nb\r\tc', 'a\\x0ab\\x0d\\x09c'],
    ['a\u0085\u009b\u007f', 'a\\x85\\x9b\\x7f'],
    ['a\u202eb\u2028c', 'a\\u202eb\\u2028c'],
    ['::error::x', ':\\x3aerror::x'],
    ['  ::any-token::', '  :\\x3aany-token::'],
    ['name ::Warning file=a::b', 'name :\\x3aWarning file=a::b'],
    ['x ##[error]y', 'x #\\x23[error]y'],
    ['x ##vso[task.setvariable]y', 'x #\\x23vso[task.setvariable]y'],
  ])('spells %j as %s', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it.each(['plain text', 'fd00::1/64 and 2001:db8::a', 'C:\\x', 'a ## b', 'Ω 網'])(
    'leaves %s as it is',
    (text) => {
      expect(printable(text)).toBe(text);
    },
  );
});

describe('messageOf', () => {
  it('takes the reasons of an error that has none of its own', () => {
    const errors = [new Error('refused by ::1'), new Error('refused by 127.0.0.1')];
    expect(messageOf(new AggregateError(errors, ''))).toBe('refused by ::1; refused by 127.0.0.1');
    expect(messageOf('text')).toBe('text');
  });
});
