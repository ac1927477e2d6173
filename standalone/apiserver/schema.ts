import { invalidField, requiredField, wrongType, type FieldError } from './status.ts';
import { isRecord } from '../kubernetes/object.ts';
import type { Schema } from './resource.ts';

/** Keys that every object may carry beside what its schema names. */
const OBJECT_KEYS = new Set(['apiVersion', 'kind', 'metadata']);

const keepsUnknown = (schema: Schema): boolean =>
  schema['x-kubernetes-preserve-unknown-fields'] === true;

const schemaOfKey = (schema: Schema, key: string): Schema | undefined => {
  const named = schema.properties;
  if (named && Object.hasOwn(named, key)) return named[key];
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
};

/**
 * Removes what the schema does not know, in place, and returns the paths of what was removed.
 * Source: Kubernetes' structural schemas, "field pruning".
 */
export const prune = (value: unknown, schema: Schema, isRoot: boolean, path = ''): string[] => {
  if (Array.isArray(value)) {
    const { items } = schema;
    if (!items) return [];
    return value.flatMap((entry: unknown, index) =>
      prune(entry, items, false, `${path}[${index}]`),
    );
  }
  if (!isRecord(value)) return [];
  const embedded = isRoot || schema['x-kubernetes-embedded-resource'] === true;
  const removed: string[] = [];
  for (const key of Object.keys(value)) {
    if (embedded && OBJECT_KEYS.has(key)) continue;
    const at = path === '' ? key : `${path}.${key}`;
    const child = schemaOfKey(schema, key);
    if (child) removed.push(...prune(value[key], child, false, at));
    else if (!keepsUnknown(schema) && schema.additionalProperties !== true) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- removing unknown keys is what pruning is
      delete value[key];
      removed.push(at);
    }
  }
  return removed;
};

const isNullInVain = (value: unknown, { nullable }: Schema): boolean =>
  value === null && nullable !== true;

/**
 * Fills in defaults, in place. A null where null is not allowed counts as absent: the default takes
 * its place, or nothing does. Source: apiextensions-apiserver pkg/apiserver/schema/defaulting.
 */
export const applyDefaults = (value: unknown, schema: Schema): void => {
  if (Array.isArray(value)) {
    if (schema.items) for (const entry of value as unknown[]) applyDefaults(entry, schema.items);
    return;
  }
  if (!isRecord(value)) return;
  for (const [key, child] of Object.entries(schema.properties ?? {})) {
    const absent = !Object.hasOwn(value, key) || isNullInVain(value[key], child);
    if (absent && child.default !== undefined) value[key] = structuredClone(child.default);
  }
  for (const [key, entry] of Object.entries(value)) {
    const child = schemaOfKey(schema, key);
    if (!child) continue;
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- dropping such nulls is what is wanted
    if (isNullInVain(entry, child)) delete value[key];
    else applyDefaults(entry, child);
  }
};

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
};

const hasType = (value: unknown, type: string): boolean => {
  const actual = typeOf(value);
  return actual === type || (type === 'number' && actual === 'integer');
};

const FORMATS: Record<string, RegExp> = {
  'date-time': /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/,
  ipv4: /^(\d{1,3}\.){3}\d{1,3}$/,
  uuid: /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i,
};

const inBody = (path: string): string => `${path} in body`;

const checkNumber = (value: number, schema: Schema, path: string): FieldError[] => {
  const errors: FieldError[] = [];
  const { minimum, maximum, multipleOf } = schema;
  const add = (detail: string) =>
    errors.push(invalidField(path, value, `${inBody(path)} ${detail}`));
  if (minimum !== undefined) {
    if (schema.exclusiveMinimum ? value <= minimum : value < minimum) {
      add(`should be greater than ${schema.exclusiveMinimum ? '' : 'or equal to '}${minimum}`);
    }
  }
  if (maximum !== undefined) {
    if (schema.exclusiveMaximum ? value >= maximum : value > maximum) {
      add(`should be less than ${schema.exclusiveMaximum ? '' : 'or equal to '}${maximum}`);
    }
  }
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) {
    add(`should be a multiple of ${multipleOf}`);
  }
  return errors;
};

const checkString = (value: string, schema: Schema, path: string): FieldError[] => {
  const errors: FieldError[] = [];
  const length = Array.from(value).length;
  const add = (detail: string) =>
    errors.push(invalidField(path, value, `${inBody(path)} ${detail}`));
  if (schema.minLength !== undefined && length < schema.minLength) {
    add(`should be at least ${schema.minLength} chars long`);
  }
  if (schema.maxLength !== undefined && length > schema.maxLength) {
    errors.push({
      reason: 'FieldValueTooLong',
      field: path,
      message: `Too long: may not be more than ${schema.maxLength} bytes`,
    });
  }
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
    add(`should match '${schema.pattern}'`);
  }
  const format = schema.format === undefined ? undefined : FORMATS[schema.format];
  if (format && !format.test(value))
    add(`must be of type ${schema.format ?? ''}: ${JSON.stringify(value)}`);
  return errors;
};

