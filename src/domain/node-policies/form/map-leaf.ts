import { recordAt } from '../../core/resource';
import { dropIn, setIn } from '../../core/set-in';
import { asTyped, type Leaf, type Row } from '../../forms/leaf';

type Json = Record<string, unknown>;

/**
 * An object of single values as rows of `key` and `value`; a row without a key is not written yet. Values
 * that stay the same are kept as they are written.
 */
export const mapLeaf = (
  path: readonly string[],
  toJson: (typed: string) => unknown,
): Leaf<Json, readonly Row[]> => ({
  paths: [path.join('.')],
  read: (object) =>
    Object.entries(recordAt(object, ...path)).map(([key, value]) => ({
      key,
      value: asTyped(value),
    })),
  write: (object, rows) => {
    const before = recordAt(object, ...path);
    const entries = rows.flatMap(({ key = '', value = '' }) => {
      const name = key.trim();
      if (name === '') return [];
      const isKept = Object.hasOwn(before, name) && asTyped(before[name]) === value;
      return [[name, isKept ? before[name] : toJson(value)] as const];
    });
    return entries.length > 0
      ? setIn(object, path, Object.fromEntries(entries))
      : dropIn(object, path);
  },
});
