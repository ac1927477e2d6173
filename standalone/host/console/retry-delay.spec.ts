import { retryDelay } from './retry-delay';

const NOW = Date.parse('2026-01-01T00:00:00Z');

describe('retryDelay', () => {
  it.each([
    ['2', 2000],
    ['0', 0],
    [null, 1000],
    ['soon', 1000],
    ['99999999999', 10_000],
    ['Thu, 01 Jan 2026 00:00:03 GMT', 3000],
    ['Fri, 01 Jan 2100 00:00:00 GMT', 10_000],
    ['Mon, 01 Jan 2001 00:00:00 GMT', 0],
  ])('of %j is %i', (header, wait) => {
    expect(retryDelay(header, NOW)).toBe(wait);
  });
});
