import { entriesAt, listAt, recordAt, textAt, type KubernetesResource } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, listOf, referenceOf } from '../../findings/report';
import { isGoing } from '../../nad/living';
import { containsIp, parseCidr, parseIp, type Ip } from '../../net/cidr';
import { matchesSelector } from '../../world/selector';
import { keyOf, type World } from '../../world/world';

const namespaceOf = (object: KubernetesResource) => textAt(object, 'metadata', 'namespace');
const nameOf = (object: KubernetesResource) => textAt(object, 'metadata', 'name') ?? '';

/** Whether one entry of a pool, a subnet or `first-last`, has an address. */
const holds = (entry: unknown, ip: Ip): boolean => {
  if (typeof entry !== 'string') return false;
  const cidr = parseCidr(entry.trim());
  if (cidr) return containsIp(cidr, ip);
  const [first, last] = entry.split('-').map((part) => parseIp(part.trim()));
  if (first?.family !== ip.family || last?.family !== ip.family) return false;
  return first.value <= ip.value && ip.value <= last.value;
};

const ALLOCATED = ['metallb.io', 'metallb.universe.tf'].map(
  (prefix) => `${prefix}/ip-allocated-from-pool`,
);

/** Whether a Service has an address of a pool; one of another implementation has none. */
const hasAddressOf = (pool: KubernetesResource, service: KubernetesResource): boolean => {
  const spec = recordAt(service, 'spec');
  if (spec.type !== 'LoadBalancer') return false;
  const className = textAt(spec, 'loadBalancerClass');
  if (className !== undefined && !className.includes('metallb')) return false;
  const annotations = recordAt(service, 'metadata', 'annotations');
  const allocated = ALLOCATED.map((key) => annotations[key]).find((value) => value !== undefined);
  if (allocated !== undefined) return allocated === nameOf(pool);
  return entriesAt(service, 'status', 'loadBalancer', 'ingress').some(({ entry }) => {
    const ip = parseIp(textAt(entry, 'ip') ?? '');
    return ip !== undefined && listAt(pool, 'spec', 'addresses').some((part) => holds(part, ip));
  });
};

/** An advertisement that names no pools and has no selector of pools covers all of its namespace. */
const covers = (advertisement: KubernetesResource, pool: KubernetesResource): boolean => {
  if (namespaceOf(advertisement) !== namespaceOf(pool)) return false;
  const names = listAt(advertisement, 'spec', 'ipAddressPools');
  const selectors = listAt(advertisement, 'spec', 'ipAddressPoolSelectors');
  if (names.length === 0 && selectors.length === 0) return true;
  const labels = recordAt(pool, 'metadata', 'labels');
  return (
    names.includes(nameOf(pool)) || selectors.some((selector) => matchesSelector(labels, selector))
  );
};

const checkPool = (world: World, pool: KubernetesResource): Finding[] => {
  const kinds = ['L2Advertisement', 'BGPAdvertisement'] as const;
  const namespace = namespaceOf(pool);
  if (!kinds.every((kind) => world.isKnown(kind, namespace)) || isGoing(world, pool)) return [];
  if (kinds.flatMap((kind) => world.list(kind)).some((entry) => covers(entry, pool))) return [];
  const services = world
    .list('Service')
    .filter((service) => !isGoing(world, service) && hasAddressOf(pool, service));
  if (services.length === 0) return [];
  const params = {
    pool: nameOf(pool),
    services: listOf(services.map((service) => keyOf(namespaceOf(service), nameOf(service)))),
  };
  const related = services.slice(0, 10).map(referenceOf);
  return [findingOf(codes.poolNotAnnounced, referenceOf(pool), 'metadata.name', params, related)];
};

/**
 * Pools of MetalLB that Services have addresses of and that nobody announces.
 *
 * Source: metallb speaker/main.go; api/v1beta1 l2advertisement_types.go, bgpadvertisement_types.go.
 */
export const checkMetalLb = (world: World): Finding[] =>
  world.list('IPAddressPool').flatMap((pool) => checkPool(world, pool));
