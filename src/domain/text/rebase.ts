import { isRecord } from '../core/resource';
import { sameJson } from '../core/same-json';
import { MAX_NESTING } from './nesting';

/** What an object itself has under a key: not what every object inherits, such as `toString`. */
export const own = (object: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** What the server owns of an object; an edit never sends it back. */
const OWNED_BY_SERVER = [
  'resourceVersion',
  'uid',
  'generation',
  'creationTimestamp',
  'managedFields',
];

/** The part of an object that users write. */
export const editable = <R extends object>(object: R): R => {
  const { status: _status, ...rest } = object as R & { status?: unknown };
  const { metadata } = rest as { metadata?: unknown };
  if (!isRecord(metadata)) return rest as R;
  return {
    ...rest,
    metadata: Object.fromEntries(
      Object.entries(metadata).filter(([key]) => !OWNED_BY_SERVER.includes(key)),
    ),
  } as R;
};

/**
 * An edit of `before` made again on what the object has become meanwhile: what the edit changed is
 * as it was edited, everything else as it is now. Lists are taken as a whole.
 */
export const rebase = <R extends object>(before: R, edited: R, current: R): R =>
  mergeChanges<object>(editable(before), editable(edited), current) as R;

/** The same of values of any kind, with nothing left out. */
export const mergeChanges = <V>(before: V, edited: V, current: V): V =>
  merged(before, edited, current) as V;

/** What is nested deeper than it is read is taken as a whole. */
const merged = (before: unknown, edited: unknown, current: unknown, depth = 0): unknown => {
  if (sameJson(before, edited)) return current;
  if (!isRecord(before) || !isRecord(edited) || !isRecord(current)) return edited;
  if (depth > MAX_NESTING) return edited;
  const result = new Map(Object.entries(current));
  for (const key of new Set([...Object.keys(before), ...Object.keys(edited)])) {
    const [was, is] = [own(before, key), own(edited, key)];
    if (!sameJson(was, is)) result.set(key, merged(was, is, own(current, key), depth + 1));
  }
  return Object.fromEntries([...result].filter(([, value]) => value !== undefined));
};
