import { isSame } from '../../kubernetes/equal.ts';
import { isRecord } from '../../kubernetes/object.ts';
import type { Schema } from '../resource.ts';
import { nameOfEntry, partsOf, schemaOfField, type FieldSet } from './field-set.ts';

const mergedList = (live: unknown[], applied: unknown[], schema: Schema | undefined): unknown[] => {
  const asked = partsOf(applied, schema) ?? new Map<string, { value: unknown }>();
  const result = live.map((entry) => {
    const name = nameOfEntry(schema, entry) ?? '';
    const part = asked.get(name);
    asked.delete(name);
    return part ? merged(entry, part.value, schema?.items) : entry;
  });
  return [...result, ...[...asked.values()].map(({ value }) => value)];
};

/** What is there with what is applied over it: maps and lists with keys entry by entry. */
export const merged = (live: unknown, applied: unknown, schema: Schema | undefined): unknown => {
  // In the order in which it is stored, so that nothing changes where nothing is asked for.
  if (isSame(live, applied)) return live;
  if (!partsOf(live, schema) || !partsOf(applied, schema)) return applied;
  if (Array.isArray(live) && Array.isArray(applied)) return mergedList(live, applied, schema);
  if (!isRecord(live) || !isRecord(applied)) return applied;
  const result = { ...live };
  for (const [key, value] of Object.entries(applied)) {
    result[key] = merged(live[key], value, schemaOfField(schema, key));
  }
  return result;
};

/**
 * A value without the fields that nobody wants any more.
 *
 * @param unwanted what its manager has applied before, and not again
 * @param wanted what it or anybody else still has
 */
export const pruned = (
  value: unknown,
  schema: Schema | undefined,
  unwanted: FieldSet,
  wanted: FieldSet,
): unknown => {
  const inner = (name: string, entry: unknown, of: Schema | undefined): unknown => {
    const gone = unwanted[name];
    if (!gone) return entry;
    const others = wanted[name];
    return others ? pruned(entry, of, gone, others) : undefined;
  };
  if (Array.isArray(value)) {
    return (value as unknown[]).flatMap((entry) => {
      const rest = inner(nameOfEntry(schema, entry) ?? '', entry, schema?.items);
      return rest === undefined ? [] : [rest];
    });
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => {
      const rest = inner(`f:${key}`, entry, schemaOfField(schema, key));
      return rest === undefined ? [] : [[key, rest]];
    }),
  );
};
