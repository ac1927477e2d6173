import { isRecord } from './resource';

/** Deep equality of JSON values; the order of keys does not matter. */
export const sameJson = (first: unknown, second: unknown): boolean => {
  // Pairs that are still to be compared: values may be nested deeper than functions may call themselves.
  const pairs: [unknown, unknown][] = [[first, second]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [a, b] = pair;
    if (a === b) continue;
    if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) return false;
      for (const [index, entry] of (a as unknown[]).entries()) pairs.push([entry, b[index]]);
      continue;
    }
    if (!isRecord(a) || !isRecord(b)) return false;
    const keys = Object.keys(a).filter((key) => a[key] !== undefined);
    const others = Object.keys(b).filter((key) => b[key] !== undefined);
    if (keys.length !== others.length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(b, key)) return false;
      pairs.push([a[key], b[key]]);
    }
  }
  return true;
};
