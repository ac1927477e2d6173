import { checkVms } from './of-vms';
import { derived, worldOf, type World } from '../world/world';
import { networkFindings } from './of-networks';
import { inOrder, objectKeyOf } from '../findings/order';
import type { Finding } from '../findings/finding';

/**
 * Everything that can be said of the networks, VMs and settings of a world: of each object by itself
 * and of all together. Ordered by object as they came, then by path; none twice. Takes any world and
 * never throws. Runs once for each world.
 */
export const checkWorld = derived((world: World): Finding[] =>
  inOrder(world, [...networkFindings(world), ...checkVms(world)]),
);

/** The same for objects that are all there is, such as those of files. Takes any values. */
export const checkObjects = (objects: readonly unknown[]): Finding[] =>
  checkWorld(worldOf(objects));

/** Findings by the object that has to change; keys as `objectKeyOf` makes them. */
export const findingsByObject = (findings: readonly Finding[]): Map<string, Finding[]> => {
  const byObject = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = objectKeyOf(finding.object);
    const list = byObject.get(key);
    if (list) list.push(finding);
    else byObject.set(key, [finding]);
  }
  return byObject;
};
