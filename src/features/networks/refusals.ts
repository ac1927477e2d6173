import type { NetworkAttachmentDefinition } from '../../domain/nad/types';
import { summarizeNad } from '../../domain/nad/summary';
import { NetworkAttachmentDefinitionModel } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { useT } from '../../ui/useT';

/** Why the user cannot delete a network; undefined when it may be tried. */
export const useDeleteRefusal = (nad: NetworkAttachmentDefinition): string | undefined => {
  const t = useT();
  const access = useAccess('delete', NetworkAttachmentDefinitionModel, nad.metadata?.namespace);
  const { managedBy } = summarizeNad(nad);
  if (managedBy) {
    return t('{{kind}} {{name}} manages this network: delete that one instead.', {
      kind: managedBy.kind,
      name: managedBy.name,
    });
  }
  if (access === 'checking') return t('Checking your permissions');
  if (access === 'denied') {
    return t('You have no permission to delete networks in namespace {{namespace}}.', {
      namespace: nad.metadata?.namespace ?? '',
    });
  }
  return undefined;
};
