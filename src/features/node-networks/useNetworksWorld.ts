import { useState } from 'react';
import { useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { models } from '../../k8s/models';
import { namespaceOf } from '../../k8s/namespace';
import { useAccess } from '../../k8s/useAccess';
import { useCheckedWorld } from '../../k8s/useCheckedWorld';
import type { WorldState } from '../../k8s/useWorld';

interface NetworksWorld {
  state: WorldState;
  /** Where the user may look, who may not see the networks of all namespaces. */
  namespace: string | undefined;
  /** To be asked of the user, who may see the networks of some namespaces only. */
  choose: ((namespace: string) => void) | undefined;
}

/**
 * The networks of all namespaces, or of one where the user may see no more, with nodes and VMs. The page
 * has no namespace in its path, so that the choice stays with it.
 */
export const useNetworksWorld = (): NetworksWorld => {
  const access = useAccess('list', models.NetworkAttachmentDefinition);
  const [active] = useActiveNamespace();
  const [chosen, choose] = useState<string>();
  const own = chosen ?? namespaceOf(active);
  const isAsking = access === 'denied' && own === undefined;
  const namespace = access === 'denied' ? own : undefined;
  const state = useCheckedWorld(namespace, undefined, access === 'checking' || isAsking);
  return { state, namespace, choose: isAsking ? choose : undefined };
};
