import { isRecord } from './resource';

/**
 * A value with the object at a place changed, which may lie in lists; everything off the way is the
 * same as before. A place that is not there, or is no object, changes nothing.
 */
export const updateAt = (
  value: unknown,
  path: readonly (string | number)[],
  change: (object: Record<string, unknown>) => Record<string, unknown>,
): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return isRecord(value) ? change(value) : value;
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) =>
      index === key ? updateAt(entry, rest, change) : entry,
    );
  }
  if (!isRecord(value) || typeof key !== 'string') return value;
  return { ...value, [key]: updateAt(value[key], rest, change) };
};
