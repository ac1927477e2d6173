import type { KubernetesResource } from '../core/resource';
import * as codes from '../findings/codes';
import { checkNad } from '../nad/check';
import { NAD_GVK } from '../nad/types';
import { networkUsersOf } from '../vm/spec/network-users';
import { isOpenShift } from '../world/platform';
import { derived, derivedOf, keyOf, type World } from '../world/world';
import { inOrder } from '../findings/order';
import { inRooms, type WorldRule } from '../findings/rooms';
import { checkBridges } from './rules/bridges';
import { checkDoubleTags } from './rules/double-tags';
import { checkMappings } from './rules/mappings';
import { checkMasters } from './rules/masters';
import { checkMigrationNetwork, migrationNadsOf } from './rules/migration';
import { checkMtus } from './rules/mtus';
import { checkOverlaps } from './rules/overlaps';
import { podNadsOf } from './rules/pods';
import { checkResources } from '../nodes/resources';
import { checkRanges } from './rules/ranges';
import { checkSameName } from './rules/same-name';
import { checkSameNetwork } from './rules/same-network';
import { checkWhereaboutsThere } from './rules/whereabouts';
import type { Finding } from '../findings/finding';

/**
 * Addresses for pods are no mistake on a network that serves pods, or virt-handler, and no VM, nor on
 * one that takes the place of the pod network for all VMs that use it.
 */
const isForPods = (world: World, key: string): boolean => {
  const users = networkUsersOf(world).get(key) ?? [];
  if (users.length === 0) return migrationNadsOf(world).has(key) || podNadsOf(world).has(key);
  return users.every(({ ref, runningRef }) => (ref ?? runningRef)?.isDefault === true);
};

/**
 * OpenShift's documentation adds a network of this name so that whereabouts is installed. Nobody
 * connects to it, and it could not be used.
 */
const SHIM = 'whereabouts-shim';

/** What only OpenShift's webhook refuses; Multus itself fills in the name of a list. */
const OF_WEBHOOK: readonly string[] = [codes.listOfPluginsWithoutName, codes.nameBeginsWith0];

/** What a network's own object says. */
export const nadAlone = derivedOf((_world, nad: KubernetesResource): readonly Finding[] =>
  checkNad(nad),
);

const checkEach = (world: World): Finding[] =>
  world
    .list(NAD_GVK.kind)
    .filter((nad) => nad.metadata?.name !== SHIM)
    .flatMap((nad) => nadAlone(world, nad))
    .filter(({ code, object }) => {
      if (OF_WEBHOOK.includes(code)) return isOpenShift(world) !== false;
      return (
        code !== codes.ipamOnVmNetwork || !isForPods(world, keyOf(object.namespace, object.name))
      );
    });

/** Each runs once for each world, whoever asks. */
export const nadRules: readonly WorldRule[] = [
  checkEach,
  checkSameNetwork,
  checkSameName,
  checkMappings,
  checkBridges,
  checkDoubleTags,
  checkResources,
  checkWhereaboutsThere,
  checkMtus,
  checkOverlaps,
  checkMasters,
  checkRanges,
  checkMigrationNetwork,
].map((rule) => derived(rule));

/** Everything of NetworkAttachmentDefinitions and what they need, in no order that matters. */
export const nadFindings = derived((world: World): Finding[] => inRooms(world, nadRules));

/**
 * What `checkWorld` says of NetworkAttachmentDefinitions and the network of live migrations, without
 * user-defined networks, policies, other settings and VMs. Its code is a good deal smaller, for pages
 * that tell of nothing else.
 */
export const checkNads = derived((world: World): Finding[] => inOrder(world, nadFindings(world)));
