import { recordAt, textAt, valueAt } from '../../core/resource';
import { dropIn, setIn } from '../../core/set-in';
import { asTyped, numberOrText, type Leaf } from '../../forms/leaf';
import { splitList } from '../../forms/list-text';

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

/** Labels as `key=value`, separated by commas. */
export const labelsLeaf = (path: readonly string[]): Leaf<Json, string> => ({
  paths: [path.join('.')],
  read: (udn) =>
    Object.entries(recordAt(udn, ...path))
      .map(([key, value]) => `${key}=${asTyped(value)}`)
      .join(', '),
  write: (udn, typed) => {
    const entries = splitList(typed).map((part): [string, string] => {
      const equals = part.indexOf('=');
      if (equals < 0) return [part, ''];
      return [part.slice(0, equals).trim(), part.slice(equals + 1).trim()];
    });
    return setIn(udn, path, entries.length > 0 ? Object.fromEntries(entries) : undefined);
  },
});
