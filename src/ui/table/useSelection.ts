import { useCallback, useMemo, useState } from 'react';

/** Rows that the user chose, for a table and for what is done with them. */
export interface Selection<R> {
  /** Part of the ids of its check boxes. */
  id: string;
  selected: ReadonlySet<string>;
  choose: (keys: readonly string[], isChosen: boolean) => void;
  /** Accessible name of the box that chooses the page. */
  allLabel: string;
  /** Accessible name of a row's box. */
  labelOf: (row: R) => string;
  /** Why a row cannot be chosen; undefined where it can. */
  refusalOf?: (row: R) => string | undefined;
  /** Id of the element that says what becomes of a row. */
  describedBy?: (row: R) => string;
}

/** Keys that are chosen; those of rows that are gone count for nothing. */
export const useSelected = () => {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const choose = useCallback(
    (keys: readonly string[], isChosen: boolean) =>
      setSelected((before) => {
        const next = new Set(before);
        for (const key of keys) {
          if (isChosen) next.add(key);
          else next.delete(key);
        }
        return next;
      }),
    [],
  );
  return useMemo(() => ({ selected, choose }), [selected, choose]);
};
