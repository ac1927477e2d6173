import { nadAlone, nadRules } from './of-nads';
import { checkOneVm, checkVms } from './of-vms';
import { derived, type World } from '../world/world';
import { readVmsOf } from '../vm/rules/read-vms';
import { networkFindings } from './of-networks';
import { checkNodePolicies } from './of-node-policies';
import { checkServices, serviceFindings } from './of-services';
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

/** Does something ahead of `checkWorld`, which finds it done. */
const ahead = (work: () => unknown): void => {
  try {
    work();
  } catch {
    // `checkWorld` comes to the same place, and makes a finding of it.
  }
};

/**
 * The same in steps, between which a page can be used: of thousands of objects each is a step, and each
 * rule that looks at all of them.
 */
export function* checkInSteps(world: World): Generator<undefined, readonly Finding[]> {
  for (const nad of world.list('NetworkAttachmentDefinition')) {
    ahead(() => nadAlone(world, nad));
    yield;
  }
  for (const rule of nadRules) {
    ahead(() => rule(world));
    yield;
  }
  ahead(() => networkFindings(world));
  yield;
  for (const service of world.list('Service')) {
    ahead(() => serviceFindings(world, service));
    yield;
  }
  let vms: ReturnType<typeof readVmsOf> = [];
  ahead(() => (vms = readVmsOf(world)));
  yield;
  for (const vm of vms) {
    ahead(() => checkOneVm(world, vm));
    yield;
  }
  ahead(() => checkVms(world));
  yield;
  return checkWorld(world);
}
