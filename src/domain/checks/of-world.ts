import { checkVms } from './of-vms';
import { derived, type World } from '../world/world';
import { networkFindings } from './of-networks';
import { checkNodePolicies } from './of-node-policies';
import { checkServices } from './of-services';
import { checkPolicyTargets } from '../vm-policies/check';
import { inOrder } from '../findings/order';
import { inRooms } from '../findings/rooms';
import type { Finding } from '../findings/finding';

/**
 * Everything that can be said of the networks, VMs, node policies, Services, policies and settings of a world: of each object by itself
 * and of all together. Ordered by object as they came, then by path; none twice. Takes any world and
 * never throws. Runs once for each world.
 */
export const checkWorld = derived((world: World): Finding[] =>
  inOrder(world, [
    ...networkFindings(world),
    ...inRooms(world, [checkNodePolicies, checkServices, checkPolicyTargets]),
    ...checkVms(world),
  ]),
);
