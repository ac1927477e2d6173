import { isDeepStrictEqual } from 'node:util';
import { EvaluationError, Optional, type ParseResult } from '@marcbachmann/cel-js';
import { isRecord } from '../../kubernetes/object.ts';
import type { Schema, ValidationRule } from '../resource.ts';
import { invalidField, type FieldError } from '../status.ts';
import { hasRules, rulesOf, type CompiledRule } from './compile.ts';
import { celValue } from './values.ts';

/** What is checked, and what was there before; undefined where nothing is comparable. */
interface Place {
  value: unknown;
  old: unknown;
  schema: Schema;
  path: string;
  isRoot: boolean;
}

const textOf = ({ message, rule }: ValidationRule): string =>
  (message === undefined || message === '' ? rule : message).trim();

const messageOf = ({ rule, message }: CompiledRule, variables: object): string => {
  const standing =
    rule.message === undefined || rule.message === ''
      ? `failed rule: ${textOf(rule)}`
      : rule.message.trim();
  if (!message) return standing;
  const made = attempt(message, variables);
  // A message that cannot be made, or is none, gives way to the one that stands.
  if (!('value' in made) || typeof made.value !== 'string') return standing;
  const text = made.value.trim();
  return text === '' || text.includes('\n') ? standing : text;
};

type Outcome = { value: unknown } | { failure: string };

const attempt = (expression: ParseResult, variables: object): Outcome => {
  try {
    return { value: expression(variables) as unknown };
  } catch (error) {
    if (error instanceof EvaluationError) {
      return { failure: `${error.summary.charAt(0).toLowerCase()}${error.summary.slice(1)}` };
    }
    if (error instanceof Error) return { failure: error.message };
    throw error;
  }
};

/** The refusal as the reason of a rule wants it. Source: apiextensions pkg/apiserver/schema/cel. */
const refusal = (place: Place, { fieldPath, reason }: ValidationRule, detail: string) => {
  const { path, value, schema } = place;
  const field = `${path}${fieldPath ?? ''}`.replace(/^\./, '');
  const shown = schema.type === 'object' || schema.type === 'array' ? undefined : value;
  switch (reason) {
    case 'FieldValueForbidden':
      return { reason, field, message: `Forbidden: ${detail}` };
    case 'FieldValueRequired':
      return { reason, field, message: `Required value: ${detail}` };
    case 'FieldValueDuplicate':
      return { reason, field, message: `Duplicate value: ${JSON.stringify(shown ?? null)}` };
    default:
      return shown === undefined
        ? { reason: 'FieldValueInvalid' as const, field, message: `Invalid value: ${detail}` }
        : invalidField(field, shown, detail);
  }
};

const checkRule = (place: Place, compiled: CompiledRule): FieldError[] => {
  const { value, old, schema, path, isRoot } = place;
  const { rule, isTransition } = compiled;
  const isOptional = rule.optionalOldSelf === true;
  if (isTransition && old === undefined && !isOptional) return [];
  // What was wrong before may stay as it is, or nobody could change the rest.
  if (!isTransition && old !== undefined && isDeepStrictEqual(value, old)) return [];
  const before = old === undefined ? undefined : celValue(old, schema, isRoot);
  const variables = {
    self: celValue(value, schema, isRoot),
    oldSelf: isOptional ? Optional.of(before) : before,
  };
  const outcome = attempt(compiled.evaluate, variables);
  if ('failure' in outcome) {
    return [invalidField(path, schema.type, `${outcome.failure} evaluating rule: ${textOf(rule)}`)];
  }
  return outcome.value === true ? [] : [refusal(place, rule, messageOf(compiled, variables))];
};

/** The entry of the list before that is the same one; only a list with keys can tell. */
const counterpart = (entry: unknown, old: unknown, schema: Schema): unknown => {
  if (schema['x-kubernetes-list-type'] !== 'map' || !Array.isArray(old)) return undefined;
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  return (old as unknown[]).find(
    (each) => isRecord(each) && isRecord(entry) && keys.every((key) => each[key] === entry[key]),
  );
};

const childrenOf = ({ value, old, schema, path }: Place): Place[] => {
  if (Array.isArray(value)) {
    const { items } = schema;
    if (!items) return [];
    return (value as unknown[]).map((entry, index) => ({
      value: entry,
      old: counterpart(entry, old, schema),
      schema: items,
      path: `${path}[${index}]`,
      isRoot: false,
    }));
  }
  if (!isRecord(value)) return [];
  const { properties = {}, additionalProperties } = schema;
  return Object.entries(value).flatMap(([key, entry]) => {
    const isNamed = Object.hasOwn(properties, key);
    const child = isNamed ? properties[key] : additionalProperties;
    if (typeof child !== 'object') return [];
    const at = isNamed ? (path === '' ? key : `${path}.${key}`) : `${path}[${key}]`;
    const before = isRecord(old) ? old[key] : undefined;
    return [{ value: entry, old: before, schema: child, path: at, isRoot: false }];
  });
};

const check = (place: Place): FieldError[] =>
  place.value === null || place.value === undefined
    ? []
    : [
        ...rulesOf(place.schema).flatMap((rule) => checkRule(place, rule)),
        ...childrenOf(place).flatMap(check),
      ];

/** Errors after which no rule is evaluated: the value is not what the rules were written for. */
const BLOCKING = new Set<FieldError['reason']>([
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
]);

const NOT_CHECKED: FieldError = invalidField(
  '<nil>',
  null,
  'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
);

/**
 * Evaluates the CEL rules of a schema (`x-kubernetes-validations`) over an object, in Kubernetes'
 * words. Transition rules compare with the object before, where there is one.
 *
 * @param found What is wrong already, which may keep the rules from being evaluated.
 */
export const checkRules = (
  object: object,
  before: object | undefined,
  schema: Schema,
  found: readonly FieldError[],
): FieldError[] => {
  if (!hasRules(schema)) return [];
  if (found.some(({ reason }) => BLOCKING.has(reason))) return [NOT_CHECKED];
  return check({ value: object, old: before, schema, path: '', isRoot: true });
};
