import { useMemo } from 'react';
import { recordAt, type KubernetesResource } from '../../../domain/core/resource';
import { meshOf, namespaceLabels } from '../../../domain/mesh/mesh';
import { meshStateOf, type MeshState } from '../../../domain/mesh/state';
import type { KindName } from '../../../domain/world/kinds';
import { models } from '../../../k8s/models';
import { useWatchOne } from '../../../k8s/useWatch';
import { completeWorld, useWorld, type Gap } from '../../../k8s/useWorld';
import type { VmFacts } from '../page/useVmFacts';

const KINDS: readonly KindName[] = [
  'CustomResourceDefinition',
  'Istio',
  'ServiceMeshMemberRoll',
  'Service',
];

/** Rolls lie in the namespaces of their control planes. */
const WIDE: readonly KindName[] = ['ServiceMeshMemberRoll'];

const NONE: readonly KubernetesResource[] = [];

/** What is known of a VM and the mesh. */
export interface VmMesh {
  state: MeshState;
  /** Of the namespace of the VM, as far as they are known. */
  services: readonly KubernetesResource[];
  gaps: readonly Gap[];
}

/** Whether a VM is in a mesh; undefined while that is being read. */
export const useMesh = ({ view, world }: VmFacts): VmMesh | undefined => {
  const { namespace } = view;
  const around = completeWorld(useWorld(KINDS, namespace, WIDE));
  // Whoever may not list all namespaces may read their own.
  const own = useWatchOne<KubernetesResource>(models.Namespace, namespace, undefined);
  const read = own.state === 'ready' ? own.data : undefined;
  return useMemo(() => {
    if (!around) return undefined;
    const services = around.world.isKnown('Service', namespace)
      ? around.world.list('Service', namespace)
      : undefined;
    const labels =
      namespaceLabels(world, namespace) ?? (read && recordAt(read, 'metadata', 'labels'));
    return {
      state: meshStateOf({ mesh: meshOf(around.world), view, labels, services }),
      services: services ?? NONE,
      gaps: around.gaps,
    };
  }, [around, view, world, namespace, read]);
};
