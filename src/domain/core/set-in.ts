import { isRecord } from './resource';

/**
 * An object with one place set, or removed (undefined); everything off the way is the same object as
 * before. A part of the way that is there but is no object is replaced.
 */
export const setIn = (
  object: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
): Record<string, unknown> => {
  const [key, ...rest] = path;
  if (key === undefined) return object;
  const before = Object.hasOwn(object, key) ? object[key] : undefined;
  if (rest.length > 0) {
    if (value === undefined && !isRecord(before)) return object;
    return { ...object, [key]: setIn(isRecord(before) ? before : {}, rest, value) };
  }
  if (value !== undefined) return { ...object, [key]: value };
  const { [key]: _removed, ...others } = object;
  return others;
};

/** The same, and an object that thereby becomes empty goes as well. */
export const dropIn = (
  object: Record<string, unknown>,
  path: readonly string[],
): Record<string, unknown> => {
  const [key, ...rest] = path;
  if (key === undefined || !Object.hasOwn(object, key)) return object;
  const before = object[key];
  if (rest.length === 0 || !isRecord(before)) return setIn(object, path, undefined);
  const after = dropIn(before, rest);
  return setIn(object, [key], Object.keys(after).length > 0 ? after : undefined);
};
