import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useNavigate } from 'react-router';
import type { LinuxBridgeForm } from '../../../domain/nad/linux-bridge';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { failureOf } from '../../../k8s/failure';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { createResource } from '../../../k8s/write';
import { networkPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';

/**
 * Sends a network and leads to it. A refusal is kept for the page, and is put beside the field
 * that caused it where the server's answer tells which.
 */
export const useCreateNetwork = (form: UseFormReturn<LinuxBridgeForm>) => {
  const t = useT();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const blame = (error: unknown, nad: NetworkAttachmentDefinition) => {
    const { reason, causes, code, message } = failureOf(error);
    const name = nad.metadata?.name ?? '';
    const namespace = nad.metadata?.namespace ?? '';
    if (reason === 'AlreadyExists') {
      form.setError(
        'name',
        {
          type: 'server',
          message: t('Namespace {{namespace}} already has a network named {{name}}.', {
            namespace,
            name,
          }),
        },
        { shouldFocus: true },
      );
    } else if (code === 404 && message.startsWith('namespaces ')) {
      form.setError(
        'namespace',
        { type: 'server', message: t('There is no namespace {{namespace}}.', { namespace }) },
        { shouldFocus: true },
      );
    }
    for (const cause of causes) {
      if (cause.field === 'metadata.name') {
        form.setError('name', { type: 'server', message: cause.message });
      }
    }
  };

  const create = async (nad: NetworkAttachmentDefinition): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const created = await createResource(NetworkAttachmentDefinitionModel, nad);
      const { namespace = '', name = '' } = created.metadata ?? {};
      await navigate(networkPath(namespace, name));
    } catch (error) {
      setFailure(error);
      blame(error, nad);
    } finally {
      setBusy(false);
    }
  };

  return { create, busy, failure };
};
