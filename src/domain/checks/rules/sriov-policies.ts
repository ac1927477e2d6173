import { numberAt, printed, recordAt, textAt, type KubernetesResource } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { FindingCode } from '../../findings/catalog';
import type { Finding, ObjectReference } from '../../findings/finding';
import { findingOf, listOf, namesOf, nodeReferences, referenceOf } from '../../findings/report';
import { isGoing } from '../../nad/living';
import { BR_EX } from '../../node-policies/of-ovn';
import { carriersOf } from '../../nodes/carriers';
import { cardInWords, type SriovCard } from '../../sriov/cards';
import {
  choosesNode,
  chosenHosts,
  claimsOn,
  criteriaOf,
  type CardClaim,
  type ChosenHost,
  type Criterion,
} from '../../sriov/chosen';
import { operatorNamespaceOf } from '../../sriov/types';
import { namesOfUsers, usersOfResource } from '../../sriov/use';
import type { World } from '../../world/world';

/** A policy, and the nodes of which the operator reports cards. */
interface Subject {
  world: World;
  policy: KubernetesResource;
  object: ObjectReference;
  hosts: readonly ChosenHost[];
}

type Rule = (subject: Subject) => Finding[];

interface Told {
  code: FindingCode;
  params: Finding['params'];
  others?: readonly KubernetesResource[];
}

/** The operator keeps it for itself and asks nothing of it. */
const isOfOperator = (policy: KubernetesResource): boolean => policy.metadata?.name === 'default';

/** The other policies that count. */
const othersOf = ({ world, policy, object }: Subject): readonly KubernetesResource[] =>
  world.list('SriovNetworkNodePolicy', object.namespace).filter((other) => {
    const isSelf = other === policy || referenceOf(other).name === object.name;
    return !isSelf && !isOfOperator(other) && !isGoing(world, other);
  });

/** Each criterion with the cards that meet it, such as `rootDevices: -; pfNames: ens1 (0000:af:00.0)`. */
const inWords = (criteria: readonly Criterion[], hosts: readonly ChosenHost[]): string =>
  criteria
    .map(({ key, meets }) => {
      const cards = new Set(hosts.flatMap((host) => host.cards.filter(meets)).map(cardInWords));
      return `${key}: ${[...cards].join(', ') || '-'}`;
    })
    .join('; ');

