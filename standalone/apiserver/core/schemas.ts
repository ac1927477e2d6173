import { readFileSync } from 'node:fs';
import path from 'node:path';
import { apiVersionOf } from '../../kubernetes/object.ts';
import type { Resource, Schema } from '../resource.ts';
import { ATOMIC_MAPS, ATOMIC_SHAPES, EXTENSIONS } from './lists.ts';

interface Shapes {
  /** The shape of a kind, by `apiVersion/kind`. */
  kinds: Record<string, string>;
  /** The types of the fields of each shape, as scripts/lib/core-shapes.ts writes them. */
  shapes: Record<string, Record<string, string>>;
}

let read: Shapes | undefined;
const allShapes = (): Shapes =>
  (read ??= JSON.parse(
    readFileSync(path.join(import.meta.dirname, 'shapes.json'), 'utf8'),
  ) as Shapes);

const LEAVES: Record<string, Schema> = {
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  'date-time': { type: 'string', format: 'date-time' },
  'int-or-string': { 'x-kubernetes-int-or-string': true },
  any: { 'x-kubernetes-preserve-unknown-fields': true },
};

const made = new Map<string, Schema>();

const ofShape = (name: string): Schema => {
  const known = made.get(name);
  if (known) return known;
  const fields = allShapes().shapes[name] ?? {};
  const schema: Schema = {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(fields).map(([field, type]) => [field, ofField(`${name}.${field}`, type)]),
    ),
    ...ATOMIC_SHAPES[name],
  };
  made.set(name, schema);
  return schema;
};

const ofType = (type: string): Schema => {
  if (type.startsWith('[]')) return { type: 'array', items: ofType(type.slice(2)) };
  if (type.startsWith('{}')) {
    return { type: 'object', additionalProperties: ofType(type.slice(2)) };
  }
  return LEAVES[type] ?? ofShape(type);
};

const ofField = (place: string, type: string): Schema => ({
  ...ofType(type),
  ...EXTENSIONS[place],
  ...(ATOMIC_MAPS.has(place) ? { 'x-kubernetes-map-type': 'atomic' } : {}),
});

/** The metadata of every object. */
export const metadataSchema = (): Schema => ofShape('V1ObjectMeta');

const coreSchema = (resource: Resource): Schema | undefined => {
  const name = allShapes().kinds[`${apiVersionOf(resource)}/${resource.kind}`];
  return name === undefined ? undefined : ofShape(name);
};

const customs = new WeakMap<Schema, Schema>();

const completed = (schema: Schema): Schema => {
  const known = customs.get(schema);
  if (known) return known;
  const whole = {
    ...schema,
    properties: {
      apiVersion: LEAVES.string ?? {},
      kind: LEAVES.string ?? {},
      ...schema.properties,
      metadata: metadataSchema(),
    },
  };
  customs.set(schema, whole);
  return whole;
};

/**
 * What fields a kind has, with those of its metadata: which lists have keys, and what is replaced as one.
 * Undefined where nothing is known of a kind. Kubernetes' own kinds are not validated by theirs.
 */
export const typeOf = (resource: Resource): Schema | undefined => {
  if (!resource.custom) return coreSchema(resource);
  return resource.schema ? completed(resource.schema) : undefined;
};
