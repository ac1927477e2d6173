/**
 * How many objects the SDK asks for at a time. It shows a list as loaded with the first of these pages,
 * adds the others as they come, and starts to watch after the last; a list that it reads anew, because
 * its watch broke off, shrinks to the first page. Source: the SDK's `watchK8sList`.
 */
const PAGE = 250;

/** A list as far as it is known. */
export interface Completeness {
  /** How many objects have come. */
  size: number;
  isComplete: boolean;
  /** How many there are, by what the server said last; undefined when it was not asked, or said nothing. */
  total: number | undefined;
}

const isWholePages = (size: number): boolean => size > 0 && size % PAGE === 0;

/** Whether a list that was complete is being read anew. */
const isAnew = (before: number, size: number): boolean =>
  isWholePages(size) && size < before && (size === PAGE || before - size >= PAGE);

/**
 * What follows from the size of a list. Only the last page is shorter than the others, so that any
 * size but whole pages is the whole list, and small lists cost no request. Whole pages are the whole
 * list when the server has said that there are no more (`withTotal`). A list that is complete stays so
 * whatever its watch adds and removes.
 *
 * @param before what was known of it; undefined when it is seen for the first time
 */
export const completenessOf = (before: Completeness | undefined, size: number): Completeness => {
  const begun = before?.isComplete === true && isAnew(before.size, size) ? undefined : before;
  const total = begun?.total;
  const isComplete =
    begun?.isComplete === true || !isWholePages(size) || (total !== undefined && size >= total);
  return { size, isComplete, total };
};

/** The same once the server has said how many there are. */
export const withTotal = (known: Completeness, total: number): Completeness =>
  completenessOf({ ...known, total }, known.size);

/** Lists that are still coming, together. */
export interface Progress {
  loaded: number;
  /** Undefined while it is not known of all of them. */
  total: number | undefined;
}

/** How far lists have come; undefined when all of them are complete. */
export const progressOf = (lists: readonly Completeness[]): Progress | undefined => {
  if (lists.every(({ isComplete }) => isComplete)) return undefined;
  const totals = lists.map(({ isComplete, size, total }) => (isComplete ? size : total));
  return {
    loaded: lists.reduce((sum, { size }) => sum + size, 0),
    total: totals.reduce<number | undefined>(
      (sum, total) => (sum === undefined || total === undefined ? undefined : sum + total),
      0,
    ),
  };
};

interface CountedList {
  metadata?: { continue?: string; remainingItemCount?: number };
  items?: unknown[];
}

/**
 * How many objects a list has by its first page; undefined where the server does not count the rest,
 * as for lists with a selector, of which this plugin reads none.
 */
export const totalOf = ({ metadata = {}, items = [] }: CountedList): number | undefined => {
  if (!metadata.continue) return items.length;
  const { remainingItemCount } = metadata;
  return remainingItemCount === undefined ? undefined : items.length + remainingItemCount;
};
