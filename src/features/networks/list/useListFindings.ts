import { useDeferredValue, useMemo } from 'react';
import type { Finding } from '../../../domain/findings/finding';
import { findingsAmong } from '../../../domain/checks/findings-among';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';

/**
 * What rules say of the networks of a list, each by itself and beside the others, by
 * `namespace/name`. A list that changes is shown before they run again.
 */
export const useListFindings = (
  nads: NetworkAttachmentDefinition[],
): ReadonlyMap<string, Finding[]> => {
  const settled = useDeferredValue(nads);
  return useMemo(() => findingsAmong(settled), [settled]);
};