const checkThere = (policy: KubernetesResource, hosts: readonly ChosenHost[]): Finding[] => {
  const wanted = numberAt(policy, 'spec', 'numVfs') ?? 0;
  if (recordAt(policy, 'spec').externallyManaged !== true || wanted === 0) return [];
  const short = hosts.flatMap(({ name, chosen }) =>
    chosen.filter(({ count }) => count < wanted).map((card) => ({ name, card })),
  );
  const [first] = short;
  if (!first) return [];
  const { name, count } = first.card;
  const params = { wanted, interface: name, count, nodes: namesOf(short) };
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

/** Source: sriov-network-operator pkg/webhook/validate.go, nodeSelector of the policy. */
const checkNodes: Rule = ({ world, policy, object }) => {
  if (!world.isKnown('Node') || recordAt(policy, 'spec').nodeSelector === undefined) return [];
  const nodes = world.list('Node');
  if (nodes.some((node) => choosesNode(policy, recordAt(node, 'metadata', 'labels')))) return [];
  const selector = Object.entries(recordAt(policy, 'spec', 'nodeSelector'))
    .map(([key, value]) => `${key}=${printed(value)}`)
    .join(', ');
  return [findingOf(codes.sriovPolicyChoosesNoNode, object, 'spec.nodeSelector', { selector })];
};

const checkCards: Rule = ({ policy, object, hosts }) => {
  const criteria = criteriaOf(recordAt(policy, 'spec').nicSelector);
  if (criteria.length === 0 || hosts.length === 0) return [];
  if (hosts.some(({ chosen }) => chosen.length > 0)) return checkThere(policy, hosts);
  const params = { nodes: namesOf(hosts), criteria: inWords(criteria, hosts) };
  return [
    findingOf(codes.noCardMeetsSelector, object, 'spec.nicSelector', params, nodeReferences(hosts)),
  ];
};

const MOST_OF_MELLANOX = 128;

/** The most virtual functions that the webhook lets a card have; undefined where it does not ask. */
const mostOf = ({ vendor, total }: SriovCard): number | undefined => {
  if (vendor === '15b3') return MOST_OF_MELLANOX;
  return vendor === '8086' ? total : undefined;
};

/** What is true of chosen cards, told once for cards of one name with the nodes that have them. */
const ofCards = (
  { object, hosts }: Subject,
  path: string,
  tell: (card: SriovCard, host: ChosenHost) => Told | undefined,
): Finding[] => {
  const found = new Map<string, { told: Told; card: SriovCard; nodes: { name: string }[] }>();
  for (const host of hosts) {
    for (const card of host.chosen) {
      const told = tell(card, host);
      if (!told) continue;
      const key = `${told.code} ${cardInWords(card)} ${JSON.stringify(told.params)}`;
      const known = found.get(key);
      if (known) known.nodes.push({ name: host.name });
      else found.set(key, { told, card, nodes: [{ name: host.name }] });
    }
  }
  return [...found.values()].map(({ told: { code, params, others = [] }, card, nodes }) =>
    findingOf(
      code,
      object,
      path,
      { ...params, card: cardInWords(card), name: card.name, nodes: namesOf(nodes) },
      [...nodeReferences(nodes), ...others.map(referenceOf)],
    ),
  );
};

/** Source: sriov-network-operator pkg/webhook/validate.go, validateNicModel and its limits. */
const checkLimits: Rule = (subject) => {
  const spec = recordAt(subject.policy, 'spec');
  const wanted = numberAt(spec, 'numVfs') ?? 0;
  const mtu = numberAt(spec, 'mtu');
  if (spec.externallyManaged === true) {
    return mtu === undefined
      ? []
      : ofCards(subject, 'spec.mtu', (card) =>
          card.mtu === undefined || mtu <= card.mtu
            ? undefined
            : { code: codes.externalSettingAboveCard, params: { mtu, most: card.mtu } },
        );
  }
  return ofCards(subject, 'spec.numVfs', (card) => {
    const most = mostOf(card);
    return most === undefined || wanted <= most
      ? undefined
      : { code: codes.functionsAboveLimit, params: { wanted, most } };
  });
};

/**
 * How two policies that name a card stand to each other, as the webhook sees it: it compares names with
 * names and addresses with addresses, and takes a card without a range for none of its functions.
 */
const together = (own: CardClaim, other: CardClaim): 'apart' | 'overlap' | 'whole and part' => {
  if (own.by === 'address' || other.by === 'address')
    return own.by === other.by ? 'overlap' : 'apart';
  const [mine, theirs] = [own.range, other.range];
  if (!mine) return theirs ? 'whole and part' : 'overlap';
  return theirs && mine[0] <= theirs[1] && theirs[0] <= mine[1] ? 'overlap' : 'apart';
};

/** Source: sriov-network-operator pkg/webhook/validate.go, validatePolicyForNodePolicy. */
const checkOverlaps: Rule = (subject) =>
  othersOf(subject).flatMap((other) => {
    const theirs = new Map(chosenHosts(subject.world, other).map((host) => [host.name, host]));
    return ofCards(subject, 'spec.nicSelector', (card, host) => {
      if (!theirs.get(host.name)?.chosen.includes(card)) return undefined;
      const params = { other: referenceOf(other).name };
      const ways = claimsOn(subject.policy, card).flatMap((own) =>
        claimsOn(other, card).map((claim) => together(own, claim)),
      );
      if (ways.includes('overlap'))
        return { code: codes.functionsOfTwoPolicies, params, others: [other] };
      return ways.includes('whole and part')
        ? { code: codes.wholeCardAndPart, params, others: [other] }
        : undefined;
    });
  });

/** Whether two policies are for one node at least; not said where nodes are not known. */
const shareNode = (world: World, a: KubernetesResource, b: KubernetesResource): boolean =>
  world.list('Node').some((node) => {
    const labels = recordAt(node, 'metadata', 'labels');
    return choosesNode(a, labels) && choosesNode(b, labels);
  });

/** Source: sriov-network-operator pkg/webhook/validate.go (externallyManaged, excludeTopology). */
const checkAgreement: Rule = (subject) =>
  othersOf(subject).flatMap((other) => {
    const { policy, object, world, hosts } = subject;
    const params = { other: referenceOf(other).name };
    const flag = (of: KubernetesResource, key: string) => recordAt(of, 'spec')[key] === true;
    const resource = textAt(policy, 'spec', 'resourceName');
    const topology =
      resource !== undefined &&
      textAt(other, 'spec', 'resourceName') === resource &&
      shareNode(world, policy, other) &&
      flag(policy, 'excludeTopology') !== flag(other, 'excludeTopology')
        ? [
            findingOf(
              codes.policiesOfCardDisagree,
              object,
              'spec.excludeTopology',
              { ...params, setting: 'excludeTopology', what: resource },
              [referenceOf(other)],
            ),
          ]
        : [];
    if (flag(policy, 'externallyManaged') === flag(other, 'externallyManaged')) return topology;
    const theirs = chosenHosts(world, other).flatMap(({ chosen }) => chosen);
    const shared = hosts.flatMap(({ chosen }) => chosen).find((card) => theirs.includes(card));
    return shared
      ? [
          ...topology,
          findingOf(
            codes.policiesOfCardDisagree,
            object,
            'spec.externallyManaged',
            { ...params, setting: 'externallyManaged', what: cardInWords(shared) },
            [referenceOf(other)],
          ),
        ]
      : topology;
  });

/** What of the node itself a card carries alone: br-ex, or the interface of its default route. */
const ownTrafficOn = ({ node }: ChosenHost, card: SriovCard): string | undefined => {
  if (node?.interfaces === undefined) return undefined;
  const names = [card.name, ...card.altNames];
  return [BR_EX, ...(node.defaultThrough?.slice(0, 1) ?? [])].find((own) =>
    names.some((name) => node.interfaces?.has(own) && carriersOf(node, own).has(name)),
  );
};

/** Source: sriov-network-operator pkg/host/internal/sriov/sriov.go (cards of the host are listed, too). */
const checkOwnCards: Rule = (subject) =>
  recordAt(subject.policy, 'spec').externallyManaged === true
    ? []
    : ofCards(subject, 'spec.nicSelector', (card, host) => {
        const through = ownTrafficOn(host, card);
        return through === undefined
          ? undefined
          : { code: codes.functionsOnCardOfNode, params: { through } };
      });

/** Source: kubevirt pkg/network/vmispec; the operator's webhook says what VMs need. */
const checkDeviceType: Rule = ({ world, policy, object }) => {
  const resource = textAt(policy, 'spec', 'resourceName');
  const type = textAt(policy, 'spec', 'deviceType') ?? 'netdevice';
  if (resource === undefined || type !== 'netdevice') return [];
  const vms = namesOfUsers(usersOfResource(world, resource));
  return vms.length === 0
    ? []
    : [
        findingOf(codes.functionsNotForVms, object, 'spec.deviceType', {
          resource,
          vms: listOf(vms),
        }),
      ];
};

const checkPlace: Rule = ({ world, object }) => {
  const operator = operatorNamespaceOf(world);
  const { namespace } = object;
  return operator === undefined || namespace === undefined || namespace === operator
    ? []
    : [findingOf(codes.policyNotOfOperator, object, 'metadata.namespace', { operator, namespace })];
};

const rules: readonly Rule[] = [
  checkPlace,
  checkNodes,
  checkCards,
  checkLimits,
  checkOverlaps,
  checkAgreement,
  checkOwnCards,
  checkDeviceType,
];

/**
 * What can be said of a SriovNetworkNodePolicy beside all else in the cluster: the nodes, their network
 * cards, other policies and the VMs. What the operator keeps for itself has no findings.
 */
export const sriovPolicyFindings = (world: World, policy: KubernetesResource): Finding[] => {
  if (isGoing(world, policy) || isOfOperator(policy)) return [];
  const object = referenceOf(policy);
  const subject = { world, policy, object, hosts: chosenHosts(world, policy) };
  return rules.flatMap((rule) => rule(subject));
};
