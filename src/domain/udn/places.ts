import { nadsOf, type ParsedNad } from '../nad/nads';
import { recordAt, textAt, type KubernetesResource } from '../core/resource';
import { matchesSelector } from '../world/selector';
import { keyOf, type World } from '../world/world';
import { networksMadeBy } from './made-networks';
import { udnKindOf } from './types';

/**
 * - `made`: the network is there
 * - `missing`: the namespace is chosen and OVN-Kubernetes has not made the network (yet)
 * - `in-the-way`: another network has its name there
 * - `leftover`: the network is there although the namespace is not chosen (any more)
 * - `unknown`: the networks of the namespace could not be looked at
 */
export type PlaceState = 'made' | 'missing' | 'in-the-way' | 'leftover' | 'unknown';

/** A namespace that has a user-defined network, or should have it. */
export interface UdnPlace {
  namespace: string;
  state: PlaceState;
}

const isLeaving = (namespace: KubernetesResource): boolean =>
  namespace.metadata?.deletionTimestamp !== undefined ||
  textAt(namespace, 'status', 'phase') === 'Terminating';

const nameOf = (object: KubernetesResource): string => textAt(object, 'metadata', 'name') ?? '';

/**
 * Names of the namespaces that a selector chooses, sorted; undefined where the namespaces are not
 * known. The empty selector chooses all; no selector none.
 */
export const namespacesChosenBy = (world: World, selector: unknown): string[] | undefined => {
  if (!world.isKnown('Namespace')) return undefined;
  return world
    .list('Namespace')
    .filter(
      (space) =>
        !isLeaving(space) && matchesSelector(recordAt(space, 'metadata', 'labels'), selector),
    )
    .map(nameOf)
    .sort();
};

/** Namespaces that a network is for: its own, or those that it chooses; undefined where unknown. */
export const namespacesOf = (world: World, udn: unknown): string[] | undefined => {
  if (udnKindOf(udn) === 'ClusterUserDefinedNetwork') {
    return namespacesChosenBy(world, recordAt(udn, 'spec').namespaceSelector);
  }
  const own = textAt(udn, 'metadata', 'namespace');
  return own === undefined ? [] : [own];
};

/** Where a network is and where it should be, by namespace. */
export const placesOf = (world: World, udn: unknown): UdnPlace[] => {
  const name = textAt(udn, 'metadata', 'name') ?? '';
  const made = new Map(
    networksMadeBy(world, udn).map((nad): [string, ParsedNad] => [nad.namespace, nad]),
  );
  const chosen = namespacesOf(world, udn);
  const all = [...new Set([...made.keys(), ...(chosen ?? [])])].sort();
  const isChosen = new Set(chosen ?? made.keys());
  return all.map((namespace): UdnPlace => {
    if (made.has(namespace)) {
      return { namespace, state: isChosen.has(namespace) ? 'made' : 'leftover' };
    }
    if (nadsOf(world).has(keyOf(namespace, name))) return { namespace, state: 'in-the-way' };
    const isKnown = world.isKnown('NetworkAttachmentDefinition', namespace);
    return { namespace, state: isKnown ? 'missing' : 'unknown' };
  });
};

/** Namespaces that a change of the selector adds and takes away; undefined where unknown. */
export const selectionChange = (
  world: World,
  before: unknown,
  after: unknown,
): { gained: string[]; lost: string[] } | undefined => {
  const was = namespacesOf(world, before);
  const is = namespacesOf(world, after);
  if (!was || !is) return undefined;
  const [had, has] = [new Set(was), new Set(is)];
  return {
    gained: is.filter((name) => !had.has(name)),
    lost: was.filter((name) => !has.has(name)),
  };
};
