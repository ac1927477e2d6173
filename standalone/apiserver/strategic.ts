import { isSame } from '../kubernetes/equal.ts';
import { isRecord } from '../kubernetes/object.ts';
import { schemaOfField } from './fields/field-set.ts';
import type { Schema } from './resource.ts';
import { badRequest } from './status.ts';

const DIRECTIVE = '$patch';
const RETAIN = '$retainKeys';
const ORDER = '$setElementOrder/';
const DELETE = '$deleteFromPrimitiveList/';

const isMerged = (schema: Schema | undefined): boolean =>
  schema?.['x-kubernetes-patch-strategy']?.split(',').includes('merge') ?? false;

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** Entries in the order that is asked for; those that are not named stay behind the one before them. */
const ordered = (
  entries: unknown[],
  order: unknown[] | undefined,
  keyOf: (entry: unknown) => unknown,
): unknown[] => {
  if (!order) return entries;
  const wanted = order.map(keyOf);
  const placed: { place: number; entry: unknown }[] = [];
  let last = -1;
  for (const entry of entries) {
    const place = wanted.findIndex((key) => isSame(key, keyOf(entry)));
    if (place >= 0) last = place;
    placed.push({ place: place >= 0 ? place : last, entry });
  }
  return placed.sort((a, b) => a.place - b.place).map(({ entry }) => entry);
};

const withoutDirective = ({ [DIRECTIVE]: _directive, ...rest }: Record<string, unknown>) => rest;

const mergedEntries = (
  list: unknown[],
  patch: Record<string, unknown>[],
  key: string,
  schema: Schema | undefined,
): unknown[] => {
  let result = [...list];
  for (const entry of patch) {
    const value = entry[key];
    if (value === undefined) {
      throw badRequest(`map: ${JSON.stringify(entry)} does not contain declared merge key: ${key}`);
    }
    const isIt = (other: unknown) => isRecord(other) && isSame(other[key], value);
    const found = result.findIndex(isIt);
    if (entry[DIRECTIVE] === 'delete') {
      result = result.filter((other) => !isIt(other));
    } else if (found < 0) {
      result.push(strategicallyMerged(undefined, withoutDirective(entry), schema));
    } else {
      result[found] = strategicallyMerged(result[found], entry, schema);
    }
  }
  return result;
};

const mergedList = (
  value: unknown,
  patch: unknown[],
  order: unknown[] | undefined,
  schema: Schema | undefined,
): unknown[] => {
  const key = schema?.['x-kubernetes-patch-merge-key'];
  if (key === undefined) {
    const present = listOf(value);
    const added = patch.filter((entry) => !present.includes(entry));
    return ordered([...present, ...added], order, (entry) => entry);
  }
  if (!patch.every(isRecord))
    throw badRequest('error decoding patch: a list of objects is expected');
  const replaces = patch.some(
    (entry) => entry[DIRECTIVE] === 'replace' && entry[key] === undefined,
  );
  const entries = patch.filter((entry) => entry[DIRECTIVE] !== 'replace' || key in entry);
  const start = replaces ? [] : listOf(value);
  const keyOf = (entry: unknown) => (isRecord(entry) ? entry[key] : entry);
  return ordered(mergedEntries(start, entries, key, schema?.items), order, keyOf);
};

const orderIn = (patch: Record<string, unknown>, key: string): unknown[] | undefined => {
  const order = patch[`${ORDER}${key}`];
  return Array.isArray(order) ? (order as unknown[]) : undefined;
};

const mergedField = (
  value: unknown,
  patch: Record<string, unknown>,
  key: string,
  schema: Schema | undefined,
): unknown => {
  const asked = patch[key];
  if (Array.isArray(asked) && isMerged(schema)) {
    return mergedList(value, asked, orderIn(patch, key), schema);
  }
  return isRecord(asked) ? strategicallyMerged(value, asked, schema) : asked;
};

/** Fields that a patch names by itself or in a directive about a list. */
const fieldsIn = (patch: Record<string, unknown>): Set<string> =>
  new Set(
    Object.keys(patch).flatMap((key) => {
      if (key.startsWith(ORDER)) return [key.slice(ORDER.length)];
      if (key.startsWith(DELETE)) return [key.slice(DELETE.length)];
      return key.startsWith('$') ? [] : [key];
    }),
  );

/**
 * A value after a strategic merge patch: as a merge patch, but lists with a merge key are merged entry by
 * entry, and directives in the patch say what else is to happen.
 *
 * Source: k8s.io/apimachinery pkg/util/strategicpatch/patch.go.
 * @throws ApiError 400 for a patch that cannot be read
 */
export const strategicallyMerged = (
  value: unknown,
  patch: Record<string, unknown>,
  schema: Schema | undefined,
): unknown => {
  const directive = patch[DIRECTIVE];
  if (directive === 'replace') return withoutDirective(patch);
  if (directive === 'delete') return {};
  if (directive !== undefined && directive !== 'merge') {
    throw badRequest(`Unknown patch type found: ${JSON.stringify(directive)}`);
  }
  const retained = patch[RETAIN];
  const present = Object.entries(isRecord(value) ? value : {});
  const result = Object.fromEntries(
    Array.isArray(retained) ? present.filter(([key]) => retained.includes(key)) : present,
  );
  for (const key of fieldsIn(patch)) {
    const of = schemaOfField(schema, key);
    const removed = listOf(patch[`${DELETE}${key}`]);
    if (removed.length > 0) {
      result[key] = listOf(result[key]).filter((entry) => !removed.includes(entry));
    }
    if (patch[key] === null) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- null removes a key
      delete result[key];
    } else if (patch[key] !== undefined) {
      result[key] = mergedField(result[key], patch, key, of);
    }
  }
  return result;
};
