import { isRecord } from '../kubernetes/object.ts';

/** Whether two JSON values say the same; the order of keys does not count, `undefined` is no entry. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((each, index) => isSame(each, b[index]))
    );
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const has = (record: Record<string, unknown>, key: string) =>
    Object.hasOwn(record, key) && record[key] !== undefined;
  return (
    Object.keys(a).every(
      (key) => a[key] === undefined || (has(b, key) && isSame(a[key], b[key])),
    ) && Object.keys(b).every((key) => b[key] === undefined || has(a, key))
  );
};
