import { relativeAge } from './age';

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
