import { isRecord } from '../core/resource';
import { sameJson } from '../core/same-json';
import { MAX_NESTING } from './nesting';
import { editable, own } from './rebase';

/** One operation of RFC 6902, as far as this project uses it. */
export type Operation =
  { op: 'add' | 'replace' | 'test'; path: string; value: unknown } | { op: 'remove'; path: string };

/** One step of a JSON Pointer (RFC 6901), escaped. */
export const pointerStep = (key: string | number): string =>
  `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`;

/** What is nested deeper than it is read is replaced as a whole. */
const changes = (before: unknown, after: unknown, path: string, depth = 0): Operation[] => {
  if (sameJson(before, after)) return [];
  if (!isRecord(before) || !isRecord(after) || depth > MAX_NESTING) {
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
    } else operations.push(...changes(value, own(after, key), at, depth + 1));
  }
  for (const [key, value] of Object.entries(after)) {
    if (value !== undefined && own(before, key) === undefined) {
      const at = path + pointerStep(key);
      operations.push({ op: 'test', path: at, value: null }, { op: 'add', path: at, value });
    }
  }
  return operations;
};

/**
 * JSON Patch that leads from one object to another. It touches only what differs, and tests each
 * value that it takes away and each absence that it fills, so that a change that somebody else made meanwhile is not lost: the
 * server then refuses the whole patch (422). Lists are replaced as a whole. What the server owns
 * and `status` are left out.
 */
export const patchBetween = (before: object, after: object): Operation[] =>
  changes(editable(before), editable(after), '');
