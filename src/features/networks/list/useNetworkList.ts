import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { findingsAmong } from '../../../domain/checks/findings-among';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import type { Progress } from '../../../k8s/completeness';
import { failureOf } from '../../../k8s/failure';
import { useCheckedWorld } from '../../../k8s/useCheckedWorld';
import type { Gap } from '../../../k8s/useWorld';
import type { Around, aroundOf, findingsByNetwork } from './around';
import { rowsOf, type NetworkRow } from './rows';

interface Rules {
  aroundOf: typeof aroundOf;
  findingsByNetwork: typeof findingsByNetwork;
}

/** The rules across objects are larger than the list, which does not wait for them. */
const useRules = (): { rules?: Rules; failure?: string } => {
  const [state, setState] = useState<{ rules?: Rules; failure?: string }>({});
  useEffect(() => {
    let isCurrent = true;
    import('./around').then(
      (rules) => {
        if (isCurrent) setState({ rules });
      },
      (error: unknown) => {
        if (isCurrent) setState({ failure: failureOf(error).message });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return state;
};

const NO_GAPS: readonly Gap[] = [];

export interface NetworkList {
  rows: readonly NetworkRow[];
  /** What the rest of the cluster tells of a row; undefined while that is being read. */
  aroundOf: (row: NetworkRow) => Around | undefined;
  gaps: readonly Gap[];
  progress: Progress | undefined;
  /** Why the rules could not be loaded, if so. */
  failure: string | undefined;
}

/**
 * The rows of networks: at once with what rules say of the networks alone, and with the rest of the
 * cluster when that has been read, so that the list and a network's page say the same.
 */
export const useNetworkList = (
  nads: readonly NetworkAttachmentDefinition[],
  namespace: string | undefined,
): NetworkList => {
  const { rules, failure } = useRules();
  const state = useCheckedWorld(namespace);
  const read = state.state === 'ready' ? state : undefined;
  // A list that changes is shown before the rules run again.
  const settled = useDeferredValue(nads);
  const world = useDeferredValue(read?.progress === undefined ? read?.world : undefined);
  const byNetwork = useMemo(
    () => (world && rules ? rules.findingsByNetwork(world) : findingsAmong(settled)),
    [world, rules, settled],
  );
  const rows = useMemo(() => rowsOf(nads, byNetwork), [nads, byNetwork]);
  const aroundRow = useCallback(
    ({ nad }: NetworkRow) => (world && rules ? rules.aroundOf(world, nad) : undefined),
    [world, rules],
  );
  return {
    rows,
    aroundOf: aroundRow,
    gaps: read?.gaps ?? NO_GAPS,
    progress: read?.progress,
    failure,
  };
};
