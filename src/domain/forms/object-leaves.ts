import { isRecord, listAt, valueAt } from '../core/resource';
import { dropIn, setIn } from '../core/set-in';
import { sameJson } from '../core/same-json';
import { asTyped, numberOrText, textOrNothing, type Leaf, type Row } from './leaf';
import { mergeList, textWords } from './list-text';

type Json = Record<string, unknown>;
type Path = readonly string[];

interface Removal {
  /** Whether objects that a removed value leaves empty go with it. */
  prunes?: boolean;
}

const put = (object: Json, path: Path, value: unknown, { prunes = false }: Removal): Json =>
  value === undefined && prunes ? dropIn(object, path) : setIn(object, path, value);

const typedAt = (
  path: Path,
  toJson: (typed: string) => unknown,
  removal: Removal,
): Leaf<Json, string> => ({
  paths: [path.join('.')],
  read: (object) => asTyped(valueAt(object, ...path)),
  write: (object, typed) => put(object, path, toJson(typed), removal),
});

/** A text; emptied it is removed. */
export const textAtLeaf = (path: Path, removal: Removal = {}): Leaf<Json, string> =>
  typedAt(path, textOrNothing, removal);

/** A text that is always there; emptied it is an empty one. */
export const requiredTextLeaf = (path: Path): Leaf<Json, string> =>
  typedAt(path, (typed) => typed, {});

/** A number; what is none is written as typed, so that a rule can name it. */
export const numberAtLeaf = (path: Path, removal: Removal = {}): Leaf<Json, string> =>
  typedAt(path, numberOrText, removal);

/** A list of texts, separated by commas. */
export const listAtLeaf = (path: Path, removal: Removal = {}): Leaf<Json, string> => ({
  paths: [path.join('.')],
  read: (object) => {
    const value = valueAt(object, ...path);
    return Array.isArray(value) ? value.flatMap(textWords).join(', ') : asTyped(value);
  },
  write: (object, typed) => {
    const list = mergeList(typed, listAt(object, ...path), textWords, (word) => word);
    return put(object, path, list.length > 0 ? list : undefined, removal);
  },
});

/** One word that is set or not; unset it goes with the objects that it leaves empty. */
export const flagAtLeaf = (path: Path, word: string | true): Leaf<Json, boolean> => ({
  paths: [path.join('.')],
  read: (object) => valueAt(object, ...path) === word,
  write: (object, value) => put(object, path, value ? word : undefined, { prunes: true }),
});

/**
 * A list of objects as rows. A row that stays the same keeps whatever else its object holds.
 *
 * @param read the row that shows an entry; takes any value
 * @param make the object for a row, of the one that stood in its place
 */
export const rowsAtLeaf = <R extends Row>(
  path: Path,
  read: (entry: unknown) => R,
  make: (row: R, before: Json) => Json,
): Leaf<Json, readonly R[]> => ({
  paths: [path.join('.')],
  read: (object) => listAt(object, ...path).map(read),
  write: (object, rows) => {
    const left: unknown[] = [...listAt(object, ...path)];
    const taken = (index: number): unknown => {
      const entry = left[index];
      left[index] = undefined;
      return entry;
    };
    const isSame = (entry: unknown, row: R): boolean =>
      entry !== undefined && sameJson(read(entry), row);
    // Rows that stay the same first, wherever they stand: a row above may have gone.
    const kept = rows.map((row, index) => {
      const at = isSame(left[index], row) ? index : left.findIndex((entry) => isSame(entry, row));
      return at < 0 ? undefined : taken(at);
    });
    const entries = rows.map((row, index) => {
      if (kept[index] !== undefined) return kept[index];
      const old = taken(index);
      return make(row, isRecord(old) ? old : {});
    });
    return put(object, path, entries.length > 0 ? entries : undefined, { prunes: true });
  },
});
