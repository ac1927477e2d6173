import * as codes from '../findings/codes';
import { checkNad } from '../nad/check';
import { NAD_GVK } from '../nad/types';
import { networkUsersOf } from '../vm/spec/network-users';
import { derived, keyOf, type World } from '../world/world';
import { inOrder } from '../findings/order';
import { checkBridges } from './rules/bridges';
import { checkMappings } from './rules/mappings';
import { checkMasters } from './rules/masters';
import { checkMigrationNetwork, migrationNadsOf } from './rules/migration';
import { checkMtus } from './rules/mtus';
import { checkOverlaps } from './rules/overlaps';
import { podNadsOf } from './rules/pods';
import { checkPolicies } from './rules/policies';
import { checkResources } from '../nodes/resources';
import { checkSameName } from './rules/same-name';
import { checkSameNetwork } from './rules/same-network';
import { checkWhereaboutsThere } from './rules/whereabouts';
import type { Finding } from '../findings/finding';

/** Addresses for pods are no mistake on a network that serves pods, or virt-handler, and no VM. */
const isForPods = (world: World, key: string): boolean =>
  (migrationNadsOf(world).has(key) || podNadsOf(world).has(key)) && !networkUsersOf(world).has(key);

/**
 * OpenShift's documentation adds a network of this name so that whereabouts is installed. Nobody
 * connects to it, and it could not be used.
 */
const SHIM = 'whereabouts-shim';

const checkEach = (world: World): Finding[] =>
  world
    .list(NAD_GVK.kind)
    .filter((nad) => nad.metadata?.name !== SHIM)
    .flatMap(checkNad)
    .filter(
      ({ code, object }) =>
        code !== codes.ipamOnVmNetwork || !isForPods(world, keyOf(object.namespace, object.name)),
    );

/** Everything of NetworkAttachmentDefinitions and what they need, in no order that matters. */
export const nadFindings = derived((world: World): Finding[] => [
  ...checkEach(world),
  ...checkSameNetwork(world),
  ...checkSameName(world),
  ...checkMappings(world),
  ...checkBridges(world),
  ...checkResources(world),
  ...checkWhereaboutsThere(world),
  ...checkMtus(world),
  ...checkOverlaps(world),
  ...checkMasters(world),
  ...checkMigrationNetwork(world),
  ...checkPolicies(world),
]);

/**
 * What `checkWorld` says of NetworkAttachmentDefinitions and settings, without user-defined networks
 * and VMs. Its code is a good deal smaller, for pages that tell of nothing else.
 */
export const checkNads = derived((world: World): Finding[] => inOrder(world, nadFindings(world)));
