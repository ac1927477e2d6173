import { checkNetworks } from './of-networks';
import type { Finding } from '../findings/finding';
import { textAt } from '../core/resource';
import type { World } from '../world/world';
import { draftWorldOf } from './draft-nad';
import { managerOf } from '../nad/managed';
import { NAD_GVK, type NetworkAttachmentDefinition } from '../nad/types';

/**
 * Everything that rules say of one network beside all else in the world, and of the object that a
 * controller makes it from. Networks that cannot contradict it are not looked at.
 */
export const findingsAbout = (world: World, nad: NetworkAttachmentDefinition): Finding[] => {
  const name = textAt(nad, 'metadata', 'name') ?? '';
  const namespace = textAt(nad, 'metadata', 'namespace') ?? '';
  const manager = managerOf(nad);
  return checkNetworks(draftWorldOf(world, nad)).filter(({ object }) => {
    if (object.kind === NAD_GVK.kind) {
      return object.name === name && (object.namespace ?? '') === namespace;
    }
    if (object.kind !== manager?.kind || object.name !== manager.name) return false;
    return object.kind !== 'UserDefinedNetwork' || object.namespace === namespace;
  });
};
