import type { KubernetesObject } from '../kubernetes/object.ts';
import { checkRules } from './cel/rules.ts';
import { checkMetadata } from './metadata.ts';
import { CRD_KIND, crdRuleErrors } from './registry.ts';
import type { Resource } from './resource.ts';
import { applyDefaults, prune, validate } from './schema.ts';
import { badRequest, invalid, invalidField, type FieldError } from './status.ts';
import { kindKey } from './store.ts';

/** What a write asks beyond its body. */
export interface WriteOptions {
  dryRun: boolean;
  /** `Strict` refuses unknown fields; `Warn` names them; `Ignore` drops them. */
  fieldValidation: string;
  /** Who is to own the fields that are changed; nobody where the server itself writes. */
  manager?: string;
  /** The object that is applied, as it was sent. */
  applied?: KubernetesObject | undefined;
}

/** Rules of a CustomResourceDefinition that cannot be evaluated. */
const uncompiledRules = (resource: Resource, object: KubernetesObject): FieldError[] => {
  if (kindKey(resource) !== CRD_KIND) return [];
  const { versions } = object.spec as { versions: unknown[] };
  return crdRuleErrors(object).map(({ version, path, rule, why }) => {
    // Kubernetes speaks of one schema where all versions have the same.
    const place = versions.length > 1 ? `versions[${version}].schema` : 'validation';
    return invalidField(
      `spec.${place}.openAPIV3Schema.${path}.rule`,
      rule.rule,
      `compilation failed: ${why}`,
    );
  });
};

/** Prunes, fills in defaults and validates, in place. @throws ApiError 400 or 422 */
export const admit = (
  resource: Resource,
  object: KubernetesObject,
  before: KubernetesObject | undefined,
  { fieldValidation }: WriteOptions,
  extra: FieldError[] = [],
): string[] => {
  const warnings: string[] = [];
  const { schema } = resource;
  const errors = [
    ...extra,
    ...checkMetadata(resource, { ...object.metadata }),
    ...uncompiledRules(resource, object),
  ];
  if (schema) {
    const unknown = prune(object, schema, true).map((field) => `unknown field "${field}"`);
    if (unknown.length > 0 && fieldValidation === 'Strict') {
      throw badRequest(
        `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: strict decoding error: ${unknown.join(', ')}`,
      );
    }
    if (fieldValidation === 'Warn') warnings.push(...unknown);
    applyDefaults(object, schema);
    errors.push(...validate(object, schema));
    errors.push(...checkRules(object, before, schema, errors));
  }
  if (errors.length > 0) throw invalid(resource, object.metadata.name, errors);
  return warnings;
};
