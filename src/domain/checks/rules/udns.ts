import { groupedBy } from '../../core/collections';
import * as codes from '../../findings/codes';
import { networkNameIn } from '../../nad/config';
import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { statusOf } from '../../udn/status';
import { blockOf, networkNameOf, networkSpecOf, PRIMARY_UDN_LABEL, roleOf } from '../../udn/types';
import { derived, type World } from '../../world/world';
import { matchesSelector } from '../../world/selector';
import type { Finding } from '../../findings/finding';
import { isGoing, livingNadsOf, type LivingNad } from '../../nad/living';
import { findingOf, listOf, referenceOf } from '../../findings/report';

type Namespaces = readonly KubernetesResource[];

const nameOf = (object: KubernetesResource): string => textAt(object, 'metadata', 'name') ?? '';

const labelsOf = (namespace: KubernetesResource): Record<string, unknown> =>
  recordAt(namespace, 'metadata', 'labels');

const isChosen = (cudn: KubernetesResource, namespace: KubernetesResource): boolean =>
  matchesSelector(labelsOf(namespace), recordAt(cudn, 'spec').namespaceSelector);

/** Networks that no controller made, by name. */
const foreignNadsOf = derived((world: World): ReadonlyMap<string, LivingNad[]> => {
  return groupedBy(livingNadsOf(world), ({ isManaged, name }) => (isManaged ? undefined : name));
});

/** A network of the object's name that stands where the controller would make its own. */
const checkForeign = (world: World, udn: KubernetesResource): Finding[] => {
  const namespace = textAt(udn, 'metadata', 'namespace');
  const isInPlace = (nad: LivingNad): boolean => {
    // Its own network, of which labels and owner were lost on the way into a file.
    if (networkNameIn(nad.parsed) === networkNameOf(udn)) return false;
    if (namespace !== undefined) return nad.namespace === namespace;
    const place = world.find('Namespace', nad.namespace);
    return place !== undefined && isChosen(udn, place);
  };
  const found = foreignNadsOf(world).get(nameOf(udn))?.find(isInPlace);
  if (!found) return [];
  const params = { other: found.key };
  return [
    findingOf(codes.anotherNetworkInWay, referenceOf(udn), 'metadata.name', params, [
      referenceOf(found.nad),
    ]),
  ];
};

const rolePath = (udn: KubernetesResource): string => {
  const { spec, at } = networkSpecOf(udn);
  return `${at}.${blockOf(spec.topology) ?? ''}.role`;
};

const ageOf = (udn: KubernetesResource): string =>
  textAt(udn, 'metadata', 'creationTimestamp') ?? '~';

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** By name where nothing tells the age, so that the order of files does not matter. */
const byAge = (a: KubernetesResource, b: KubernetesResource): number =>
  compareText(ageOf(a), ageOf(b)) || compareText(nameOf(a), nameOf(b));

const byNamespace = (udns: readonly KubernetesResource[]): Map<string, KubernetesResource[]> => {
  const groups = new Map<string, KubernetesResource[]>();
  for (const udn of udns) {
    const namespace = textAt(udn, 'metadata', 'namespace') ?? '';
    const group = groups.get(namespace);
    if (group) group.push(udn);
    else groups.set(namespace, [udn]);
  }
  return groups;
};

/** The later of two primary networks of a namespace is not made. */
const checkSecond = (
  udns: readonly KubernetesResource[],
  cudns: readonly KubernetesResource[],
  spaces: Namespaces,
): Finding[] => {
  const findings = new Map<KubernetesResource, Finding>();
  const checkIn = (namespace: string, here: KubernetesResource[]): void => {
    const [first, ...later] = here.sort(byAge);
    if (!first) return;
    for (const udn of later) {
      if (findings.has(udn)) continue;
      const params = { namespace, other: nameOf(first) };
      const related = [referenceOf(first)];
      findings.set(
        udn,
        findingOf(
          codes.secondPrimaryNetworkOfNamespace,
          referenceOf(udn),
          rolePath(udn),
          params,
          related,
        ),
      );
    }
  };
  const own = byNamespace(udns);
  const seen = new Set<string>();
  for (const space of spaces) {
    const name = nameOf(space);
    seen.add(name);
    checkIn(name, [...(own.get(name) ?? []), ...cudns.filter((cudn) => isChosen(cudn, space))]);
  }
  for (const [name, group] of own) if (!seen.has(name)) checkIn(name, group);
  return [...findings.values()];
};

const checkLabels = (cudn: KubernetesResource, namespaces: Namespaces): Finding[] => {
  const lacking = namespaces.filter(
    (space) => isChosen(cudn, space) && !Object.hasOwn(labelsOf(space), PRIMARY_UDN_LABEL),
  );
  if (lacking.length === 0) return [];
  const params = { namespaces: listOf(lacking.map(nameOf)), count: lacking.length };
  const related = lacking.slice(0, 10).map(referenceOf);
  return [
    findingOf(
      codes.namespacesNotMadeForPrimary,
      referenceOf(cudn),
      'spec.namespaceSelector',
      params,
      related,
    ),
  ];
};

const isPrimary = (udn: KubernetesResource): boolean => roleOf(udn) === 'Primary';

const checkPrimaries = (
  world: World,
  udns: readonly KubernetesResource[],
  cudns: readonly KubernetesResource[],
): Finding[] => {
  const spaces = world.list('Namespace').filter((space) => !isGoing(world, space));
  const marked = spaces.filter((space) => Object.hasOwn(labelsOf(space), PRIMARY_UDN_LABEL));
  const wide = cudns.filter(isPrimary);
  return [
    ...checkSecond(udns.filter(isPrimary), wide, marked),
    ...wide.flatMap((cudn) => checkLabels(cudn, spaces)),
  ];
};

/**
 * User-defined networks together with networks and namespaces: what the controller would refuse.
 *
 * Source: ovn-kubernetes go-controller/pkg/clustermanager/userdefinednetwork/controller.go and
 * controller_helper.go.
 */
export const checkUdnPlaces = (world: World): Finding[] => {
  const udns = world.list('UserDefinedNetwork').filter((udn) => !isGoing(world, udn));
  const cudns = world.list('ClusterUserDefinedNetwork').filter((udn) => !isGoing(world, udn));
  return [
    ...[...udns, ...cudns].flatMap((udn) => checkForeign(world, udn)),
    ...checkPrimaries(world, udns, cudns),
  ];
};

/** What the controller itself says of user-defined networks that it has not made. */
export const checkUdnStates = (world: World): Finding[] =>
  (['UserDefinedNetwork', 'ClusterUserDefinedNetwork'] as const)
    .flatMap((kind) => world.list(kind))
    .filter((udn) => !isGoing(world, udn))
    .flatMap((udn) => {
      const { state, messages } = statusOf(udn);
      const [first] = messages;
      if (state !== 'failed' || !first) return [];
      const reason = first.message.split('\n')[0] ?? '';
      return [findingOf(codes.udnNotMade, referenceOf(udn), 'status.conditions', { reason })];
    });
