import type { K8sVerb } from '@openshift-console/dynamic-plugin-sdk';
import { msg } from '../../domain/core/msg';
import { cloneRefusal } from '../../domain/nad/clone-refusal';
import { summarizeNad } from '../../domain/nad/summary';
import type { NetworkAttachmentDefinition } from '../../domain/nad/types';
import { NetworkAttachmentDefinitionModel } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { useT } from '../../ui/useT';

interface Texts {
  managed: string;
  denied: string;
}

const useRefusal = (
  nad: NetworkAttachmentDefinition,
  verb: K8sVerb,
  { managed, denied }: Texts,
): string | undefined => {
  const t = useT();
  const namespace = nad.metadata?.namespace;
  const access = useAccess(verb, NetworkAttachmentDefinitionModel, namespace);
  const { managedBy } = summarizeNad(nad);
  if (managedBy) return t(managed, { kind: managedBy.kind, name: managedBy.name });
  if (access === 'checking') return t('Checking your permissions');
  if (access === 'denied') return t(denied, { namespace: namespace ?? '' });
  return undefined;
};

const deleteTexts: Texts = {
  managed: msg('{{kind}} {{name}} manages this network: delete that one instead.'),
  denied: msg('You have no permission to delete networks in namespace {{namespace}}.'),
};

const editTexts: Texts = {
  managed: msg('{{kind}} {{name}} manages this network and would undo the change: edit that one.'),
  denied: msg('You have no permission to change networks in namespace {{namespace}}.'),
};

/** Why the user cannot delete a network; undefined when it may be tried. */
export const useDeleteRefusal = (nad: NetworkAttachmentDefinition): string | undefined =>
  useRefusal(nad, 'delete', deleteTexts);

/** Why the user cannot edit a network; undefined when it may be tried. */
export const useEditRefusal = (nad: NetworkAttachmentDefinition): string | undefined =>
  useRefusal(nad, 'patch', editTexts);

/** Why a network should not be cloned; undefined when it may be tried. */
export const useCloneRefusal = (nad: NetworkAttachmentDefinition): string | undefined => {
  const t = useT();
  const refusal = cloneRefusal(nad);
  return refusal && t(refusal.reason, refusal.params);
};
