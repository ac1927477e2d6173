import { listAt, recordAt, textAt, type KubernetesResource } from '../core/resource';
import { isGoing } from '../nad/living';
import type { World } from '../world/world';
import { sriovHostsOf, type SriovCard, type SriovHost } from './cards';

/** One thing that a nicSelector asks of a card. */
export interface Criterion {
  /** As the selector spells it. */
  key: string;
  meets: (card: SriovCard) => boolean;
}

/** A node that a policy chooses, with the cards of it that it chooses. */
export interface ChosenHost extends SriovHost {
  chosen: readonly SriovCard[];
}

const textsAt = (value: unknown, key: string): string[] =>
  listAt(value, key).flatMap((entry) => (typeof entry === 'string' ? entry : []));

const same = (a: unknown, b: string): boolean =>
  typeof a === 'string' && a.toLowerCase() === b.toLowerCase();

/** `ens1f0#0-3` stands for some virtual functions of ens1f0. */
const withoutRange = (name: string): string => name.replace(/#.*$/, '');

/** What a nicSelector asks of a card; all of it must be true of a card that it chooses. */
export const criteriaOf = (selector: unknown): readonly Criterion[] => {
  const byText = (key: string): Criterion[] => {
    const wanted = textAt(selector, key);
    return wanted === undefined ? [] : [{ key, meets: ({ entry }) => same(entry[key], wanted) }];
  };
  const byOneOf = (
    key: string,
    wanted: readonly string[],
    meets: (card: SriovCard, one: string) => boolean,
  ): Criterion[] =>
    wanted.length === 0 ? [] : [{ key, meets: (card) => wanted.some((one) => meets(card, one)) }];
  return [
    ...byText('vendor'),
    ...byText('deviceID'),
    ...byOneOf('rootDevices', textsAt(selector, 'rootDevices'), ({ pciAddress }, root) =>
      same(pciAddress, root),
    ),
    ...byOneOf(
      'pfNames',
      textsAt(selector, 'pfNames').map(withoutRange),
      ({ name, altNames }, wanted) => name === wanted || altNames.includes(wanted),
    ),
    ...byText('netFilter'),
  ];
};

/** Whether a policy's node selector takes a node; of one that is not known only one that takes all does. */
export const choosesNode = (policy: unknown, labels: Record<string, unknown>): boolean =>
  Object.entries(recordAt(policy, 'spec', 'nodeSelector')).every(
    ([key, value]) => labels[key] === value,
  );

/**
 * The nodes that a policy chooses and of which the operator reports cards, with the cards that its
 * nicSelector takes on each. A selector that asks nothing takes none: the webhook refuses it.
 *
 * Source: sriov-network-operator api/v1/helper.go (NicSelector, Selected).
 */
export const chosenHosts = (world: World, policy: KubernetesResource): readonly ChosenHost[] => {
  const criteria = criteriaOf(recordAt(policy, 'spec').nicSelector);
  return sriovHostsOf(world)
    .filter(({ node, cards }) => {
      if (cards.length === 0 || !choosesNode(policy, node?.labels ?? {})) return false;
      return !(node?.node && isGoing(world, node.node));
    })
    .map((host) => ({
      ...host,
      chosen:
        criteria.length === 0
          ? []
          : host.cards.filter((card) => criteria.every(({ meets }) => meets(card))),
    }));
};

/** The first and the last of some virtual functions, counted from 0. */
export type VfRange = readonly [first: number, last: number];

/** How a policy names a card: by its name, for all virtual functions or for a range of them, or by its address. */
export type CardClaim = { by: 'name'; range: VfRange | undefined } | { by: 'address' };

/** All the ways in which a policy names a card itself; none where only what it is like chooses it. */
export const claimsOn = (
  policy: unknown,
  { name, altNames, pciAddress }: SriovCard,
): readonly CardClaim[] => {
  const selector = recordAt(policy, 'spec').nicSelector;
  const named = textsAt(selector, 'pfNames')
    .filter((entry) => [name, ...altNames].includes(withoutRange(entry)))
    .map((entry): CardClaim => {
      const [, first, last] = /#(\d+)-(\d+)$/.exec(entry) ?? [];
      const isPart = first !== undefined && last !== undefined;
      return { by: 'name', range: isPart ? [Number(first), Number(last)] : undefined };
    });
  const isAddressed = textsAt(selector, 'rootDevices').some((root) => same(pciAddress, root));
  return [...named, ...(isAddressed ? [{ by: 'address' } as const] : [])];
};
