import type { MatrixRow } from './matrix';

/**
 * On how many nodes VMs can use a network:
 *
 * - `all`: on each that takes VMs, if not in full
 * - `some`: on some, and on others not
 * - `none`: on no node
 * - `unknown`: of some nodes it is not known, and none is known to lack it
 */
export const coverages = ['none', 'some', 'unknown', 'all'] as const;
export type RowCoverage = (typeof coverages)[number];

/** The coverage of a row of the matrix; of one without nodes nothing is known. */
export const rowCoverageOf = ({ cells }: Pick<MatrixRow, 'cells'>): RowCoverage => {
  const has = cells.some(({ state }) => state === 'ready' || state === 'limited');
  const lacks = cells.some(({ state }) => state === 'missing');
  if (lacks) return cells.every(({ state }) => state === 'missing') ? 'none' : 'some';
  return has && cells.every(({ state }) => state !== 'unknown') ? 'all' : 'unknown';
};
