import { fillOf, type Pool } from '../addresses/pool';
import { poolsOf } from '../addresses/pools';
import type { World } from '../world/world';

/** Share from which on a pool is nearly full. */
export const NEARLY_FULL = 0.85;

/**
 * - `full`: no address is left
 * - `nearly full`: at least 85 % are used
 * - `free`: less, or it is not counted (IPv6)
 */
export const poolStates = ['full', 'nearly full', 'free'] as const;
export type PoolState = (typeof poolStates)[number];

/** How full a pool is, in one word. */
export const poolStateOf = (pool: Pool): PoolState => {
  const fill = fillOf(pool) ?? 0;
  if (fill >= 1) return 'full';
  return fill >= NEARLY_FULL ? 'nearly full' : 'free';
};

/** The fullest pools first; those that are not counted are left out. */
export const fullestPoolsOf = (world: World): readonly Pool[] =>
  poolsOf(world)
    .filter((pool) => fillOf(pool) !== undefined)
    .sort((a, b) => (fillOf(b) ?? 0) - (fillOf(a) ?? 0) || (a.title < b.title ? -1 : 1));
