import type { SortDirection } from './useListState';

// VLAN 9 stands before VLAN 100, and net-2 before net-10.
const collator = new Intl.Collator('en', { numeric: true });

/**
 * Sorted copy by a text of each row; rows that are equal in it come in the order of `then`, whatever
 * the direction.
 */
export const sortByText = <R>(
  rows: readonly R[],
  textOf: (row: R) => string,
  direction: SortDirection,
  then: readonly ((row: R) => string)[],
): R[] => {
  const sign = direction === 'asc' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const first = sign * collator.compare(textOf(a), textOf(b));
    if (first !== 0) return first;
    for (const next of then) {
      const order = collator.compare(next(a), next(b));
      if (order !== 0) return order;
    }
    return 0;
  });
};
