import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, listOf, referenceOf } from '../../findings/report';
import { isGoing } from '../../nad/living';
import { isAnnounced, poolHolds } from '../../services/cluster';
import { ingressOf } from '../../services/service';
import { keyOf, type World } from '../../world/world';

const namespaceOf = (object: KubernetesResource) => textAt(object, 'metadata', 'namespace');
const nameOf = (object: KubernetesResource) => textAt(object, 'metadata', 'name') ?? '';

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
  return ingressOf(service).some((address) => poolHolds(pool, address));
};

const checkPool = (world: World, pool: KubernetesResource): Finding[] => {
  if (isGoing(world, pool) || isAnnounced(world, pool) !== false) return [];
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
