import { byNumbersInText } from '../../domain/core/collections';

export type SortDirection = 'asc' | 'desc';

/**
 * Sorted copy by a text of each row; rows that are equal in it come in the order of `then`, whatever
 * the direction. The text of a row is asked for once.
 */
export const sortByText = <R>(
  rows: readonly R[],
  textOf: (row: R) => string,
  direction: SortDirection,
  then: readonly ((row: R) => string)[],
): R[] => {
  const sign = direction === 'asc' ? 1 : -1;
  return rows
    .map((row) => ({ row, text: textOf(row) }))
    .sort((a, b) => {
      const first = sign * byNumbersInText(a.text, b.text);
      if (first !== 0) return first;
      for (const next of then) {
        const order = byNumbersInText(next(a.row), next(b.row));
        if (order !== 0) return order;
      }
      return 0;
    })
    .map(({ row }) => row);
};
