import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Finding } from '../../../domain/findings/finding';
import { checkNad } from '../../../domain/nad/check';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import type { World } from '../../../domain/world/world';
import { failureOf } from '../../../k8s/failure';
import { useCheckedWorld } from '../../../k8s/useCheckedWorld';
import type { Gap } from '../../../k8s/useWorld';

/** What is known of a network and of the cluster around it. */
export interface NetworkFacts {
  nad: NetworkAttachmentDefinition;
  /** Undefined while it is being read. */
  world: World | undefined;
  gaps: readonly Gap[];
  /** At first only what the network itself tells, then what follows from the rest of the cluster. */
  findings: readonly Finding[];
  isComplete: boolean;
  /** Why the rules could not be loaded, if so. */
  failure: string | undefined;
}

type FindingsAbout = (world: World, nad: NetworkAttachmentDefinition) => Finding[];

/** The rules across objects are larger than the page, which does not wait for them. */
const useRules = (): { about: FindingsAbout | undefined; failure: string | undefined } => {
  const [rules, setRules] = useState<{ about?: FindingsAbout; failure?: string }>({});
  useEffect(() => {
    let isCurrent = true;
    import('../../../domain/checks/findings-about').then(
      ({ findingsAbout }) => {
        if (isCurrent) setRules({ about: findingsAbout });
      },
      (error: unknown) => {
        if (isCurrent) setRules({ failure: failureOf(error).message });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return { about: rules.about, failure: rules.failure };
};

const NO_GAPS: readonly Gap[] = [];

/** A network with everything that rules say of it. */
export const useNetworkFacts = (nad: NetworkAttachmentDefinition): NetworkFacts => {
  const { about, failure } = useRules();
  const state = useCheckedWorld(nad.metadata?.namespace ?? '');
  const world = state.state === 'ready' ? state.world : undefined;
  const gaps = state.state === 'ready' ? state.gaps : NO_GAPS;
  const isComing = state.state === 'ready' && state.progress !== undefined;
  // VMs change often; the page itself must not wait for the rules each time.
  const settled = useDeferredValue(world);
  return useMemo(() => {
    const isRead = settled !== undefined && about !== undefined;
    return {
      nad,
      world,
      gaps,
      findings: isRead ? about(settled, nad) : checkNad(nad),
      isComplete: isRead && !isComing,
      failure,
    };
  }, [nad, world, gaps, isComing, settled, about, failure]);
};
