import { textAt, valueAt } from '../../core/resource';
import { dropIn, setIn } from '../../core/set-in';
import { asTyped, numberOrText, type Leaf } from '../../forms/leaf';

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
