import { poolsOf } from '../addresses/pools';
import { columnsOf, type NodeColumn } from '../map/fold-nodes';
import { matrixInSteps, matrixOf, type MatrixRow } from '../map/matrix';
import { rowCoverageOf, coverages, type RowCoverage } from '../map/row-coverage';
import type { NodeState } from '../nodes/coverage';
import { derived, type World } from '../world/world';

/** Nodes on which everything that networks stand on is the same. */
export interface NodeGroup {
  column: NodeColumn;
  /**
   * `missing`: something went wrong there; `limited`: some networks cannot be used there, as nobody made
   * what they need, or not in full; `ready` where there are no networks.
   */
  state: NodeState;
}

const stateIn = (rows: readonly MatrixRow[], { index }: NodeColumn): NodeState => {
  const cells = rows.flatMap(({ kind, cells: all }) =>
    kind === 'network' ? (all[index] ?? []) : [],
  );
  const has = (state: NodeState): boolean => cells.some((cell) => cell.state === state);
  if (cells.some(({ isFailed, state }) => isFailed && state === 'missing')) return 'missing';
  if (has('missing') || has('limited')) return 'limited';
  return has('unknown') ? 'unknown' : 'ready';
};

/** Nodes for VMs by what they have of networks, those that most nodes are like first. */
export const nodeGroupsOf = derived((world: World): readonly NodeGroup[] => {
  const matrix = matrixOf(world);
  return columnsOf(matrix).map((column) => ({ column, state: stateIn(matrix.rows, column) }));
});

export type CoverageCounts = Readonly<Record<RowCoverage, number>>;

/** How many networks are usable on all nodes for VMs, on some, and on none. */
export const coverageCountsOf = derived((world: World): CoverageCounts => {
  const counts = Object.fromEntries(coverages.map((coverage) => [coverage, 0])) as Record<
    RowCoverage,
    number
  >;
  for (const row of matrixOf(world).rows) {
    if (row.kind === 'network') counts[rowCoverageOf(row)] += 1;
  }
  return counts;
});

/**
 * Makes the pictures of a world in steps, so that they are there when they are asked for: nodes beside
 * networks, and pools.
 */
export function* picturesInSteps(world: World): Generator<undefined, World> {
  yield* matrixInSteps(world);
  nodeGroupsOf(world);
  yield;
  coverageCountsOf(world);
  poolsOf(world);
  yield;
  return world;
}
