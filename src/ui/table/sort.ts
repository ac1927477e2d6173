import { byNumbersInText } from '../../domain/core/collections';

export type SortDirection = 'asc' | 'desc';

/** Compares texts letter by letter; those of one length that are made for it need no more. */
const byLetters = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Sorted copy by a text of each row; rows that are equal in it come in the order of `then`, whatever
 * the direction. The text of a row is asked for once.
 *
 * @param isPlain whether the texts are made for sorting, which is many times as fast over thousands
 */
export const sortByText = <R>(
  rows: readonly R[],
  textOf: (row: R) => string,
  direction: SortDirection,
  then: readonly ((row: R) => string)[],
  isPlain = false,
): R[] => {
  const sign = direction === 'asc' ? 1 : -1;
  const compare = isPlain ? byLetters : byNumbersInText;
  return rows
    .map((row) => ({ row, text: textOf(row) }))
    .sort((a, b) => {
      const first = sign * compare(a.text, b.text);
      if (first !== 0) return first;
      for (const next of then) {
        const order = byNumbersInText(next(a.row), next(b.row));
        if (order !== 0) return order;
      }
      return 0;
    })
    .map(({ row }) => row);
};
