import { apiVersionOf } from '../../kubernetes/object.ts';
import { typeOf } from '../core/schemas.ts';
import type { Resource, Schema } from '../resource.ts';

/** A schema of an OpenAPI document; what it may have differs a little between the versions. */
export interface Described extends Omit<Schema, 'type' | 'properties' | 'items'> {
  $ref?: string;
  type?: string;
  properties?: Record<string, Described>;
  items?: Described;
  'x-kubernetes-group-version-kind'?: object[];
}

const KEPT = [
  'description',
  'type',
  'format',
  'enum',
  'required',
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-map-type',
  'x-kubernetes-patch-merge-key',
  'x-kubernetes-patch-strategy',
  'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields',
] as const;

const keptOf = (schema: Schema): Described =>
  Object.fromEntries(
    KEPT.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])),
  );

/** A field of either type is text with a format in documents of both versions. */
const INT_OR_STRING: Described = { type: 'string', format: 'int-or-string' };

const mapped = (fields: Record<string, Schema>): Record<string, Described> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, describedSchema(value)]));

/**
 * A schema as documents show it: what clients check, explain and merge by. Where unknown fields are kept,
 * nothing is said of those that are known: clients would refuse the others.
 */
export const describedSchema = (schema: Schema): Described => {
  if (schema['x-kubernetes-int-or-string']) {
    return { ...INT_OR_STRING, ...(schema.description ? { description: schema.description } : {}) };
  }
  const { type: _type, ...open } = keptOf(schema);
  if (schema['x-kubernetes-preserve-unknown-fields']) return open;
  const { properties, items, additionalProperties } = schema;
  return {
    ...keptOf(schema),
    ...(properties ? { properties: mapped(properties) } : {}),
    ...(items ? { items: describedSchema(items) } : {}),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: describedSchema(additionalProperties) }
      : {}),
  };
};

export const gvkOf = ({ group, version, kind }: Resource) => ({ group, version, kind });

/** The name of a kind's definition: the group backwards, the version and the kind. */
export const definitionName = ({ group, version, kind }: Resource): string =>
  [...(group === '' ? ['core', 'k8s', 'io'] : group.split('.')).reverse(), version, kind].join('.');

/** The definition of a kind. */
export const definitionOf = (resource: Resource): Described => {
  const schema = typeOf(resource);
  return {
    ...(schema ? describedSchema(schema) : { type: 'object' }),
    'x-kubernetes-group-version-kind': [gvkOf(resource)],
  };
};

const WRITES = ['dryRun', 'fieldManager', 'fieldValidation'];

/** Parameters of the query of a request. */
export const parametersOf = (method: string): string[] =>
  method === 'patch' ? [...WRITES, 'force'] : method === 'get' ? [] : WRITES;

/** What can be done at each path of a kind. */
export const pathsOf = (resource: Resource): Record<string, string[]> => {
  const { group, namespaced, plural } = resource;
  const root = `/${group === '' ? 'api' : 'apis'}/${apiVersionOf(resource)}`;
  const all = `${root}/${namespaced ? 'namespaces/{namespace}/' : ''}${plural}`;
  return { [all]: ['get', 'post'], [`${all}/{name}`]: ['get', 'put', 'patch', 'delete'] };
};
