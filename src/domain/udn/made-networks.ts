import { groupedBy } from '../core/collections';
import { networkNameIn } from '../nad/config';
import { managerOf } from '../nad/managed';
import { nadsOf, type ParsedNad } from '../nad/nads';
import { textAt } from '../core/resource';
import { derived, type World } from '../world/world';
import { networkNameOf, udnKindOf } from './types';

type UdnKind = 'UserDefinedNetwork' | 'ClusterUserDefinedNetwork';

const keyFor = (kind: UdnKind, namespace: string, name: string): string =>
  kind === 'UserDefinedNetwork' ? `${kind}/${namespace}/${name}` : `${kind}/${name}`;

const ownerKeyOf = (entry: ParsedNad): string | undefined => {
  const manager = managerOf(entry.nad);
  if (manager?.kind === 'ClusterUserDefinedNetwork') {
    return keyFor('ClusterUserDefinedNetwork', '', manager.name);
  }
  if (manager?.kind !== 'UserDefinedNetwork') return undefined;
  // Where only the label is left, the name of the network tells which kind made it.
  const isOfCluster = networkNameIn(entry.parsed) === `cluster_udn_${entry.name}`;
  return keyFor(
    isOfCluster ? 'ClusterUserDefinedNetwork' : 'UserDefinedNetwork',
    entry.namespace,
    manager.name,
  );
};

const byOwner = derived((world: World): ReadonlyMap<string, ParsedNad[]> => {
  return groupedBy(nadsOf(world).values(), ownerKeyOf);
});

/** The NetworkAttachmentDefinitions that OVN-Kubernetes made of a user-defined network. */
export const networksMadeBy = (world: World, udn: unknown): readonly ParsedNad[] => {
  const kind = udnKindOf(udn);
  if (kind === undefined || networkNameOf(udn) === undefined) return [];
  const namespace = textAt(udn, 'metadata', 'namespace') ?? '';
  const name = textAt(udn, 'metadata', 'name') ?? '';
  return byOwner(world).get(keyFor(kind, namespace, name)) ?? [];
};
