import type { NodeNetwork } from '../nodes/node-networks';
import { wiringGroupsOf } from '../nodes/wiring';
import type { MatrixCell } from './cells';
import type { Matrix, MatrixRow } from './matrix';

/** A cell that is another one than most nodes have. */
export interface Difference {
  row: MatrixRow;
  cell: MatrixCell;
  usual: MatrixCell;
}

/** Nodes that have the same of everything. */
export interface NodeColumn {
  /** Name of its first node. */
  key: string;
  /** By name; never empty. */
  nodes: readonly NodeNetwork[];
  /** Place of one of them in the cells of each row, which stands for all. */
  index: number;
  /** What is different from the column of most nodes, causes before networks; empty for that one. */
  differences: readonly Difference[];
}

const cellAt = ({ cells }: MatrixRow, index: number): MatrixCell => {
  const cell = cells[index];
  if (!cell) throw new Error('a row has a cell for each node');
  return cell;
};

/** The cell of a row in a column. */
export const cellIn = (row: MatrixRow, { index }: Pick<NodeColumn, 'index'>): MatrixCell =>
  cellAt(row, index);

/** Groups of nodes of which all cells are equal, the largest first. Each node is in exactly one. */
export const columnsOf = ({ nodes, rows }: Matrix): NodeColumn[] => {
  const places = new Map(nodes.map((node, index) => [node, index]));
  const ids = new Map<MatrixCell, number>();
  const idOf = (cell: MatrixCell): number => {
    const id = ids.get(cell) ?? ids.size;
    ids.set(cell, id);
    return id;
  };
  const placeOf = (node: NodeNetwork | undefined): number => (node && places.get(node)) ?? 0;
  const groups = wiringGroupsOf(nodes, (node) =>
    rows.map((row) => idOf(cellAt(row, placeOf(node)))),
  );
  const usual = placeOf(groups[0]?.nodes[0]);
  const byCause = rows.toSorted(
    (a, b) => Number(a.kind === 'network') - Number(b.kind === 'network'),
  );
  return groups.map(({ nodes: alike }) => {
    const index = placeOf(alike[0]);
    return {
      key: alike[0]?.name ?? '',
      nodes: alike,
      index,
      differences: byCause.flatMap((row) => {
        const [cell, other] = [cellAt(row, index), cellAt(row, usual)];
        return cell === other ? [] : [{ row, cell, usual: other }];
      }),
    };
  });
};

/** A column for each node of one that was folded. */
export const unfolded = (column: NodeColumn): NodeColumn[] =>
  column.nodes.map((node) => ({ ...column, key: node.name, nodes: [node] }));
