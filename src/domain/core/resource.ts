/** Metadata as this project reads it; whatever else an object carries is kept and passed on. */
export interface ObjectMeta {
  name?: string;
  generateName?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: {
    apiVersion: string;
    kind: string;
    name: string;
    uid: string;
    controller?: boolean;
  }[];
  [key: string]: unknown;
}

export interface KubernetesResource {
  apiVersion?: string;
  kind?: string;
  metadata?: ObjectMeta;
  [key: string]: unknown;
}

/** A plain object: no array, no null. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A string that is there and not empty. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Deeper than anything that is written by hand, and far from where JavaScript's own stack ends. */
const MAX_PRINTED = 100;

/** A value without what lies deeper in it than so many levels. */
const cutOff = (value: unknown, levels: number): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return '…';
  if (Array.isArray(value)) return value.map((each) => cutOff(each, levels - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [key, cutOff(each, levels - 1)]),
  );
};

/**
 * Any value as a text to show or to compare. Takes what files may hold, and never throws: what lies
 * deeper than 100 levels is left out.
 */
export const printed = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(cutOff(value, MAX_PRINTED));
};

/** The value at a path of keys; undefined where something on the way is no object. */
export const valueAt = (value: unknown, ...path: string[]): unknown => {
  let current = value;
  for (const key of path) {
    if (!isRecord(current) || !Object.hasOwn(current, key)) return undefined;
    current = current[key];
  }
  return current;
};

/** The object at a path; an empty one where there is none. */
export const recordAt = (value: unknown, ...path: string[]): Record<string, unknown> => {
  const found = valueAt(value, ...path);
  return isRecord(found) ? found : {};
};

/** The objects of the list at a path, with their places in it; others are passed over. */
export const entriesAt = (
  value: unknown,
  ...path: string[]
): { index: number; entry: Record<string, unknown> }[] =>
  listAt(value, ...path).flatMap((entry, index) => (isRecord(entry) ? [{ index, entry }] : []));

/** The list at a path; an empty one where there is none. */
export const listAt = (value: unknown, ...path: string[]): unknown[] => {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? (found as unknown[]) : [];
};

/** The text at a path, if it is there and not empty. */
export const textAt = (value: unknown, ...path: string[]): string | undefined =>
  textOf(valueAt(value, ...path));

/** The number at a path. */
export const numberAt = (value: unknown, ...path: string[]): number | undefined => {
  const found = valueAt(value, ...path);
  return typeof found === 'number' ? found : undefined;
};
