import { isSame } from '../../kubernetes/equal.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import type { Schema } from '../resource.ts';

/**
 * Fields of an object as `metadata.managedFields` names them: `f:spec` within it `f:config`, an entry of a
 * list by its keys as `k:{"name":"a"}`, one of a set by its value as `v:"a"`. A field that has others in it
 * is itself meant where it has `.`.
 */
export interface FieldSet {
  [key: string]: FieldSet;
}

/** What no manager owns. */
const OWNED_BY_SERVER = new Set([
  'name',
  'generateName',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'selfLink',
  'managedFields',
]);

/** The part of an object that has managers. */
export const ownable = ({ metadata, ...rest }: KubernetesObject): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.entries(rest).filter(([key]) => key !== 'apiVersion' && key !== 'kind'),
  ),
  metadata: Object.fromEntries(
    Object.entries(metadata).filter(([key]) => !OWNED_BY_SERVER.has(key)),
  ),
});

/** The schema of a field of a map or of an object. */
export const schemaOfField = (schema: Schema | undefined, key: string): Schema | undefined => {
  const { properties, additionalProperties } = schema ?? {};
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
};

const isAtomic = (schema: Schema | undefined): boolean =>
  schema?.['x-kubernetes-map-type'] === 'atomic';

/** JSON as Go writes it, with the keys in order. */
const keyText = (entry: Record<string, unknown>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))));

/** What stands for a key that an entry does not name. Source: the defaults of the API's own types. */
const MISSING_KEYS: Record<string, unknown> = { protocol: 'TCP' };

/** The name of an entry in a list; undefined for a list that is one field as a whole. */
export const nameOfEntry = (schema: Schema | undefined, entry: unknown): string | undefined => {
  const kind = schema?.['x-kubernetes-list-type'];
  if (kind === 'set') return `v:${JSON.stringify(entry)}`;
  if (kind !== 'map' || !isRecord(entry)) return undefined;
  const keys = schema?.['x-kubernetes-list-map-keys'] ?? [];
  const named = keys.flatMap((key): [string, unknown][] => {
    const value = entry[key] ?? schema?.items?.properties?.[key]?.default ?? MISSING_KEYS[key];
    return value === undefined ? [] : [[key, value]];
  });
  return `k:${keyText(Object.fromEntries(named))}`;
};

/** A value taken apart into what is owned by itself. */
export type Parts = Map<string, { value: unknown; schema: Schema | undefined }>;

/** The parts of a value by their names; undefined where it is one field as a whole. */
export const partsOf = (value: unknown, schema: Schema | undefined): Parts | undefined => {
  if (isRecord(value)) {
    if (isAtomic(schema)) return undefined;
    return new Map(
      Object.entries(value).map(([key, entry]) => [
        `f:${key}`,
        { value: entry, schema: schemaOfField(schema, key) },
      ]),
    );
  }
  if (!Array.isArray(value)) return undefined;
  const parts: Parts = new Map();
  for (const entry of value as unknown[]) {
    const name = nameOfEntry(schema, entry);
    if (name === undefined) return undefined;
    parts.set(name, { value: entry, schema: schema?.items });
  }
  return ['map', 'set'].includes(schema?.['x-kubernetes-list-type'] ?? '') ? parts : undefined;
};

/** All that a value has, each map and list with a place of its own. */
export const fieldsOf = (value: unknown, schema: Schema | undefined): FieldSet => {
  const parts = partsOf(value, schema);
  if (!parts?.size) return {};
  const fields: FieldSet = { '.': {} };
  for (const [name, part] of parts) fields[name] = fieldsOf(part.value, part.schema);
  return fields;
};

/** What somebody asks for who applies a value: maps and lists by what they ask of them. */
const appliedFields = (value: unknown, schema: Schema | undefined): FieldSet => {
  const fields: FieldSet = {};
  for (const [name, part] of partsOf(value, schema) ?? []) {
    const inner = appliedFields(part.value, part.schema);
    fields[name] = name.startsWith('k:') ? { '.': {}, ...inner } : inner;
  }
  return fields;
};

