import { msg } from '../core/msg';
import { distinctReasons, reason } from '../core/reasons';
import type { World } from '../world/world';
import type { MatrixCell } from './cells';
import { columnOf, plainItem, type MapItem, type MapKind, type MapState } from './items';
import type { Matrix } from './matrix';
import { policiesOf } from './of-nodes';

export const nodesWith = (
  { nodes }: Matrix,
  cells: readonly MatrixCell[],
  isMeant: (cell: MatrixCell) => boolean,
  without: ReadonlySet<string> = new Set(),
): { names: string[]; cells: MatrixCell[] } => {
  const names: string[] = [];
  const met = new Set<MatrixCell>();
  nodes.forEach(({ name }, index) => {
    const cell = cells[index];
    if (!cell || !isMeant(cell) || without.has(name)) return;
    names.push(name);
    met.add(cell);
  });
  return { names, cells: [...met] };
};

/**
 * What some nodes have not got, or of which it is not known whether they have it.
 *
 * @param there what other nodes have of it, so that these are passed over
 */
export const gapItems = (
  world: World,
  matrix: Matrix,
  kind: MapKind,
  name: string,
  cells: readonly MatrixCell[],
  there: readonly MapItem[],
): MapItem[] => {
  const covered = new Set(there.flatMap(({ nodes }) => nodes));
  const gaps: [state: MapState, (cell: MatrixCell) => boolean][] = [
    ['error', ({ state, isFailed }) => state === 'missing' && isFailed],
    ['absent', ({ state, isFailed }) => state === 'missing' && !isFailed],
    ['unknown', ({ state }) => state === 'unknown'],
  ];
  return gaps.flatMap(([state, isMeant]) => {
    const found = nodesWith(matrix, cells, isMeant, covered);
    if (found.names.length === 0) return [];
    return [
      plainItem(`${state} ${kind}/${name}`, kind, name, {
        column: columnOf(kind),
        // Also where a finding makes the state a worse one.
        facts: state === 'unknown' ? [] : [reason(msg('Not there'))],
        state,
        reasons: distinctReasons(found.cells.flatMap(({ reasons }) => reasons)),
        nodes: found.names,
        policies: policiesOf(world, kind, name),
      }),
    ];
  });
};
