import { useMemo } from 'react';
import { impactOf, type Impact } from '../../../domain/nad/impact';
import type { KindName } from '../../../domain/world/kinds';
import { models } from '../../../k8s/models';
import { useReach } from '../../../k8s/useReach';
import { useWorld } from '../../../k8s/useWorld';

const NEEDED: readonly KindName[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'NetworkAttachmentDefinition',
  'HyperConverged',
  'KubeVirt',
];
const NOTHING: readonly KindName[] = [];

/** Who notices a change of a network; undefined while that is being looked up. */
export const useImpact = (namespace: string, name: string): Impact | undefined => {
  const reach = useReach(models.VirtualMachine, namespace);
  const result = useWorld(reach ? NEEDED : NOTHING, reach?.namespace);
  return useMemo(
    () => (reach && result.state === 'ready' ? impactOf(result.world, namespace, name) : undefined),
    [reach, result, namespace, name],
  );
};
