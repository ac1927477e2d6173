import { useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import type { KubernetesResource } from '../../domain/core/resource';
import type { KindName } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import { models } from '../../k8s/models';
import { namespaceOf } from '../../k8s/namespace';
import { useReach } from '../../k8s/useReach';
import { completeWorld, useWorld, type Gap } from '../../k8s/useWorld';

const NOTHING: readonly KindName[] = [];

/** What is around a network; undefined while that is being looked up. */
export interface Around {
  world: World;
  gaps: readonly Gap[];
}

/**
 * Watches kinds around a user-defined network, as far as the user may see VMs: in the whole cluster,
 * or in the network's namespace. Of a network of the whole cluster the active namespace is looked at.
 *
 * @param wanted must be the same array on each call
 */
export const useUdnWorld = (
  udn: KubernetesResource,
  wanted: readonly KindName[],
): Around | undefined => {
  const [active] = useActiveNamespace();
  const reach = useReach(models.VirtualMachine, udn.metadata?.namespace ?? namespaceOf(active));
  const result = completeWorld(useWorld(reach ? wanted : NOTHING, reach?.namespace));
  return reach ? result : undefined;
};
