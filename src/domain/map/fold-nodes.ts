import type { NodeNetwork } from '../nodes/node-networks';
import type { Matrix, MatrixCell, MatrixRow } from './matrix';

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
  const ids = new Map<MatrixCell, number>();
  const idOf = (cell: MatrixCell): number => {
    const id = ids.get(cell) ?? ids.size;
    ids.set(cell, id);
    return id;
  };
  const groups = new Map<string, { index: number; nodes: NodeNetwork[] }>();
  nodes.forEach((node, index) => {
    const key = rows.map((row) => idOf(cellAt(row, index))).join(' ');
    const group = groups.get(key);
    if (group) group.nodes.push(node);
    else groups.set(key, { index, nodes: [node] });
  });
  const sorted = [...groups.values()].sort(
    (a, b) => b.nodes.length - a.nodes.length || a.index - b.index,
  );
  const [usual] = sorted;
  const byCause = rows.toSorted(
    (a, b) => Number(a.kind === 'network') - Number(b.kind === 'network'),
  );
  return sorted.map(({ index, nodes: alike }) => ({
    key: alike[0]?.name ?? '',
    nodes: alike,
    index,
    differences: byCause.flatMap((row) => {
      const cell = cellAt(row, index);
      const other = cellAt(row, usual?.index ?? index);
      return cell === other ? [] : [{ row, cell, usual: other }];
    }),
  }));
};

/** A column for each node of one that was folded. */
export const unfolded = (column: NodeColumn): NodeColumn[] =>
  column.nodes.map((node) => ({ ...column, key: node.name, nodes: [node] }));
