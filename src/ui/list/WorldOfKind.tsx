import type { ReactNode } from 'react';
import { PageSection } from '@patternfly/react-core';
import type { KindName } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import type { WorldState } from '../../k8s/useWorld';
import { GapList } from '../GapList';
import { FailedState, LoadingState, MissingKindState } from '../states';
import { Growing } from './Growing';

interface WorldOfKindProps {
  state: WorldState;
  /** Without it there is nothing to show. */
  kind: KindName;
  /** What brings the kind to a cluster, translated. */
  provider: string;
  /** What is being read, translated, as it is said while it is, and where that fails. */
  loading: string;
  what: string;
  /** The way on for somebody who may not read it. */
  offer?: ReactNode;
  children: (world: World) => ReactNode;
}

/** Shows what was read as soon as there is anything, or why there is nothing, and what of it is missing. */
export const WorldOfKind = ({
  state,
  kind,
  provider,
  loading,
  what,
  offer,
  children,
}: WorldOfKindProps) => {
  if (state.state === 'loading') {
    return (
      <PageSection hasBodyWrapper={false}>
        <LoadingState label={loading} />
      </PageSection>
    );
  }
  const { world, gaps, progress } = state;
  const gap = gaps.find((each) => each.kind === kind);
  if (gap) {
    return (
      <PageSection hasBodyWrapper={false}>
        {gap.reason === 'missing' ? (
          <MissingKindState kind={kind} provider={provider} />
        ) : (
          <FailedState
            error={{ code: gap.reason === 'forbidden' ? 403 : 0, message: gap.message }}
            what={what}
            offer={offer}
          />
        )}
      </PageSection>
    );
  }
  return (
    <Growing progress={progress}>
      {children(world)}
      <PageSection hasBodyWrapper={false}>
        <GapList gaps={gaps} />
      </PageSection>
    </Growing>
  );
};
