import * as codes from '../../findings/codes';
import { parseCidr, type Cidr } from '../../net/cidr';
import { nearestWord } from '../../net/spelling';
import { isRecord, printed } from '../../core/resource';
import type { FindingCode } from '../../findings/catalog';
import type { Report } from '../../findings/report';
import type { Schema, Shape } from '../../shapes/schema';

/** One object of the resource that is being checked, and what its schema says of it. */
export interface Block {
  values: Record<string, unknown>;
  schema: Schema;
  at: string;
  /** Value of a setting; undefined where there is none. The server drops null. */
  get: (key: string) => unknown;
  has: (key: string) => boolean;
  list: (key: string) => unknown[];
  pathOf: (key: string) => string;
}

/** Reads an object by its schema; anything else as an empty one. */
export const blockAt = (values: unknown, schema: Schema, at: string): Block => {
  const record = isRecord(values) ? values : {};
  const get = (key: string): unknown =>
    Object.hasOwn(record, key) ? (record[key] ?? undefined) : undefined;
  return {
    values: record,
    schema,
    at,
    get,
    has: (key) => get(key) !== undefined,
    list: (key) => {
      const value = get(key);
      return Array.isArray(value) ? (value as unknown[]) : [];
    },
    pathOf: (key) => `${at}.${key}`,
  };
};

/** The block under a key; an empty one where there is none. */
export const blockUnder = (block: Block, key: string, schema: Schema): Block =>
  blockAt(block.get(key), schema, block.pathOf(key));

const ofShape: Record<Exclude<Shape, 'any' | 'boolean'>, FindingCode> = {
  text: codes.valueNotText,
  integer: codes.valueNotWholeNumber,
  list: codes.valueNotList,
  object: codes.valueNotObject,
};

const fits: Record<keyof typeof ofShape, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  list: Array.isArray,
  object: isRecord,
};

/** Each setting has the kind of value that the schema asks for, and is one that it knows. */
export const checkBlock = (block: Block, report: Report): void => {
  const known = Object.keys(block.schema);
  for (const key of Object.keys(block.values)) {
    const value = block.get(key);
    const path = block.pathOf(key);
    const shape = Object.hasOwn(block.schema, key) ? block.schema[key] : undefined;
    if (shape === undefined) {
      const suggestion = nearestWord(key, known);
      if (suggestion !== undefined && !block.has(suggestion)) {
        report(codes.settingDropped, path, { key, suggestion });
      }
    } else if (shape !== 'any' && shape !== 'boolean' && value !== undefined) {
      if (!fits[shape](value)) report(ofShape[shape], path, { key, value: JSON.stringify(value) });
    }
  }
};

/** A list with this many entries at most, and one at least. */
export const checkLength = (block: Block, key: string, max: number, report: Report): void => {
  const value = block.get(key);
  if (!Array.isArray(value) || (value.length > 0 && value.length <= max)) return;
  report(codes.tooFewOrTooManyEntries, block.pathOf(key), { key, count: value.length, max });
};

/** One of these words, where there is a text at all. */
export const checkChoice = (
  block: Block,
  key: string,
  choices: readonly string[],
  code: FindingCode,
  report: Report,
): void => {
  const value = block.get(key);
  if (typeof value !== 'string' || choices.includes(value)) return;
  const suggestion = nearestWord(value, choices) ?? choices.join(', ');
  report(code, block.pathOf(key), { key, value, suggestion });
};

/** The subnets of a list with their places; those that cannot be read are reported and left out. */
export const cidrsIn = (
  block: Block,
  key: string,
  report: Report,
): { cidr: Cidr; text: string; path: string }[] =>
  block.list(key).flatMap((text, index) => {
    const path = `${block.pathOf(key)}[${index}]`;
    const cidr = typeof text === 'string' && text.length <= 43 ? parseCidr(text) : undefined;
    if (!cidr) report(codes.notSubnet, path, { value: printed(text) });
    return cidr ? [{ cidr, text: printed(text), path }] : [];
  });

/** Two subnets of a network are one of IPv4 and one of IPv6. */
export const checkFamilies = (
  cidrs: readonly { cidr: Cidr }[],
  path: string,
  report: Report,
): void => {
  const [first, second] = cidrs;
  if (cidrs.length === 2 && first?.cidr.family === second?.cidr.family)
    report(codes.twoSubnetsOfOneKind, path);
};
