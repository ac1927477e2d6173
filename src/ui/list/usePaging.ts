import { useState } from 'react';
import { pageOf } from './pageOf';

/** Pages of a table that is only a part of its page; nothing of it is kept in the URL. */
export const usePaging = <R>(rows: readonly R[]) => {
  const [wanted, setWanted] = useState({ page: 1, perPage: 20 });
  const { page, shown } = pageOf(rows, wanted);
  return {
    shown,
    /** For `Pages`. */
    paging: {
      count: rows.length,
      page,
      perPage: wanted.perPage,
      onPage: (next: number) => setWanted({ ...wanted, page: next }),
      onPerPage: (perPage: number) => setWanted({ page: 1, perPage }),
    },
    toFirst: () => setWanted({ ...wanted, page: 1 }),
  };
};
