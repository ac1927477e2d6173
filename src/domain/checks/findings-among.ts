import { groupedBy } from '../core/collections';
import * as codes from '../findings/codes';
import { inRooms } from '../findings/rooms';
import { checkSameName } from './rules/same-name';
import { checkSameNetwork } from './rules/same-network';
import type { Finding } from '../findings/finding';
import { keyOf, worldOf } from '../world/world';
import { checkNad } from '../nad/check';
import { NAD_GVK, type NetworkAttachmentDefinition } from '../nad/types';

/** OpenShift's documentation adds it so that whereabouts is installed; nobody connects to it. */
const SHIM = 'whereabouts-shim';

/** Addresses for pods are a mistake only where VMs use the network, and VMs are not known here. */
const NEEDS_USERS = codes.ipamOnVmNetwork;

/**
 * What rules say of networks that are all that is known: each by itself, and beside the others. By
 * `namespace/name`; healthy networks are left out. A fraction of the rules, for lists.
 */
export const findingsAmong = (
  nads: readonly NetworkAttachmentDefinition[],
): ReadonlyMap<string, Finding[]> => {
  // No kind is known to be complete, not even networks: those of other namespaces are missing.
  const world = worldOf(nads, {});
  const own = nads
    .filter(({ metadata }) => metadata?.name !== SHIM)
    .flatMap(checkNad)
    .filter(({ code }) => code !== NEEDS_USERS);
  const together = inRooms(world, [checkSameNetwork, checkSameName]);
  return groupedBy([...own, ...together], ({ object }) =>
    object.kind === NAD_GVK.kind ? keyOf(object.namespace, object.name) : undefined,
  );
};
