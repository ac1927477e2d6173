import { sameJson, type Operation } from '../../text/json-patch';
import { isRecord } from '../../core/resource';

export type PatchResult =
  | { ok: true; value: unknown }
  /** Nothing is applied when one operation fails. */
  | { ok: false; failed: Operation };

const FAILED = Symbol('failed');

const stepsOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'));

const indexIn = (list: readonly unknown[], step: string, end: number): number | undefined => {
  const index = /^(?:0|[1-9]\d*)$/.test(step) ? Number(step) : undefined;
  return index !== undefined && index <= end && index <= list.length ? index : undefined;
};

const childOf = (value: unknown, step: string): unknown => {
  if (Array.isArray(value)) {
    const index = indexIn(value, step, value.length - 1);
    return index === undefined ? FAILED : (value as unknown[])[index];
  }
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : FAILED;
};

const changeRecord = (object: Record<string, unknown>, step: string, operation: Operation) => {
  if (operation.op === 'add') return { ...object, [step]: operation.value };
  if (!Object.hasOwn(object, step)) return FAILED;
  if (operation.op === 'remove') {
    const { [step]: _removed, ...others } = object;
    return others;
  }
  return { ...object, [step]: operation.value };
};

const changeList = (list: readonly unknown[], step: string, operation: Operation): unknown => {
  if (operation.op === 'add' && step === '-') return [...list, operation.value];
  const index = indexIn(list, step, operation.op === 'add' ? list.length : list.length - 1);
  if (index === undefined) return FAILED;
  const changed = [...list];
  if (operation.op === 'add') changed.splice(index, 0, operation.value);
  else if (operation.op === 'remove') changed.splice(index, 1);
  else changed[index] = operation.value;
  return changed;
};

const changeAt = (value: unknown, steps: readonly string[], operation: Operation): unknown => {
  const [step, ...rest] = steps;
  if (step === undefined) return operation.op === 'remove' ? FAILED : operation.value;
  if (rest.length > 0) {
    const child = childOf(value, step);
    const changed = child === FAILED ? FAILED : changeAt(child, rest, operation);
    if (changed === FAILED) return FAILED;
    return Array.isArray(value)
      ? value.map((entry: unknown, index) => (String(index) === step ? changed : entry))
      : { ...(value as Record<string, unknown>), [step]: changed };
  }
  if (Array.isArray(value)) return changeList(value, step, operation);
  return isRecord(value) ? changeRecord(value, step, operation) : FAILED;
};

const passes = (document: unknown, path: string, expected: unknown): boolean => {
  const steps = stepsOf(path);
  const last = steps.pop();
  let parent = document;
  for (const step of steps) {
    parent = childOf(parent, step);
    if (parent === FAILED) return false;
  }
  const found = last === undefined ? parent : childOf(parent, last);
  // As kube-apiserver has it: a missing key equals null.
  return found === FAILED ? expected === null && isRecord(parent) : sameJson(found, expected);
};

/**
 * Applies a JSON Patch of the operations add, remove, replace and test, as kube-apiserver does. The
 * document stays as it is; parts off the way are shared with the result.
 *
 * Source: RFC 6902; evanphx/json-patch.
 */
export const applyPatch = (document: unknown, operations: readonly Operation[]): PatchResult => {
  let value = document;
  for (const operation of operations) {
    if (operation.op === 'test') {
      if (!passes(value, operation.path, operation.value)) return { ok: false, failed: operation };
      continue;
    }
    const changed = changeAt(value, stepsOf(operation.path), operation);
    if (changed === FAILED) return { ok: false, failed: operation };
    value = changed;
  }
  return { ok: true, value };
};
