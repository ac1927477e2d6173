import fc from 'fast-check';
import type { Pool } from '../addresses/pool';
import { parseCidr } from '../net/cidr';
import { poolStateOf } from './pools';

const pool = (used: number, size: number, family: 4 | 6 = 4): Pool => {
  const cidr = parseCidr(family === 4 ? '10.0.0.0/8' : 'fd00::/64');
  if (!cidr) throw new Error('no CIDR');
  return {
    key: 'lan',
    kind: 'subnet',
    node: undefined,
    title: 'lan',
    networks: [],
    cidr,
    start: cidr.first,
    end: cidr.last,
    excludes: [],
    size: BigInt(size),
    holders: new Map(),
    reservations: new Map(),
    used,
    isAtLeast: false,
  };
};

it.each([
  [84, 100, 'free'],
  [85, 100, 'nearly full'],
  [99, 100, 'nearly full'],
  [100, 100, 'full'],
  [101, 100, 'full'],
  [0, 0, 'free'],
])('a pool with %d of %d addresses in use is "%s"', (used, size, state) => {
  expect(poolStateOf(pool(used, size))).toBe(state);
});

it('a pool of IPv6 addresses is never called full, as its use is not counted', () => {
  fc.assert(
    fc.property(fc.nat({ max: 200 }), fc.integer({ min: 1, max: 200 }), (used, size) => {
      expect(poolStateOf(pool(used, size, 6))).toBe('free');
    }),
  );
});
