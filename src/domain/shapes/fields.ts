import { isRecord } from '../core/resource';
import type { Schema } from './schema';

/** An object as its reader sees it, who passes over null. */
export interface Fields {
  /** As it stands in the text. */
  raw: Record<string, unknown>;
  schema: Schema;
  /** Path of the object in the resource. */
  at: string;
  /** The settings that are there, in the plugin's spelling. */
  present: readonly string[];
  /** The key as it stands in the text, for one in the plugin's spelling. */
  keyOf: (key: string) => string;
  /** Value of a setting; undefined where there is none. */
  get: (key: string) => unknown;
  has: (key: string) => boolean;
  /** The list under a key; an empty one where there is none. */
  list: (key: string) => unknown[];
  pathOf: (key: string) => string;
  /** Text that is not empty. */
  text: (key: string) => string | undefined;
  integer: (key: string) => number | undefined;
  flag: (key: string) => boolean;
}

const foldedKeys = new WeakMap<Schema, ReadonlyMap<string, string>>();

const foldedKeysOf = (schema: Schema): ReadonlyMap<string, string> => {
  let folded = foldedKeys.get(schema);
  if (!folded) {
    folded = new Map(Object.keys(schema).map((key) => [key.toLowerCase(), key]));
    foldedKeys.set(schema, folded);
  }
  return folded;
};

/** A key in the plugin's spelling, if the plugin knows it at all. */
export const knownKey = (schema: Schema, key: string): string | undefined =>
  Object.hasOwn(schema, key) ? key : foldedKeysOf(schema).get(key.toLowerCase());

/** @param written the key as it stands in the text, by that in the reader's spelling */
const readBy = (
  raw: Record<string, unknown>,
  schema: Schema,
  at: string,
  written: (key: string) => string | undefined,
  present: readonly string[],
): Fields => {
  const keyOf = (key: string) => written(key) ?? key;
  const get = (key: string): unknown => {
    const own = written(key);
    return own === undefined ? undefined : (raw[own] ?? undefined);
  };
  return {
    raw,
    schema,
    at,
    present,
    keyOf,
    get,
    has: (key) => get(key) !== undefined,
    list: (key) => {
      const value = get(key);
      return Array.isArray(value) ? (value as unknown[]) : [];
    },
    pathOf: (key) => `${at}.${keyOf(key)}`,
    text: (key) => {
      const value = get(key);
      return typeof value === 'string' && value !== '' ? value : undefined;
    },
    integer: (key) => {
      const value = get(key);
      return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
    },
    flag: (key) => get(key) === true,
  };
};

/**
 * Reads an object as programs in Go do: their JSON decoder matches keys without regard to case, takes
 * the last of several, and passes over null. Takes any record and never throws.
 *
 * Source: Go encoding/json, Unmarshal.
 */
export const fieldsOf = (raw: Record<string, unknown>, schema: Schema, at: string): Fields => {
  const written = new Map<string, string>();
  for (const key of Object.keys(raw)) {
    const known = knownKey(schema, key);
    if (known !== undefined && raw[key] !== null) written.set(known, key);
  }
  return readBy(raw, schema, at, (key) => written.get(key), [...written.keys()]);
};

/**
 * Reads an object as the API server does: keys count as they are spelled, and null is dropped. What is
 * no object is read as an empty one.
 */
export const exactFieldsOf = (value: unknown, schema: Schema, at: string): Fields => {
  const raw = isRecord(value) ? value : {};
  const isOwn = (key: string): boolean => Object.hasOwn(raw, key);
  return readBy(
    raw,
    schema,
    at,
    (key) => (isOwn(key) ? key : undefined),
    Object.keys(schema).filter((key) => isOwn(key) && raw[key] !== null),
  );
};

/** The object under a key, read likewise; an empty one where there is none. */
export const exactFieldsUnder = (fields: Fields, key: string, schema: Schema): Fields =>
  exactFieldsOf(fields.get(key), schema, fields.pathOf(key));

/** The object under a key, read by its own schema; undefined where there is none. */
export const fieldsUnder = (fields: Fields, key: string, schema: Schema): Fields | undefined => {
  const value = fields.get(key);
  return isRecord(value) ? fieldsOf(value, schema, fields.pathOf(key)) : undefined;
};

/** An object with its keys in the plugin's spelling; the same object where they are so already. */
export const inKnownSpelling = (
  raw: Record<string, unknown>,
  schema: Schema,
): Record<string, unknown> => {
  const keys = Object.keys(raw);
  if (keys.every((key) => (knownKey(schema, key) ?? key) === key)) return raw;
  return Object.fromEntries(keys.map((key) => [knownKey(schema, key) ?? key, raw[key]]));
};
