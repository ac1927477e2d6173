import type { K8sVerb } from '@openshift-console/dynamic-plugin-sdk';
import { msg } from '../../domain/core/msg';
import type { KubernetesResource } from '../../domain/core/resource';
import { useAccess } from '../../k8s/useAccess';
import { useT } from '../../ui/useT';
import { modelFor } from './kinds';

interface Texts {
  inCluster: string;
  inNamespace: string;
}

const useRefusal = (
  udn: KubernetesResource,
  verb: K8sVerb,
  { inCluster, inNamespace }: Texts,
): string | undefined => {
  const t = useT();
  const { namespace, deletionTimestamp } = udn.metadata ?? {};
  const access = useAccess(verb, modelFor(udn), namespace);
  if (deletionTimestamp !== undefined) return t('The network is being deleted already.');
  if (access === 'checking') return t('Checking your permissions');
  if (access === 'allowed') return undefined;
  return namespace === undefined ? t(inCluster) : t(inNamespace, { namespace });
};

const deleteTexts: Texts = {
  inCluster: msg('You have no permission to delete ClusterUserDefinedNetworks.'),
  inNamespace: msg(
    'You have no permission to delete UserDefinedNetworks in namespace {{namespace}}.',
  ),
};

const editTexts: Texts = {
  inCluster: msg('You have no permission to change ClusterUserDefinedNetworks.'),
  inNamespace: msg(
    'You have no permission to change UserDefinedNetworks in namespace {{namespace}}.',
  ),
};

/** Why the user cannot delete a network; undefined when it may be tried. */
export const useDeleteRefusal = (udn: KubernetesResource): string | undefined =>
  useRefusal(udn, 'delete', deleteTexts);

/** Why the user cannot edit a network; undefined when it may be tried. */
export const useEditRefusal = (udn: KubernetesResource): string | undefined =>
  useRefusal(udn, 'patch', editTexts);
