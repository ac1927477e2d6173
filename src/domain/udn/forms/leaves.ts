import { recordAt, textAt, valueAt } from '../../core/resource';
import { dropIn, setIn } from '../../core/set-in';
import { asTyped, numberOrText, type Leaf } from '../../forms/leaf';
import { mergeList, splitList } from '../../forms/list-text';

type Json = Record<string, unknown>;

/** VLAN of a localnet: the block with its mode comes and goes with it. */
export const vlanLeaf = (path: readonly string[]): Leaf<Json, string> => ({
  paths: [path.join('.')],
  read: (udn) => asTyped(valueAt(udn, ...path, 'access', 'id')),
  write: (udn, value) => {
    const id = numberOrText(value);
    if (id === undefined) return dropIn(dropIn(udn, [...path, 'access', 'id']), [...path, 'mode']);
    const mode = textAt(udn, ...path, 'mode') ?? 'Access';
    return setIn(setIn(udn, [...path, 'mode'], mode), [...path, 'access', 'id'], id);
  },
});

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
  read: (udn) =>
    Object.entries(recordAt(udn, ...path))
      .map(labelText)
      .join(', '),
  write: (udn, typed) => {
    // Labels that are still there stay as they are, also those that no API server would take.
    const entries = mergeList(typed, Object.entries(recordAt(udn, ...path)), labelWords, labelOf);
    const labels = Object.fromEntries(entries as [string, unknown][]);
    return setIn(udn, path, entries.length > 0 ? labels : undefined);
  },
});
