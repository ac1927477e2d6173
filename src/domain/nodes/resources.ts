import * as codes from '../findings/codes';
import { RESOURCE_NAME_PATH } from '../nad/rules/object';
import { BRIDGE_RESOURCE_PREFIX } from '../nad/types';
import { nodeNetworksOf, type NodeNetwork } from './node-networks';
import { textAt, type KubernetesResource } from '../core/resource';
import { derived, type World } from '../world/world';
import type { Finding, ObjectReference } from '../findings/finding';
import { bridgeNodesOf } from './bridge-nodes';
import { isGoing, livingNadsOf, type LivingNad } from '../nad/living';
import { findingOf, referenceOf } from '../findings/report';

/** Quantities of devices are whole numbers, with a unit at most. */
const isSome = (quantity: string | undefined): boolean => Number.parseFloat(quantity ?? '0') > 0;

/** Whether a node has some of a resource to give; false where its resources are not known. */
export const offers = (node: NodeNetwork, resource: string): boolean =>
  isSome(node.resources?.get(resource));

type Supply = 'some' | 'none' | 'zero' | 'unknown';

/** Whether the nodes for VMs have a resource: `zero` where it is listed, but all of it is gone. */
const supplyOf = derived((world: World) => {
  const nodes = nodeNetworksOf(world).filter(({ isForVms }) => isForVms);
  const isKnown =
    world.isKnown('Node') && nodes.length > 0 && nodes.every(({ resources }) => resources);
  const listed = new Set(nodes.flatMap(({ resources }) => [...(resources?.keys() ?? [])]));
  const names = [...listed];
  const given = new Set(names.filter((name) => nodes.some((node) => offers(node, name))));
  /** Names of resources without their prefixes, which the SR-IOV operator can be told to change. */
  const suffixes = new Set(names.map((name) => name.slice(name.lastIndexOf('/') + 1)));
  const givenSuffixes = new Set([...given].map((name) => name.slice(name.lastIndexOf('/') + 1)));
  const judge = (isListed: boolean, isGiven: boolean): Supply => {
    if (!isKnown) return 'unknown';
    if (isGiven) return 'some';
    return isListed ? 'zero' : 'none';
  };
  return {
    of: (resource: string) => judge(listed.has(resource), given.has(resource)),
    ofAnyPrefix: (name: string) => judge(suffixes.has(name), givenSuffixes.has(name)),
  };
});

const policyNamesOf = derived(
  (world: World): ReadonlySet<string> =>
    new Set(
      world
        .list('SriovNetworkNodePolicy')
        .flatMap((policy) => textAt(policy, 'spec', 'resourceName') ?? []),
    ),
);

interface Wanted {
  object: ObjectReference;
  path: string;
  resource: string;
  supply: Supply;
  isSriov: boolean;
}

const judge = (world: World, { object, path, resource, supply, isSriov }: Wanted): Finding[] => {
  if (supply === 'none') return [findingOf(codes.noNodeOffersResource, object, path, { resource })];
  if (supply === 'zero')
    return [findingOf(codes.nothingLeftOfResource, object, path, { resource })];
  if (supply === 'some' || !isSriov || !world.isKnown('SriovNetworkNodePolicy')) return [];
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  return policyNamesOf(world).has(name)
    ? []
    : [findingOf(codes.noPolicyMakesResource, object, path, { resource: name })];
};

/** A bridge that no node has is reported as such, not by the resource that stands for it. */
const isMissingBridge = (world: World, { type, resourceName, parsed }: LivingNad): boolean => {
  const bridge = parsed.plugin.bridge;
  if (type !== 'linux-bridge' || typeof bridge !== 'string') return false;
  if (resourceName !== `${BRIDGE_RESOURCE_PREFIX}${bridge}`) return false;
  const { reported, has } = bridgeNodesOf(world)(bridge);
  return reported.length > 0 && has.length === 0;
};

const ofNads = (world: World): Finding[] =>
  livingNadsOf(world).flatMap((nad) => {
    const { resourceName: resource, owner, type } = nad;
    if (resource === undefined || owner || isMissingBridge(world, nad)) return [];
    const supply = supplyOf(world).of(resource);
    const object = referenceOf(nad.nad);
    const isSriov = type === 'sriov';
    return judge(world, { object, path: RESOURCE_NAME_PATH, resource, supply, isSriov });
  });

/** Whether the resource of one SriovNetwork is made by anything; the same as `checkResources` says of it. */
export const checkResourceOf = (world: World, network: KubernetesResource): Finding[] => {
  const resource = textAt(network, 'spec', 'resourceName');
  if (resource === undefined || isGoing(world, network)) return [];
  const supply = supplyOf(world).ofAnyPrefix(resource);
  const object = referenceOf(network);
  return judge(world, { object, path: 'spec.resourceName', resource, supply, isSriov: true });
};

/**
 * Resources that a network makes VMs ask for and that no node has. For SR-IOV a policy of that name
 * must make them; where its SriovNetwork is known, that is what has to change.
 *
 * Source: network-resources-injector pkg/webhook/webhook.go; sriov-network-operator
 * api/v1/helper.go.
 */
export const checkResources = (world: World): Finding[] => [
  ...ofNads(world),
  ...world.list('SriovNetwork').flatMap((network) => checkResourceOf(world, network)),
];
