import type { Operation } from './json-patch';

/** Characters that Go's JSON writes as an escape and JavaScript's as they are. */
const ESCAPED_BY_GO = /[<>&\u2028\u2029]/g;

const escapeOf = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * The body of a JSON Patch. The API server compares the scalars of a `test` byte by byte with the
 * object as Go's encoding/json writes it, so that text has to be escaped as Go does; measured against
 * Kubernetes 1.20 and 1.36. Keys are compared by what they mean, in any order, and white space not
 * at all (evanphx/json-patch).
 */
export const patchBody = (operations: readonly Operation[]): string =>
  JSON.stringify(operations).replace(ESCAPED_BY_GO, escapeOf);

/** Whether something in a value meets a condition, at any depth. */
const contains = (value: unknown, meets: (part: unknown) => boolean): boolean => {
  let found = false;
  // JSON.stringify walks any depth that JSON.parse has made.
  JSON.stringify(value, (_key, part: unknown) => {
    found ||= meets(part);
    return part;
  });
  return found;
};

const INT64_BOUND = 2 ** 63;

/** An integer that the server has digit by digit, while JavaScript has read one near it. */
const isRounded = (part: unknown): boolean =>
  typeof part === 'number' &&
  Number.isInteger(part) &&
  !Number.isSafeInteger(part) &&
  Math.abs(part) <= INT64_BOUND;

/** Backspace and form feed: `\u0008` and `\u000c` before Go 1.22, `\b` and `\f` since. */
const isWrittenByVersion = (part: unknown): boolean =>
  typeof part === 'string' && /[\b\f]/.test(part);

const cannotBeTested = (operation: Operation): boolean =>
  operation.op === 'test' &&
  contains(operation.value, (part) => isRounded(part) || isWrittenByVersion(part));

const VERSION = '/metadata/resourceVersion';

/** Whether a patch fits only the very version of the object that it was made for. */
export const testsVersion = (operations: readonly Operation[]): boolean =>
  operations.some(({ op, path }) => op === 'test' && path === VERSION);

/**
 * The operations with tests that the server can find true: one of a value whose JSON is not known to
 * the byte gives way to a test of the object's version, which is stricter. Where the patch itself
 * would write a rounded integer the tests stay, so that the server refuses it.
 *
 * @param resourceVersion of the object that the operations were made for
 */
export const withTestableValues = (
  operations: readonly Operation[],
  resourceVersion: string | undefined,
): readonly Operation[] => {
  const writesRounded = operations.some(
    (operation) =>
      (operation.op === 'add' || operation.op === 'replace') &&
      contains(operation.value, isRounded),
  );
  if (resourceVersion === undefined || writesRounded || !operations.some(cannotBeTested)) {
    return operations;
  }
  return [
    { op: 'test', path: VERSION, value: resourceVersion },
    ...operations.filter((operation) => !cannotBeTested(operation)),
  ];
};
