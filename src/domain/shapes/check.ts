import { isRecord } from '../core/resource';
import type { FindingCode } from '../findings/catalog';
import type { Report } from '../findings/report';
import { nearestWord } from '../net/spelling';
import { knownKey, type Fields } from './fields';
import type { Shape } from './schema';

const fits: Record<Shape, (value: unknown) => boolean> = {
  any: () => true,
  text: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  object: isRecord,
  list: Array.isArray,
};

/** How one kind of object is checked against its schemas. */
export interface ShapeRules {
  /** What to report of a value of another shape; a shape without a code may be anything. */
  codes: Partial<Record<Shape, FindingCode>>;
  /** Settings that have a message of their own. */
  special?: Partial<Record<string, FindingCode>>;
  /** Values that count as none; by default null. */
  isUnset?: (value: unknown, shape: Shape) => boolean;
  /** A value as the message shows it; by default as JSON. */
  shown?: (value: unknown, shape: Shape) => string;
  /** What to report of a key that is not known and was probably meant as another. */
  misspelt?: {
    code: FindingCode;
    /** What people write, far from the name of the setting. */
    equivalents?: Readonly<Record<string, string>>;
  };
}

const isKeyOf = (fields: Fields, key: string): boolean =>
  Object.hasOwn(fields.schema, key) || fields.present.some((known) => fields.keyOf(known) === key);

const suggestionFor = (
  fields: Fields,
  key: string,
  equivalents: Readonly<Record<string, string>> = {},
): string | undefined => {
  const equivalent = Object.hasOwn(equivalents, key) ? equivalents[key] : undefined;
  const suggestion =
    equivalent !== undefined && Object.hasOwn(fields.schema, equivalent)
      ? equivalent
      : nearestWord(key, Object.keys(fields.schema));
  return suggestion === undefined || fields.has(suggestion) ? undefined : suggestion;
};

/** Each setting has the shape that its schema asks for, and a name that its reader knows. */
export const checkShapes = (
  fields: Fields,
  { codes, special, isUnset, shown = (value) => JSON.stringify(value), misspelt }: ShapeRules,
  report: Report,
): void => {
  for (const key of Object.keys(fields.raw)) {
    const path = `${fields.at}.${key}`;
    if (!isKeyOf(fields, key)) {
      if (!misspelt) continue;
      const suggestion = suggestionFor(fields, key, misspelt.equivalents);
      if (suggestion !== undefined) report(misspelt.code, path, { key, suggestion });
      continue;
    }
    const known = knownKey(fields.schema, key) ?? key;
    // Of several that stand for one setting, the one that counts.
    if (fields.has(known) && fields.keyOf(known) !== key) continue;
    const shape = fields.schema[known] ?? 'any';
    const value = fields.raw[key];
    const code = special?.[known] ?? codes[shape];
    if (code === undefined || fits[shape](value) || value === undefined) continue;
    if (isUnset ? isUnset(value, shape) : value === null) continue;
    report(code, path, { key: known, value: shown(value, shape) });
  }
};
