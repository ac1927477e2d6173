import {
  entriesAt,
  listAt,
  numberAt,
  recordAt,
  textAt,
  type KubernetesResource,
} from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, namesOf, nodeReferences, referenceOf } from '../../findings/report';
import { isGoing } from '../../nad/living';
import type { World } from '../../world/world';

/** A network card of a node, as the SR-IOV operator reports it. */
type Card = Record<string, unknown>;

interface Host {
  name: string;
  cards: Card[];
}

const textsAt = (value: unknown, key: string): string[] =>
  listAt(value, key).flatMap((entry) => (typeof entry === 'string' ? entry : []));

const same = (a: unknown, b: string): boolean =>
  typeof a === 'string' && a.toLowerCase() === b.toLowerCase();

/** `ens1f0#0-3` stands for some virtual functions of ens1f0. */
const withoutRange = (name: string): string => name.replace(/#.*$/, '');

interface Criterion {
  key: string;
  meets: (card: Card) => boolean;
}

const criteriaOf = (selector: unknown): Criterion[] => {
  const byText = (key: string): Criterion[] => {
    const wanted = textAt(selector, key);
    return wanted === undefined ? [] : [{ key, meets: (card) => same(card[key], wanted) }];
  };
  const roots = textsAt(selector, 'rootDevices');
  const names = textsAt(selector, 'pfNames').map(withoutRange);
  return [
    ...byText('vendor'),
    ...byText('deviceID'),
    ...(roots.length === 0
      ? []
      : [
          {
            key: 'rootDevices',
            meets: (card: Card) => roots.some((root) => same(card.pciAddress, root)),
          },
        ]),
    ...(names.length === 0
      ? []
      : [
          {
            key: 'pfNames',
            meets: (card: Card) =>
              [card.name, ...textsAt(card, 'altNames')].some((name) =>
                names.some((wanted) => name === wanted),
              ),
          },
        ]),
    ...byText('netFilter'),
  ];
};

/** The nodes that a policy chooses and of which the operator reports cards. */
const hostsOf = (world: World, policy: KubernetesResource): Host[] => {
  const selector = Object.entries(recordAt(policy, 'spec', 'nodeSelector'));
  return world.list('SriovNetworkNodeState').flatMap((state) => {
    const name = textAt(state, 'metadata', 'name') ?? '';
    const node = world.find('Node', name);
    const labels = recordAt(node, 'metadata', 'labels');
    // Of a node that is not known only a selector that takes all tells.
    if (!selector.every(([key, value]) => labels[key] === value)) return [];
    if (node && isGoing(world, node)) return [];
    const cards = entriesAt(state, 'status', 'interfaces').map(({ entry }) => entry);
    return cards.length === 0 ? [] : { name, cards };
  });
};

const shown = (card: Card): string =>
  `${textAt(card, 'name') ?? ''} (${textAt(card, 'pciAddress') ?? ''})`;

/** Each criterion with the cards that meet it, such as `rootDevices: -; pfNames: ens1 (0000:af:00.0)`. */
const inWords = (criteria: readonly Criterion[], hosts: readonly Host[]): string =>
  criteria
    .map(({ key, meets }) => {
      const cards = new Set(hosts.flatMap((host) => host.cards.filter(meets)).map(shown));
      return `${key}: ${[...cards].join(', ') || '-'}`;
    })
    .join('; ');

const checkThere = (
  policy: KubernetesResource,
  hosts: readonly (Host & { chosen: Card[] })[],
): Finding[] => {
  const wanted = numberAt(policy, 'spec', 'numVfs') ?? 0;
  if (recordAt(policy, 'spec').externallyManaged !== true || wanted === 0) return [];
  const countOf = (card: Card): number => numberAt(card, 'numVfs') ?? 0;
  const short = hosts.flatMap(({ name, chosen }) =>
    chosen.filter((card) => countOf(card) < wanted).map((card) => ({ name, card })),
  );
  const [first] = short;
  if (!first) return [];
  const params = {
    wanted,
    interface: textAt(first.card, 'name') ?? '',
    count: countOf(first.card),
    nodes: namesOf(short),
  };
  return [
    findingOf(
      codes.virtualFunctionsNotThere,
      referenceOf(policy),
      'spec.externallyManaged',
      params,
      nodeReferences(short),
    ),
  ];
};

/** The operator keeps it for itself and asks nothing of it. */
const OF_OPERATOR = 'default';

const checkPolicy = (world: World, policy: KubernetesResource): Finding[] => {
  const criteria = criteriaOf(recordAt(policy, 'spec').nicSelector);
  const hosts = hostsOf(world, policy);
  if (criteria.length === 0 || hosts.length === 0) return [];
  const matching = hosts.map((host) => ({
    ...host,
    chosen: host.cards.filter((card) => criteria.every(({ meets }) => meets(card))),
  }));
  if (matching.some(({ chosen }) => chosen.length > 0)) return checkThere(policy, matching);
  const params = { nodes: namesOf(hosts), criteria: inWords(criteria, hosts) };
  return [
    findingOf(
      codes.noCardMeetsSelector,
      referenceOf(policy),
      'spec.nicSelector',
      params,
      nodeReferences(hosts),
    ),
  ];
};

/**
 * SR-IOV policies against the network cards that the nodes have.
 *
 * Source: sriov-network-operator api/v1/helper.go (NicSelector), pkg/webhook/validate.go.
 */
export const checkSriovPolicies = (world: World): Finding[] =>
  world
    .list('SriovNetworkNodePolicy')
    .filter((policy) => !isGoing(world, policy) && policy.metadata?.name !== OF_OPERATOR)
    .flatMap((policy) => checkPolicy(world, policy));
