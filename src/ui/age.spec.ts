import { exactTime, relativeAge } from './age';

describe('relativeAge', () => {
  it.each([
    [0, 'this minute'],
    [59_000, 'this minute'],
    [-5_000, 'this minute'],
    [61_000, '1 minute ago'],
    [3_600_000 * 26, '1 day ago'],
    [86_400_000 * 3, '3 days ago'],
    [86_400_000 * 110, '3 months ago'],
    [86_400_000 * 800, '2 years ago'],
  ])('%d ms', (ms, text) => {
    expect(relativeAge(ms, 'en')).toBe(text);
  });
});

describe('exactTime', () => {
  it('names day and second', () => {
    const text = exactTime(new Date('2026-03-05T06:07:08Z'), 'en');
    expect(text).toMatch(/^Mar [456], 2026/);
    expect(text).toContain(':08');
  });
});
