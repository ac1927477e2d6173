import { asTyped, numberOrText, textOrNothing } from '../../nad/forms/leaf';
import { mergeList, splitList, textWords } from '../../forms/list-text';
import type { FormValue, NadFormRead } from '../../nad/forms/form';
import { recordAt, textAt, valueAt, type KubernetesResource } from '../../core/resource';
import { dropIn, setIn } from '../../core/set-in';

/** A form of user-defined networks; the same contract as that of network definitions. */
export interface UdnForm<V> {
  kind: 'UserDefinedNetwork' | 'ClusterUserDefinedNetwork';
  topology: 'Layer2' | 'Localnet';
  /** Fields that the API server lets nobody change after creation. */
  immutable: readonly (keyof V & string)[];
  create(name: string, namespace?: string): KubernetesResource;
  read(udn: KubernetesResource): NadFormRead<V>;
  apply(udn: KubernetesResource, values: V): KubernetesResource;
  fieldOf(path: string): (keyof V & string) | undefined;
}

type Json = Record<string, unknown>;

/** One field and the place that it edits; paths begin at the object. */
export interface UdnLeaf<T extends FormValue> {
  paths: readonly string[];
  read(udn: unknown): T;
  write(udn: Json, value: T): Json;
}

const dotted = (path: readonly string[]): string => path.join('.');

/** A text; emptied it is removed. */
export const textAtLeaf = (path: readonly string[]): UdnLeaf<string> => ({
  paths: [dotted(path)],
  read: (udn) => asTyped(valueAt(udn, ...path)),
  write: (udn, value) => setIn(udn, path, textOrNothing(value)),
});

/** A number; what is none is written as typed, so that a rule can name it. */
export const numberAtLeaf = (path: readonly string[]): UdnLeaf<string> => ({
  paths: [dotted(path)],
  read: (udn) => asTyped(valueAt(udn, ...path)),
  write: (udn, value) => setIn(udn, path, numberOrText(value)),
});

/** A list of texts, separated by commas. */
export const listAtLeaf = (path: readonly string[]): UdnLeaf<string> => ({
  paths: [dotted(path)],
  read: (udn) => {
    const value = valueAt(udn, ...path);
    return Array.isArray(value) ? value.flatMap(textWords).join(', ') : asTyped(value);
  },
  write: (udn, typed) => {
    const before = valueAt(udn, ...path);
    const list = mergeList(typed, Array.isArray(before) ? before : [], textWords, (word) => word);
    return setIn(udn, path, list.length > 0 ? list : undefined);
  },
});

/** A word that is there or not; an object that it leaves empty goes with it. */
export const choiceAtLeaf = (path: readonly string[]): UdnLeaf<string> => ({
  ...textAtLeaf(path),
  write: (udn, value) => (value === '' ? dropIn(udn, path) : setIn(udn, path, value)),
});

/** One word that is set or not. */
export const flagAtLeaf = (path: readonly string[], word: string): UdnLeaf<boolean> => ({
  paths: [dotted(path)],
  read: (udn) => valueAt(udn, ...path) === word,
  write: (udn, value) => (value ? setIn(udn, path, word) : dropIn(udn, path)),
});

/** VLAN of a localnet: the block with its mode comes and goes with it. */
export const vlanLeaf = (path: readonly string[]): UdnLeaf<string> => ({
  paths: [dotted(path)],
  read: (udn) => asTyped(valueAt(udn, ...path, 'access', 'id')),
  write: (udn, value) => {
    const id = numberOrText(value);
    if (id === undefined) return dropIn(dropIn(udn, [...path, 'access', 'id']), [...path, 'mode']);
    const mode = textAt(udn, ...path, 'mode') ?? 'Access';
    return setIn(setIn(udn, [...path, 'mode'], mode), [...path, 'access', 'id'], id);
  },
});

/** Labels as `key=value`, separated by commas. */
export const labelsLeaf = (path: readonly string[]): UdnLeaf<string> => ({
  paths: [dotted(path)],
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
