import { recordAt } from '../core/resource';
import { setIn } from '../core/set-in';
import { asTyped, type Leaf } from './leaf';
import { mergeList, splitList } from './list-text';

type Json = Record<string, unknown>;

const labelText = ([key, value]: [string, unknown]): string => `${key}=${asTyped(value)}`;

const labelWords = (entry: unknown): string[] => splitList(labelText(entry as [string, unknown]));

const labelOf = (word: string): [string, string] => {
  const equals = word.indexOf('=');
  if (equals < 0) return [word, ''];
  return [word.slice(0, equals).trim(), word.slice(equals + 1).trim()];
};

/** Labels as `key=value`, separated by commas. */
export const labelsLeaf = (path: readonly string[]): Leaf<Json, string> => ({
  paths: [path.join('.')],
  read: (object) =>
    Object.entries(recordAt(object, ...path))
      .map(labelText)
      .join(', '),
  write: (object, typed) => {
    // Labels that are still there stay as they are, also those that no API server would take.
    const entries = mergeList(
      typed,
      Object.entries(recordAt(object, ...path)),
      labelWords,
      labelOf,
    );
    const labels = Object.fromEntries(entries as [string, unknown][]);
    return setIn(object, path, entries.length > 0 ? labels : undefined);
  },
});
