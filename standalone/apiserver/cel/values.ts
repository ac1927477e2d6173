import { evaluate } from '@marcbachmann/cel-js';
import { isRecord } from '../../kubernetes/object.ts';
import type { Schema } from '../resource.ts';

/** Words that CEL keeps for itself; a property of that name is written with underscores around it. */
const RESERVED = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

const ESCAPES: [RegExp, string][] = [
  [/__/g, '__underscores__'],
  [/\./g, '__dot__'],
  [/-/g, '__dash__'],
  [/\//g, '__slash__'],
];

/** A property as a rule names it. Source: k8s.io/apiserver/pkg/cel/escaping.go. */
export const escapedName = (name: string): string =>
  RESERVED.has(name)
    ? `__${name}__`
    : ESCAPES.reduce((text, [pattern, by]) => text.replace(pattern, by), name);

const numberValue = (value: number, schema: Schema): unknown =>
  Number.isInteger(value) && schema.type !== 'number' ? BigInt(value) : value;

const textValue = (value: string, { format }: Schema): unknown => {
  switch (format) {
    case 'date-time':
      return evaluate('timestamp(text)', { text: value }) as unknown;
    case 'duration':
      return evaluate('duration(text)', { text: value }) as unknown;
    case 'byte':
      return new Uint8Array(Buffer.from(value, 'base64'));
    default:
      return value;
  }
};

/** Of an object's metadata a rule sees its names only. */
const metadataValue = (metadata: unknown): Record<string, unknown> => {
  const { name, generateName } = isRecord(metadata) ? metadata : {};
  return {
    ...(name === undefined ? {} : { name }),
    ...(generateName === undefined ? {} : { generateName }),
  };
};

const objectValue = (
  value: Record<string, unknown>,
  schema: Schema,
  isRoot: boolean,
): Record<string, unknown> => {
  const { properties = {}, additionalProperties } = schema;
  const entries = Object.entries(value).flatMap(([key, entry]): [string, unknown][] => {
    const child = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (child) return [[escapedName(key), celValue(entry, child)]];
    return typeof additionalProperties === 'object'
      ? [[key, celValue(entry, additionalProperties)]]
      : [];
  });
  const identity =
    isRoot || schema['x-kubernetes-embedded-resource']
      ? {
          apiVersion: value.apiVersion,
          kind: value.kind,
          metadata: metadataValue(value.metadata),
        }
      : {};
  return { ...Object.fromEntries(entries), ...identity };
};

/**
 * A value as CEL rules see it: typed by its schema, with the properties that the schema names and no
 * others. Source: k8s.io/apiserver/pkg/cel/common/values.go.
 */
export const celValue = (value: unknown, schema: Schema, isRoot = false): unknown => {
  if (typeof value === 'number') return numberValue(value, schema);
  if (typeof value === 'string') return textValue(value, schema);
  if (Array.isArray(value)) {
    const { items = {} } = schema;
    // A list of its own: the library knows no lists of another realm, as structuredClone makes them.
    return Array.from(value as unknown[], (entry) => celValue(entry, items));
  }
  return isRecord(value) ? objectValue(value, schema, isRoot) : value;
};
