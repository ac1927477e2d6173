import { nadsOf, type ParsedNad } from '../nad/nads';
import { macSegmentOf, primaryNadsOf } from '../vm/interfaces/segments';
import { keyOf, type World } from '../world/world';
import type { AddressRow } from './rows';

/** The network on which an address lies; undefined for the pod network and for what is not known. */
export const nadOfRow = (
  world: World,
  { network, namespace }: AddressRow,
): ParsedNad | undefined => {
  if (network?.kind === 'pod') return primaryNadsOf(world).get(namespace);
  if (network?.kind !== 'multus') return undefined;
  return nadsOf(world).get(keyOf(network.namespace, network.name));
};

/** The same for two addresses that can meet; undefined where it is not known, or they never do. */
export const segmentOfRow = (
  world: World,
  { network, namespace }: AddressRow,
): string | undefined => macSegmentOf(world, namespace, network);
