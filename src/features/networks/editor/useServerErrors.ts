import type { UseFormReturn } from 'react-hook-form';
import type { AnyValues } from '../../../domain/nad/forms';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { failureOf } from '../../../k8s/failure';
import { useT } from '../../../ui/useT';

/** Puts a server's refusal beside the field that caused it, where the answer tells which. */
export const useServerErrors = (form: UseFormReturn<AnyValues>) => {
  const t = useT();
  return (error: unknown, nad: NetworkAttachmentDefinition): void => {
    const { reason, causes, code, message } = failureOf(error);
    const { name = '', namespace = '' } = nad.metadata ?? {};
    const blame = (field: string, text: string) =>
      form.setError(field, { type: 'server', message: text }, { shouldFocus: true });
    if (reason === 'AlreadyExists') {
      blame(
        'name',
        t('Namespace {{namespace}} already has a network named {{name}}.', { namespace, name }),
      );
    } else if (code === 404 && message.startsWith('namespaces ')) {
      blame('namespace', t('There is no namespace {{namespace}}.', { namespace }));
    }
    for (const cause of causes) {
      if (cause.field === 'metadata.name') blame('name', cause.message);
    }
  };
};
