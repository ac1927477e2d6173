import { cloneRefusal } from '../../domain/nad/clone-refusal';
import type { NetworkAttachmentDefinition } from '../../domain/nad/types';
import { useT } from '../../ui/useT';

/** Why a network should not be cloned; undefined when it may be tried. */
export const useCloneRefusal = (nad: NetworkAttachmentDefinition): string | undefined => {
  const t = useT();
  const refusal = cloneRefusal(nad);
  return refusal && t(refusal.reason, refusal.params);
};
