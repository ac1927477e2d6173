import { isRecord, type KubernetesObject } from '../kubernetes/object.ts';
import type { Resource } from './resource.ts';
import { invalidField, type FieldError } from './status.ts';

const isSecret = ({ group, kind }: Pick<Resource, 'group' | 'kind'>): boolean =>
  group === '' && kind === 'Secret';

/**
 * Keeps a Secret as the API server does: what it is given as text stands in base64 beside its other
 * values, and it has a type, which never changes. Others are left as they are.
 *
 * Source: Kubernetes pkg/apis/core/v1/conversion.go and defaults.go; pkg/apis/core/validation,
 * ValidateSecretUpdate.
 */
export const completeSecret = (
  resource: Resource,
  object: KubernetesObject,
  before?: KubernetesObject,
): FieldError[] => {
  if (!isSecret(resource)) return [];
  const { stringData } = object;
  if (isRecord(stringData)) {
    const texts = Object.entries(stringData).map(([key, text]): [string, string] => [
      key,
      Buffer.from(String(text)).toString('base64'),
    ]);
    object.data = { ...(isRecord(object.data) ? object.data : {}), ...Object.fromEntries(texts) };
  }
  delete object.stringData;
  const was = typeof before?.type === 'string' ? before.type : undefined;
  object.type ??= was ?? 'Opaque';
  return was === undefined || object.type === was
    ? []
    : [invalidField('type', String(object.type), 'field is immutable')];
};
