import type { UseFormReturn } from 'react-hook-form';
import type { Reason } from '../../domain/core/reasons';
import type { KubernetesResource } from '../../domain/core/resource';
import type { FormValues } from '../../domain/forms/leaf';
import { failureOf } from '../../k8s/failure';
import { useT } from '../useT';

interface Places<R> {
  /** The field that a path of the object belongs to. */
  fieldOf: (path: string) => string | undefined;
  /** What to say when the name is taken. */
  taken: (object: R) => Reason;
}

/** Puts a server's refusal beside the field that caused it, where the answer tells which. */
export const useServerErrors = <R extends KubernetesResource>(
  form: UseFormReturn<FormValues>,
  { fieldOf, taken }: Places<R>,
) => {
  const t = useT();
  return (error: unknown, object: R): void => {
    const { reason, causes, code, message } = failureOf(error);
    const blame = (field: string, text: string) =>
      form.setError(field, { type: 'server', message: text }, { shouldFocus: true });
    if (reason === 'AlreadyExists') {
      const { text, params } = taken(object);
      blame('name', t(text, params));
    } else if (code === 404 && message.startsWith('namespaces ')) {
      const namespace = object.metadata?.namespace ?? '';
      blame('namespace', t('There is no namespace {{namespace}}.', { namespace }));
    }
    for (const cause of causes) {
      const field = fieldOf(cause.field);
      if (field !== undefined) blame(field, cause.message);
    }
  };
};
