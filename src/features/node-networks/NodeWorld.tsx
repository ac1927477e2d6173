import type { ReactNode } from 'react';
import { PageSection } from '@patternfly/react-core';
import type { World } from '../../domain/world/world';
import { GapList } from '../../ui/GapList';
import { Growing } from '../../ui/list/Growing';
import { FailedState, LoadingState, MissingKindState } from '../../ui/states';
import { useT } from '../../ui/useT';
import { useNodeWorld } from './useNodeWorld';

/** Reads policies and what nodes say of them, and tells where that is not all. */
export const NodeWorld = ({ children }: { children: (world: World) => ReactNode }) => {
  const t = useT();
  const state = useNodeWorld();
  if (state.state === 'loading') {
    return (
      <PageSection hasBodyWrapper={false}>
        <LoadingState label={t('Loading policies')} />
      </PageSection>
    );
  }
  const { world, gaps, progress } = state;
  const gap = gaps.find(({ kind }) => kind === 'NodeNetworkConfigurationPolicy');
  if (gap) {
    return (
      <PageSection hasBodyWrapper={false}>
        {gap.reason === 'missing' ? (
          <MissingKindState
            kind="NodeNetworkConfigurationPolicy"
            provider={t('the Kubernetes NMState Operator')}
          />
        ) : (
          <FailedState
            error={{ code: gap.reason === 'forbidden' ? 403 : 0, message: gap.message }}
            what={t('the policies of node networks')}
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
