import { entriesAt, numberAt, textAt, type KubernetesResource } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, listOf, referenceOf } from '../../findings/report';
import { cardInWords } from '../../sriov/cards';
import { chosenHosts } from '../../sriov/chosen';
import { isMadeFrom } from '../../sriov/made';
import { isOpenToAll, operatorNamespaceOf, targetNamespaceOf } from '../../sriov/types';
import type { World } from '../../world/world';

type Rule = (world: World, network: KubernetesResource) => Finding[];

const TARGET = 'spec.networkNamespace';
const INTEL = '8086';

/** Source: sriov-network-operator pkg/webhook/validate_networks.go. */
const checkTarget: Rule = (world, network) => {
  const object = referenceOf(network);
  const { namespace } = object;
  const named = textAt(network, 'spec', 'networkNamespace');
  const operator = operatorNamespaceOf(world);
  if (named !== undefined) {
    if (operator !== undefined && namespace !== undefined && namespace !== operator)
      return [findingOf(codes.sriovTargetNotTaken, object, TARGET, { operator, namespace })];
    return world.isKnown('Namespace') && !world.find('Namespace', named)
      ? [findingOf(codes.sriovTargetMissing, object, TARGET, { namespace: named })]
      : [];
  }
  return namespace !== undefined && namespace === operator && !isOpenToAll(namespace)
    ? [findingOf(codes.sriovNetworkForNobody, object, TARGET, { namespace })]
    : [];
};

/** Source: sriov-network-operator controllers/generic_network_controller.go. */
const checkName: Rule = (world, network) => {
  const object = referenceOf(network);
  const namespace = targetNamespaceOf(network);
  const nad = world.find('NetworkAttachmentDefinition', object.name, namespace);
  return nad && !isMadeFrom(nad, network)
    ? [findingOf(codes.sriovNameTaken, object, 'metadata.name', { namespace, name: object.name })]
    : [];
};

/** Only where each card that gives the resource is one of Intel: of others nothing is concluded. */
const checkLowestRate: Rule = (world, network) => {
  const resource = textAt(network, 'spec', 'resourceName');
  if ((numberAt(network, 'spec', 'minTxRate') ?? 0) <= 0 || resource === undefined) return [];
  const cards = world
    .list('SriovNetworkNodePolicy')
    .filter((policy) => textAt(policy, 'spec', 'resourceName') === resource)
    .flatMap((policy) => chosenHosts(world, policy))
    .flatMap(({ chosen }) => chosen);
  if (cards.length === 0 || cards.some(({ vendor }) => vendor !== INTEL)) return [];
  const params = { resource, cards: listOf([...new Set(cards.map(cardInWords))]) };
  return [findingOf(codes.lowestRateNotOfIntel, referenceOf(network), 'spec.minTxRate', params)];
};

/** What the operator itself says, where it says that it has not made the network. */
const checkReady: Rule = (_world, network) =>
  entriesAt(network, 'status', 'conditions')
    .filter(({ entry }) => entry.type === 'Ready' && entry.status === 'False')
    .map(({ entry }) =>
      findingOf(codes.sriovNetworkNotMade, referenceOf(network), 'status.conditions', {
        message: textAt(entry, 'message') ?? textAt(entry, 'reason') ?? '',
      }),
    );

/** What can be said of a SriovNetwork beside all else in the cluster. */
export const sriovNetworkFindings = (world: World, network: KubernetesResource): Finding[] => {
  const found = [checkTarget, checkName, checkLowestRate].flatMap((rule) => rule(world, network));
  // The operator's own words are told only where no rule says what they mean.
  return found.some(({ severity }) => severity === 'error')
    ? found
    : [...found, ...checkReady(world, network)];
};
