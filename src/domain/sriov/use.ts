import { textAt } from '../core/resource';
import { groupedBy } from '../core/collections';
import { livingNadsOf, type LivingNad } from '../nad/living';
import { usersOf, type NetworkUser } from '../vm/spec/network-users';
import { vmNodesOf } from '../nodes/node-networks';
import { nodeNameOf } from '../nodes/placement';
import { takenOn } from '../vm/migration/needs';
import { derived, type World } from '../world/world';

/** The name of a resource without its prefix, which the operator can be told to change. */
export const withoutPrefix = (resource: string): string =>
  resource.slice(resource.lastIndexOf('/') + 1);

/** Networks that give VMs virtual functions, by the resource name of the policy that makes these. */
const networksByResource = derived((world: World): ReadonlyMap<string, LivingNad[]> =>
  groupedBy(
    livingNadsOf(world).filter(({ type }) => type === 'sriov'),
    ({ resourceName }) =>
      resourceName === undefined || resourceName === '' ? undefined : withoutPrefix(resourceName),
  ),
);

/** The full name of a resource as networks ask for it, such as `openshift.io/nics`; undefined where none does. */
export const fullNameOf = (world: World, resource: string): string | undefined =>
  networksByResource(world).get(resource)?.[0]?.resourceName;

/** VMs that use networks of a resource; a VM that uses it twice is listed twice. */
export const usersOfResource = (world: World, resource: string): NetworkUser[] =>
  (networksByResource(world).get(resource) ?? []).flatMap(({ namespace, name }) =>
    usersOf(world, namespace, name),
  );

/** Virtual functions of a resource that running VMs hold on a node, as far as VMs are known. */
export const heldOn = (world: World, node: string, resource: string): NetworkUser[] =>
  usersOfResource(world, resource).filter(
    ({ vmi, runningRef, isRunning }) =>
      isRunning && runningRef !== undefined && nodeNameOf(vmi) === node,
  );

/** `namespace/name` of a user, once each, in order. */
export const namesOfUsers = (users: readonly NetworkUser[]): string[] =>
  [...new Set(users.map(({ namespace, name }) => `${namespace}/${name}`))].sort();

/** Resource names that policies make, each once. */
export const resourcesOffered = derived((world: World): readonly string[] => [
  ...new Set(
    world
      .list('SriovNetworkNodePolicy')
      .filter((policy) => policy.metadata?.name !== 'default')
      .flatMap((policy) => textAt(policy, 'spec', 'resourceName') ?? []),
  ),
]);

/** What a node for VMs has of a resource. */
export interface FreeOnNode {
  node: string;
  /** What it offers to pods. */
  offered: number;
  /** What is left by the VMs that are known to run there; other pods may hold some, too. */
  free: number;
}

/**
 * The nodes for VMs that offer a resource, by its full name such as `openshift.io/nics`, with what is
 * left on each. Empty where nodes may not be read.
 */
export const freeOnNodes = (world: World, resource: string): FreeOnNode[] =>
  vmNodesOf(world).flatMap(({ name, resources }) => {
    const offered = Number(resources?.get(resource) ?? 0);
    if (!Number.isInteger(offered) || offered <= 0) return [];
    const taken = takenOn(world)(name).get(resource) ?? 0;
    return [{ node: name, offered, free: Math.max(0, offered - taken) }];
  });