const duplicatesOf = (entries: unknown[], schema: Schema, path: string): FieldError[] => {
  const kind = schema['x-kubernetes-list-type'];
  if (kind !== 'set' && kind !== 'map') return [];
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const identity =
      kind === 'map' && isRecord(entry)
        ? Object.fromEntries(keys.map((key) => [key, entry[key]]))
        : entry;
    const text = JSON.stringify(identity);
    if (!seen.has(text)) {
      seen.add(text);
      return [];
    }
    return [
      {
        reason: 'FieldValueDuplicate' as const,
        field: `${path}[${index}]`,
        message: `Duplicate value: ${text}`,
      },
    ];
  });
};

const checkArray = (value: unknown[], schema: Schema, path: string): FieldError[] => {
  const errors: FieldError[] = [];
  const { minItems, maxItems, items } = schema;
  if (minItems !== undefined && value.length < minItems) {
    errors.push(
      invalidField(path, value.length, `${inBody(path)} should have at least ${minItems} items`),
    );
  }
  if (maxItems !== undefined && value.length > maxItems) {
    errors.push({
      reason: 'FieldValueTooMany',
      field: path,
      message: `Too many: ${value.length}: must have at most ${maxItems} items`,
    });
  }
  errors.push(...duplicatesOf(value, schema, path));
  if (items) {
    value.forEach((entry, index) => errors.push(...validate(entry, items, `${path}[${index}]`)));
  }
  return errors;
};

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const checkObject = (
  value: Record<string, unknown>,
  schema: Schema,
  path: string,
): FieldError[] => {
  const errors: FieldError[] = [];
  const count = Object.keys(value).length;
  for (const key of schema.required ?? []) {
    if (!Object.hasOwn(value, key)) errors.push(requiredField(join(path, key)));
  }
  if (schema.minProperties !== undefined && count < schema.minProperties) {
    errors.push(
      invalidField(
        path,
        count,
        `${inBody(path)} should have at least ${schema.minProperties} properties`,
      ),
    );
  }
  if (schema.maxProperties !== undefined && count > schema.maxProperties) {
    errors.push({
      reason: 'FieldValueTooMany',
      field: path,
      message: `Too many: ${count}: must have at most ${schema.maxProperties} items`,
    });
  }
  for (const [key, entry] of Object.entries(value)) {
    const child = schemaOfKey(schema, key);
    if (child) errors.push(...validate(entry, child, join(path, key)));
  }
  return errors;
};

const checkJunctors = (value: unknown, schema: Schema, path: string): FieldError[] => {
  const fits = (part: Schema) => validate(value, part, path).length === 0;
  const errors: FieldError[] = [];
  for (const part of schema.allOf ?? []) errors.push(...validate(value, part, path));
  if (schema.anyOf && !schema.anyOf.some(fits)) {
    errors.push(
      invalidField(path, value, `${inBody(path)} must validate at least one schema (anyOf)`),
    );
  }
  if (schema.oneOf && schema.oneOf.filter(fits).length !== 1) {
    errors.push(
      invalidField(path, value, `${inBody(path)} must validate one and only one schema (oneOf)`),
    );
  }
  if (schema.not && fits(schema.not)) {
    errors.push(invalidField(path, value, `${inBody(path)} must not validate the schema (not)`));
  }
  return errors;
};

const checkType = (value: unknown, schema: Schema, path: string): FieldError[] => {
  const actual = typeOf(value);
  if (schema['x-kubernetes-int-or-string']) {
    return ['integer', 'string'].includes(actual)
      ? []
      : [wrongType(path, actual, 'integer or string')];
  }
  return schema.type === undefined || hasType(value, schema.type)
    ? []
    : [wrongType(path, actual, schema.type)];
};

/**
 * Validates a value as kube-apiserver does: each place that does not fit, in Kubernetes' words.
 * CEL rules are evaluated by `cel/rules.ts`.
 */
export const validate = (value: unknown, schema: Schema, path = ''): FieldError[] => {
  if (value === null && schema.nullable === true) return [];
  const mistyped = checkType(value, schema, path);
  if (mistyped.length > 0) return mistyped;
  const errors: FieldError[] = [];
  if (
    schema.enum &&
    !schema.enum.some((allowed) => JSON.stringify(allowed) === JSON.stringify(value))
  ) {
    errors.push({
      reason: 'FieldValueNotSupported',
      field: path,
      message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${schema.enum.map((allowed) => JSON.stringify(allowed)).join(', ')}`,
    });
  }
  if (typeof value === 'number') errors.push(...checkNumber(value, schema, path));
  if (typeof value === 'string') errors.push(...checkString(value, schema, path));
  if (Array.isArray(value)) errors.push(...checkArray(value, schema, path));
  if (isRecord(value)) errors.push(...checkObject(value, schema, path));
  errors.push(...checkJunctors(value, schema, path));
  return errors;
};
