import { bytesText, durationText } from './amounts';

describe('a length of time', () => {
  it.each([
    [0, '0 seconds'],
    [0.4, '0 seconds'],
    [1, '1 second'],
    [59.6, '1 minute'],
    [1024, '17 minutes 4 seconds'],
    [1380, '23 minutes'],
    [3600, '1 hour'],
    [3661, '1 hour 1 minute'],
    [90_000, '1 day 1 hour'],
  ])('%d seconds are %s', (seconds, expected) => {
    expect(durationText(seconds, 'en')).toBe(expected);
  });
});

it('is short where there is little room', () => {
  expect(durationText(302, 'en', 'short')).toBe('5 min 2 sec');
});

describe('a number of bytes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1 KiB'],
    [64 * 2 ** 20, '64 MiB'],
    [12.4 * 2 ** 30, '12.4 GiB'],
    [3 * 2 ** 50, '3,072 TiB'],
  ])('%d are %s', (bytes, expected) => {
    expect(bytesText(bytes, 'en')).toBe(expected);
  });
});
