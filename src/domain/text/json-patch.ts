import { isRecord } from '../core/resource';
import { sameJson } from '../core/same-json';

/** One operation of RFC 6902, as far as this project uses it. */
export type Operation =
  { op: 'add' | 'replace' | 'test'; path: string; value: unknown } | { op: 'remove'; path: string };

/** One step of a JSON Pointer (RFC 6901), escaped. */
export const pointerStep = (key: string | number): string =>
  `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`;

/** What an object itself has under a key: not what every object inherits, such as `toString`. */
const own = (object: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

const changes = (before: unknown, after: unknown, path: string): Operation[] => {
  if (sameJson(before, after)) return [];
  if (!isRecord(before) || !isRecord(after)) {
    return [
      { op: 'test', path, value: before },
      { op: 'replace', path, value: after },
    ];
  }
  const operations: Operation[] = [];
  for (const [key, value] of Object.entries(before)) {
    const at = path + pointerStep(key);
    if (value === undefined) continue;
    if (own(after, key) === undefined) {
      operations.push({ op: 'test', path: at, value }, { op: 'remove', path: at });
    } else operations.push(...changes(value, own(after, key), at));
  }
  for (const [key, value] of Object.entries(after)) {
    if (value !== undefined && own(before, key) === undefined) {
      const at = path + pointerStep(key);
      operations.push({ op: 'test', path: at, value: null }, { op: 'add', path: at, value });
    }
  }
  return operations;
};

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
 * JSON Patch that leads from one object to another. It touches only what differs, and tests each
 * value that it takes away and each absence that it fills, so that a change that somebody else made meanwhile is not lost: the
 * server then refuses the whole patch (422). Lists are replaced as a whole. What the server owns
 * and `status` are left out.
 */
export const patchBetween = (before: object, after: object): Operation[] =>
  changes(editable(before), editable(after), '');

/**
 * An edit of `before` made again on what the object has become meanwhile: what the edit changed is
 * as it was edited, everything else as it is now. Lists are taken as a whole.
 */
export const rebase = <R extends object>(before: R, edited: R, current: R): R =>
  mergeChanges<object>(editable(before), editable(edited), current) as R;

/** The same of values of any kind, with nothing left out. */
export const mergeChanges = <V>(before: V, edited: V, current: V): V =>
  merged(before, edited, current) as V;

const merged = (before: unknown, edited: unknown, current: unknown): unknown => {
  if (sameJson(before, edited)) return current;
  if (!isRecord(before) || !isRecord(edited) || !isRecord(current)) return edited;
  const result = new Map(Object.entries(current));
  for (const key of new Set([...Object.keys(before), ...Object.keys(edited)])) {
    const [was, is] = [own(before, key), own(edited, key)];
    if (!sameJson(was, is)) result.set(key, merged(was, is, own(current, key)));
  }
  return Object.fromEntries([...result].filter(([, value]) => value !== undefined));
};
