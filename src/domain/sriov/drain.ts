import { numberAt, recordAt, textAt, type KubernetesResource } from '../core/resource';
import { emptiedNodes, type EmptiedNode } from '../vm/migration/emptied';
import type { World } from '../world/world';
import type { SriovCard } from './cards';
import { chosenHosts } from './chosen';

/** A node on which a policy changes cards so that the operator empties it first. */
export interface Drain extends EmptiedNode {
  cards: readonly SriovCard[];
}

const changes = (policy: KubernetesResource, card: SriovCard): boolean => {
  const spec = recordAt(policy, 'spec');
  const wanted = numberAt(spec, 'numVfs');
  const mode = textAt(spec, 'eSwitchMode');
  return (
    (wanted !== undefined && wanted !== card.count) ||
    (mode !== undefined && card.eSwitchMode !== undefined && mode !== card.eSwitchMode)
  );
};

const drained = (
  world: World,
  policy: KubernetesResource,
  needs: (card: SriovCard) => boolean,
): Drain[] => {
  if (recordAt(policy, 'spec').externallyManaged === true) return [];
  const hosts = chosenHosts(world, policy)
    .map(({ name, chosen }) => ({ name, cards: chosen.filter(needs) }))
    .filter(({ cards }) => cards.length > 0);
  const emptied = emptiedNodes(
    world,
    hosts.map(({ name }) => name),
  );
  return emptied.map((node, index) => ({ ...node, cards: hosts[index]?.cards ?? [] }));
};

/**
 * The nodes that the operator empties, and perhaps restarts, before it does what a policy asks: another
 * number of virtual functions, or another mode of the card's switch. What it makes of cards that are made
 * elsewhere empties none.
 *
 * Source: sriov-network-operator api/v1/helper.go (NeedToUpdateSriov), controllers/drain_controller.go.
 */
export const drainsOf = (world: World, policy: KubernetesResource): Drain[] =>
  drained(world, policy, (card) => changes(policy, card));

/** The same for taking a policy away: cards with virtual functions that no other policy chooses lose them. */
export const removalDrainsOf = (world: World, policy: KubernetesResource): Drain[] => {
  const { name, namespace } = policy.metadata ?? {};
  const kept = new Set(
    world
      .list('SriovNetworkNodePolicy')
      .filter((other) => other.metadata?.name !== name || other.metadata?.namespace !== namespace)
      .filter((other) => other.metadata?.name !== 'default')
      .flatMap((other) => chosenHosts(world, other))
      .flatMap(({ chosen }) => chosen),
  );
  return drained(world, policy, (card) => card.count > 0 && !kept.has(card));
};
