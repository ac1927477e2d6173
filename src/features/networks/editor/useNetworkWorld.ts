import { useMemo } from 'react';
import {
  bridgesOffered,
  linksOffered,
  mappingsOffered,
  type Offer,
} from '../../../domain/nodes/offers';
import type { KindName } from '../../../domain/world/kinds';
import type { World } from '../../../domain/world/world';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { useReach } from '../../../k8s/useReach';
import { useWorld } from '../../../k8s/useWorld';

const NEEDED: readonly KindName[] = [
  'Node',
  'NodeNetworkState',
  'ClusterNetwork',
  'NetworkOperator',
  'HyperConverged',
  'KubeVirt',
  'CustomResourceDefinition',
  'NetworkAttachmentDefinition',
];
const NOTHING: readonly KindName[] = [];

/** What the fields of a network have to choose from. */
export type Offers = Record<'bridges' | 'mappings' | 'links', readonly Offer[]>;

const noOffers: Offers = { bridges: [], mappings: [], links: [] };

/** What a network in the making can be connected to, and be checked against. */
export const useNetworkWorld = (
  namespace: string,
): { world: World | undefined; offers: Offers } => {
  const reach = useReach(NetworkAttachmentDefinitionModel, namespace);
  const result = useWorld(reach ? NEEDED : NOTHING, reach?.namespace);
  const world = reach && result.state === 'ready' ? result.world : undefined;
  const offers = useMemo(
    () =>
      world
        ? {
            bridges: bridgesOffered(world),
            mappings: mappingsOffered(world),
            links: linksOffered(world),
          }
        : noOffers,
    [world],
  );
  return { world, offers };
};
