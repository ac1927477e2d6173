/** The rows of a page, and the page itself, which is the last one where there are fewer. */
export const pageOf = <R>(
  rows: readonly R[],
  wanted: { page: number; perPage: number },
): { page: number; shown: readonly R[] } => {
  const { perPage } = wanted;
  const page = Math.min(wanted.page, Math.max(1, Math.ceil(rows.length / perPage)));
  return { page, shown: rows.slice((page - 1) * perPage, page * perPage) };
};
