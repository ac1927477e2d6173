import type { Finding } from '../findings/finding';
import { NAD_GVK, type NetworkAttachmentDefinition } from '../nad/types';
import type { World } from '../world/world';
import { draftWorldOf } from './draft-nad';
import { checkNads } from './of-nads';

/**
 * What `checkNads` says of one network, as it is or as it is being edited, without looking at what
 * concerns others only: quick enough for each key that is pressed. Never throws.
 */
export const checkNadIn = (world: World, nad: NetworkAttachmentDefinition): Finding[] => {
  const { name = '', namespace = '' } = nad.metadata ?? {};
  return checkNads(draftWorldOf(world, nad)).filter(
    ({ object }) =>
      object.kind === NAD_GVK.kind &&
      object.name === name &&
      (object.namespace ?? '') === namespace,
  );
};
