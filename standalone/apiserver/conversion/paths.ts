import { isRecord } from '../../kubernetes/object.ts';

export type Path = readonly string[];
export type Json = Record<string, unknown>;

/** The value at a path; undefined where something on the way is no object. */
export const at = (object: unknown, path: Path): unknown =>
  path.reduce<unknown>((here, key) => (isRecord(here) ? here[key] : undefined), object);

/** The object with a value at a path. Undefined removes it, with objects that this leaves empty. */
export const put = (object: Json, path: Path, value: unknown): Json => {
  const [key = '', ...rest] = path;
  const inner = rest.length === 0 ? value : putInner(object[key], rest, value);
  if (inner === object[key]) return object;
  if (inner !== undefined) return { ...object, [key]: inner };
  const { [key]: _removed, ...others } = object;
  return others;
};

const putInner = (before: unknown, path: Path, value: unknown): unknown => {
  const object = isRecord(before) ? before : {};
  const made = put(object, path, value);
  // What was empty, or is no object, stays as it is when there is nothing to write.
  if (made === object) return value === undefined ? before : made;
  return value === undefined && Object.keys(made).length === 0 ? undefined : made;
};