/** What somebody asks for who applies an object. */
export const fieldsAsked = (applied: KubernetesObject, schema: Schema | undefined): FieldSet => {
  const { 'f:metadata': metadata = {}, ...fields } = appliedFields(ownable(applied), schema);
  return isLeaf(metadata) ? fields : { ...fields, 'f:metadata': metadata };
};

export const isLeaf = (fields: FieldSet): boolean => Object.keys(fields).length === 0;

/** Whether a field itself is meant, whatever is in it. */
const isMember = (fields: FieldSet): boolean => isLeaf(fields) || '.' in fields;

/** What is in one state and not, or not so, in another. */
export const changedFields = (
  before: unknown,
  after: unknown,
  schema: Schema | undefined,
): FieldSet => {
  const changed: FieldSet = {};
  const former = partsOf(before, schema);
  for (const [name, { value, schema: inner }] of partsOf(after, schema) ?? []) {
    const was = former?.get(name);
    if (was && partsOf(value, inner) && partsOf(was.value, inner)) {
      const within = changedFields(was.value, value, inner);
      if (!isLeaf(within)) changed[name] = within;
    } else if (!was || !isSame(value, was.value)) {
      changed[name] = fieldsOf(value, inner);
    }
  }
  return changed;
};

/** A field that either set means itself stays so. */
export const union = (a: FieldSet, b: FieldSet): FieldSet => {
  const joined: FieldSet = { ...a };
  for (const [key, fields] of Object.entries(b)) {
    const own = joined[key];
    const both = own ? union(own, fields) : fields;
    const self = own && !isLeaf(both) && (isMember(own) || isMember(fields));
    joined[key] = self ? { '.': {}, ...both } : both;
  }
  return joined;
};

/** Those of `fields` that the object still has and that nobody else has just taken. */
export const kept = (fields: FieldSet, there: FieldSet, taken: FieldSet): FieldSet =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, inner]): [string, FieldSet][] => {
      const found = there[key];
      const lost = taken[key];
      if (!found || (lost && isLeaf(lost) && key !== '.')) return [];
      if (isLeaf(inner)) return [[key, inner]];
      const rest = kept(inner, found, lost ?? {});
      return isLeaf(rest) ? [] : [[key, rest]];
    }),
  );

/** Those of `fields` that are not in another set. */
export const without = (fields: FieldSet, others: FieldSet): FieldSet =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, inner]): [string, FieldSet][] => {
      const other = others[key];
      if (!other) return [[key, inner]];
      if (isLeaf(inner)) return isMember(other) ? [] : [[key, inner]];
      const rest = without(inner, other);
      return isLeaf(rest) ? [] : [[key, rest]];
    }),
  );

/** Reads a set from JSON. */
export const asFields = (value: unknown): FieldSet =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asFields(entry)]))
    : {};

/** The set without the place of the whole object. */
export const withoutPlace = ({ '.': _place, ...fields }: FieldSet): FieldSet => fields;

const stepOf = (name: string): string => {
  if (name.startsWith('f:')) return `.${name.slice(2)}`;
  if (!name.startsWith('k:')) return `[=${name.slice(2)}]`;
  const keys = Object.entries(JSON.parse(name.slice(2)) as Record<string, unknown>);
  return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
};

/** The paths of fields that two sets both mean: `.spec.template.containers[name="a"].image`. */
export const pathsInBoth = (a: FieldSet, b: FieldSet, path = ''): string[] =>
  Object.entries(a).flatMap(([name, inner]) => {
    const other = b[name];
    if (!other || name === '.') return [];
    const at = `${path}${stepOf(name)}`;
    return [...(isMember(inner) && isMember(other) ? [at] : []), ...pathsInBoth(inner, other, at)];
  });
