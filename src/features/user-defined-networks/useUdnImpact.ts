import { useMemo } from 'react';
import type { Impact } from '../../domain/checks/impact';
import type { KubernetesResource } from '../../domain/core/resource';
import { udnImpactOf } from '../../domain/checks/udn-users';
import type { KindName } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import { useUdnWorld } from './useUdnWorld';

const NEEDED: readonly KindName[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'NetworkAttachmentDefinition',
  'Namespace',
];

/** Who notices a change of a network; undefined while that is being looked up. */
export const useUdnImpact = (
  udn: KubernetesResource,
): { impact: Impact | undefined; world: World | undefined } => {
  const around = useUdnWorld(udn, NEEDED);
  const impact = useMemo(() => {
    if (!around) return undefined;
    const found = udnImpactOf(around.world, udn);
    // Of a kind that the cluster does not serve there are no objects to overlook.
    const missing = new Set(
      around.gaps.filter(({ reason }) => reason === 'missing').map(({ kind }) => kind),
    );
    return { ...found, unknown: found.unknown.filter((kind) => !missing.has(kind)) };
  }, [around, udn]);
  return { impact, world: around?.world };
};
