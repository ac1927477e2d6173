import * as codes from '../findings/codes';
import type { Finding } from '../findings/finding';
import { findingOf, referenceOf } from '../findings/report';
import { inOwnRoom } from '../findings/rooms';
import { recordAt, textAt, type KubernetesResource } from '../core/resource';
import { derived, type World } from '../world/world';
import { clusterFamiliesOf, nodePortRangeOf } from './cluster';
import { serviceOf, type ServiceView } from './service';

/** Who has which node port, whatever the protocol: the API server gives each number to one Service. */
const nodePortsOf = derived((world: World): ReadonlyMap<number, string[]> => {
  const holders = new Map<number, string[]>();
  for (const service of world.list('Service')) {
    const { ports, key } = serviceOf(service);
    for (const { nodePort } of ports) {
      if (nodePort === undefined) continue;
      const list = holders.get(nodePort);
      if (list) list.push(key);
      else holders.set(nodePort, [key]);
    }
  }
  return holders;
});

const nodePortFindings = (world: World, view: ServiceView): Finding[] => {
  const range = nodePortRangeOf(world);
  const object = referenceOf(view.service);
  return view.ports.flatMap(({ index, nodePort }): Finding[] => {
    if (nodePort === undefined) return [];
    const path = `spec.ports[${index}].nodePort`;
    if (range && (nodePort < range.first || nodePort > range.last))
      return [findingOf(codes.nodePortOutOfRange, object, path, { ...range, port: nodePort })];
    const other = nodePortsOf(world)
      .get(nodePort)
      ?.find((key) => key !== view.key);
    return other === undefined
      ? []
      : [findingOf(codes.nodePortTaken, object, path, { other, port: nodePort })];
  });
};

/** Source: Kubernetes pkg/registry/core/service/storage/alloc.go. */
const familyFindings = (world: World, { service, type, families }: ServiceView): Finding[] => {
  const has = clusterFamiliesOf(world);
  if (!has || type === 'ExternalName') return [];
  const missing = families.filter((family) => !has.includes(family));
  const policy = textAt(service, 'spec', 'ipFamilyPolicy');
  const isDual = policy === 'RequireDualStack' && has.length < 2;
  const asked = [...missing, ...(isDual ? ['RequireDualStack'] : [])];
  if (asked.length === 0) return [];
  const path = missing.length > 0 ? 'spec.ipFamilies' : 'spec.ipFamilyPolicy';
  const params = { has: has.join(', '), asked: asked.join(', ') };
  return [findingOf(codes.familyNotInCluster, referenceOf(service), path, params)];
};

/**
 * What the API server of this cluster refuses of a Service, as it is or as it is being edited in the
 * place of what is stored: node ports, which a dry run does not tell, and IP families.
 *
 * Source: Kubernetes pkg/registry/core/service/storage/alloc.go, portallocator/allocator.go.
 */
export const checkServiceIn = (world: World, service: KubernetesResource): Finding[] =>
  inOwnRoom(service, () => {
    const view = serviceOf(service);
    return [...nodePortFindings(world, view), ...familyFindings(world, view)];
  });

/** A field of a stored Service that the API server does not let change. */
export type Immutable = 'headless' | 'clusterIP' | 'primaryFamily';

/**
 * What of a change of a stored Service cannot be, so that a new one is needed.
 *
 * Source: Kubernetes pkg/apis/core/validation/validation.go, ValidateServiceUpdate; alloc.go.
 */
export const immutablesOf = (
  before: KubernetesResource,
  after: KubernetesResource,
): Immutable[] => {
  const old = serviceOf(before);
  const next = serviceOf(after);
  if (old.type === 'ExternalName' || next.type === 'ExternalName') return [];
  const changed: Immutable[] = [];
  if (old.isHeadless !== next.isHeadless) changed.push('headless');
  else if (
    old.clusterIps[0] !== undefined &&
    recordAt(after, 'spec').clusterIP !== undefined &&
    old.clusterIps[0] !== next.clusterIps[0]
  )
    changed.push('clusterIP');
  const [oldFamily] = old.families;
  const [nextFamily] = next.families;
  if (oldFamily !== undefined && nextFamily !== undefined && oldFamily !== nextFamily)
    changed.push('primaryFamily');
  return changed;
};
