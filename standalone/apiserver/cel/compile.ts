import type { ParseResult } from '@marcbachmann/cel-js';
import type { Schema, ValidationRule } from '../resource.ts';
import { kubernetesCel } from './library.ts';

/** A rule that is ready to be evaluated. */
export interface CompiledRule {
  rule: ValidationRule;
  evaluate: ParseResult;
  message?: ParseResult;
  /** Compares with what was there before, and holds where there was nothing to compare with. */
  isTransition: boolean;
}

/** A rule that cannot be evaluated here. */
export interface RuleError {
  /** Within the schema, as Kubernetes writes it: `properties[spec].x-kubernetes-validations[0]`. */
  path: string;
  rule: ValidationRule;
  why: string;
}

const environment = kubernetesCel()
  .registerVariable('self', 'dyn')
  .registerVariable('oldSelf', 'dyn');

const parse = (text: string, wanted: 'bool' | 'string'): ParseResult => {
  const parsed = environment.parse(text);
  const { valid, type, error } = parsed.check();
  if (!valid) throw error ?? new Error('it does not compile');
  if (type !== wanted && type !== 'dyn') throw new Error(`must evaluate to a ${wanted}`);
  return parsed;
};

const usesOldSelf = (text: string): boolean => /\boldSelf\b/.test(text);

const compileRule = (rule: ValidationRule): CompiledRule => ({
  rule,
  evaluate: parse(rule.rule, 'bool'),
  ...(rule.messageExpression ? { message: parse(rule.messageExpression, 'string') } : {}),
  isTransition: usesOldSelf(rule.rule),
});

const compiled = new WeakMap<Schema, CompiledRule[]>();

/** The rules of one place of a schema. @throws Error when one cannot be evaluated */
export const rulesOf = (schema: Schema): CompiledRule[] => {
  const rules = schema['x-kubernetes-validations'];
  if (!rules) return [];
  const known = compiled.get(schema) ?? rules.map(compileRule);
  compiled.set(schema, known);
  return known;
};

const childrenOf = ({
  properties = {},
  items,
  additionalProperties,
}: Schema): [string, Schema][] => [
  ...Object.entries(properties).map(([name, child]): [string, Schema] => [
    `properties[${name}]`,
    child,
  ]),
  ...(items ? [['items', items] satisfies [string, Schema]] : []),
  ...(typeof additionalProperties === 'object'
    ? [['additionalProperties', additionalProperties] satisfies [string, Schema]]
    : []),
];

/** Whether there is any rule in a schema. */
export const hasRules = (schema: Schema): boolean =>
  (schema['x-kubernetes-validations']?.length ?? 0) > 0 ||
  childrenOf(schema).some(([, child]) => hasRules(child));

/** Every rule of a schema that cannot be evaluated; so none of them is passed over in silence. */
export const ruleErrors = (schema: Schema, path = ''): RuleError[] => {
  const at = (part: string) => (path === '' ? part : `${path}.${part}`);
  const own = (schema['x-kubernetes-validations'] ?? []).flatMap((rule, index): RuleError[] => {
    try {
      compileRule(rule);
      return [];
    } catch (error) {
      const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
      return [{ path: at(`x-kubernetes-validations[${index}]`), rule, why }];
    }
  });
  return [...own, ...childrenOf(schema).flatMap(([part, child]) => ruleErrors(child, at(part)))];
};
