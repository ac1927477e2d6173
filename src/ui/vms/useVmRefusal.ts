import { useCallback } from 'react';
import type { BulkCandidate } from '../../domain/vm/change/bulk';
import { models } from '../../k8s/models';
import { useAccessIn } from '../../k8s/useAccessIn';
import { useT } from '../useT';

/** Why a VM cannot be chosen, by what the domain says and by the user's permissions. */
export const useVmRefusal = (candidates: readonly BulkCandidate[]) => {
  const t = useT();
  const access = useAccessIn(
    'patch',
    models.VirtualMachine,
    candidates.map(({ namespace }) => namespace),
  );
  return useCallback(
    ({ obstacle, namespace }: BulkCandidate): string | undefined => {
      if (obstacle) return t(obstacle.text, obstacle.params);
      return access.get(namespace) === 'denied'
        ? t('You have no permission to change VMs in namespace {{namespace}}.', { namespace })
        : undefined;
    },
    [access, t],
  );
};
