import { isLabelKey, isLabelOfDns, isLabelValue } from './labels';

describe('isLabelOfDns', () => {
  it.each(['a', '0-a', 'dpdk-apps', 'x'.repeat(63)])('takes %p', (text) =>
    expect(isLabelOfDns(text)).toBe(true),
  );
  it.each(['', 'A', 'a_b', 'a.b', '-a', 'a-', 'x'.repeat(64)])('refuses %p', (text) =>
    expect(isLabelOfDns(text)).toBe(false),
  );
});

describe('isLabelKey', () => {
  it.each(['a', 'team', 'a.b_c-d', 'example.com/team', `a.b/${'x'.repeat(63)}`])(
    'takes %s',
    (key) => expect(isLabelKey(key)).toBe(true),
  );

  it.each(['', '-a', 'a-', 'my team', 'a/b/c', '/a', 'Upper.com/a', 'a/', 'x'.repeat(64)])(
    'refuses "%s"',
    (key) => expect(isLabelKey(key)).toBe(false),
  );
});

describe('isLabelValue', () => {
  it('is a word or nothing', () => {
    expect(['', 'a', 'v1.2', 'x'.repeat(63)].every(isLabelValue)).toBe(true);
    expect(['a b', 'a/b', '.a', 'x'.repeat(64)].some(isLabelValue)).toBe(false);
  });
});
