import { nadsOf, type ParsedNad } from '../nad/nads';
import { macSegmentOf, primaryNadsOf } from '../vm/interfaces/segments';
import { keyOf, type World } from '../world/world';
import type { AddressRow } from './rows';

/** Where an address lies, as its VM names it. */
type Lying = Pick<AddressRow, 'network' | 'namespace'>;

/** The network on which an address lies; undefined for the pod network and for what is not known. */
export const nadOfRow = (world: World, { network, namespace }: Lying): ParsedNad | undefined => {
  if (network?.kind === 'pod') return primaryNadsOf(world).get(namespace);
  if (network?.kind !== 'multus') return undefined;
  return nadsOf(world).get(keyOf(network.namespace, network.name));
};

/** The same for two addresses that can meet; undefined where it is not known, or they never do. */
export const segmentOfRow = (world: World, { network, namespace }: Lying): string | undefined =>
  macSegmentOf(world, namespace, network);
