import jsonPatch from 'fast-json-patch';
import { parseTree, type Node } from 'jsonc-parser';
import { isRecord, type KubernetesObject } from '../kubernetes/object.ts';

/** A value of a patch as its author wrote it. */
export interface WrittenValue {
  node: Node;
  body: string;
}

const entriesOf = ({ children = [] }: Node): [string, Node][] =>
  children.flatMap(({ children: [key, value] = [] }): [string, Node][] =>
    key && value ? [[String(key.value), value]] : [],
  );

/** The `value` of each operation of a JSON Patch; undefined for one that has none. */
export const valuesIn = (body: string): (WrittenValue | undefined)[] =>
  (parseTree(body)?.children ?? []).map((operation) => {
    const node = new Map(entriesOf(operation)).get('value');
    return node && { node, body };
  });

/** A scalar as Go's encoding/json writes it. */
const goText = (scalar: unknown): string =>
  JSON.stringify(scalar).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const equals = (value: unknown, { node, body }: WrittenValue): boolean => {
  if (node.type === 'object') {
    const entries = new Map(entriesOf(node));
    return (
      isRecord(value) &&
      Object.keys(value).length === entries.size &&
      [...entries].every(
        ([key, entry]) => Object.hasOwn(value, key) && equals(value[key], { node: entry, body }),
      )
    );
  }
  if (node.type === 'array') {
    const { children = [] } = node;
    return (
      Array.isArray(value) &&
      value.length === children.length &&
      children.every((entry, index) => equals(value[index], { node: entry, body }))
    );
  }
  const isScalar = typeof value !== 'object' || value === null;
  return isScalar && goText(value) === body.slice(node.offset, node.offset + node.length);
};

/**
 * Whether a `test` holds. Kubernetes compares scalars byte by byte with what Go writes, keys by what
 * they mean, and takes a test for null as passed where the key is missing, if its parent is there.
 * Source: evanphx/json-patch, which the API server uses.
 */
export const passesTest = (
  document: KubernetesObject,
  path: string,
  expected: WrittenValue | undefined,
): boolean => {
  const slash = path.lastIndexOf('/');
  const parent: unknown =
    slash < 0 ? undefined : jsonPatch.getValueByPointer(document, path.slice(0, slash));
  const key = jsonPatch.unescapePathComponent(path.slice(slash + 1));
  const wantsNull = expected === undefined || expected.node.type === 'null';
  if (isRecord(parent) && !Object.hasOwn(parent, key)) return wantsNull;
  const value: unknown = jsonPatch.getValueByPointer(document, path);
  if (value === undefined) return false;
  return expected === undefined ? value === null : equals(value, expected);
};
