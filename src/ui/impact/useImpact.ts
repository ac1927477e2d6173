import { useMemo } from 'react';
import { impactOf, type Impact } from '../../domain/checks/impact';
import type { KindName } from '../../domain/world/kinds';
import { models } from '../../k8s/models';
import { useReach } from '../../k8s/useReach';
import { completeWorld, useWorld, type Gap } from '../../k8s/useWorld';

const NEEDED: readonly KindName[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'NetworkAttachmentDefinition',
  'HyperConverged',
  'KubeVirt',
];
const NOTHING: readonly KindName[] = [];

/** Of a kind that the cluster does not serve there are no objects to overlook. */
const withoutMissing = (impact: Impact, gaps: readonly Gap[]): Impact => {
  const missing = new Set(
    gaps.filter(({ reason }) => reason === 'missing').map(({ kind }) => kind),
  );
  return { ...impact, unknown: impact.unknown.filter((kind) => !missing.has(kind)) };
};

/** Who notices a change of a network; undefined while that is being looked up. */
export const useImpact = (namespace: string, name: string): Impact | undefined => {
  const reach = useReach(models.VirtualMachine, namespace);
  const result = completeWorld(useWorld(reach ? NEEDED : NOTHING, reach?.namespace));
  return useMemo(
    () =>
      reach && result
        ? withoutMissing(impactOf(result.world, namespace, name), result.gaps)
        : undefined,
    [reach, result, namespace, name],
  );
};
