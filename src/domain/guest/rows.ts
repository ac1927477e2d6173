import { isRecord, listAt } from '../core/resource';
import { sameJson } from '../core/same-json';
import type { Row } from '../forms/leaf';

export type Json = Record<string, unknown>;

/** The objects of a list; whatever else stands in it is an empty one. */
export const objectsAt = (value: unknown, key: string): Json[] =>
  listAt(value, key).map((each) => (isRecord(each) ? each : {}));

/** An object with a list in it, or without, where nothing is left of it. */
export const withList = (entry: Json, key: string, list: readonly unknown[]): Json => {
  const { [key]: _before, ...others } = entry;
  return list.length > 0 ? { ...entry, [key]: list } : others;
};

/**
 * A list of which only some entries are shown as rows: those that are not stay where they are, and a
 * row that stays the same keeps whatever else its entry holds.
 *
 * @param read the row of an entry; undefined for one that is not shown
 * @param make the entry for a row, of the one that stood in its place
 */
export const mergeRows = (
  before: readonly Json[],
  rows: readonly Row[],
  read: (entry: Json) => Row | undefined,
  make: (row: Row, before: Json) => Json,
): Json[] => {
  const left = [...rows];
  const merged = before.flatMap((entry) => {
    const shown = read(entry);
    if (!shown) return [entry];
    const row = left.shift();
    if (!row) return [];
    return [sameJson(shown, row) ? entry : make(row, entry)];
  });
  return [...merged, ...left.map((row) => make(row, {}))];
};
