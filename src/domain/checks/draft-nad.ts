import { textAt } from '../core/resource';
import { configOf, networkNameIn } from '../nad/config';
import type { World } from '../world/world';
import type { NetworkAttachmentDefinition } from '../nad/types';

/**
 * The world with a network as it is being edited in place of what is stored. Of the other networks
 * only those remain that can contradict it: of the same name, or with its OVN network's name in
 * their text. So a form can be checked at each key although the cluster has thousands of networks.
 */
export const draftWorldOf = (world: World, draft: NetworkAttachmentDefinition): World => {
  const { name = '', namespace = '' } = draft.metadata ?? {};
  const named = networkNameIn(configOf(draft));
  const networkName = named === undefined ? '"' : JSON.stringify(named);
  const others = world.list('NetworkAttachmentDefinition').filter((nad) => {
    const isItself =
      textAt(nad, 'metadata', 'name') === name &&
      textAt(nad, 'metadata', 'namespace') === namespace;
    if (isItself) return false;
    return (
      textAt(nad, 'metadata', 'name') === name ||
      (textAt(nad, 'spec', 'config') ?? '').includes(networkName)
    );
  });
  const all = [...others, draft];
  return {
    ...world,
    list: (kind, within) =>
      kind === 'NetworkAttachmentDefinition'
        ? all.filter((nad) => within === undefined || nad.metadata?.namespace === within)
        : world.list(kind, within),
    find: (kind, wanted, within) =>
      kind === 'NetworkAttachmentDefinition' && wanted === name && within === namespace
        ? draft
        : world.find(kind, wanted, within),
  };
};
