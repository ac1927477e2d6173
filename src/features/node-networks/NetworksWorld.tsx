import type { ReactNode } from 'react';
import { PageSection } from '@patternfly/react-core';
import type { World } from '../../domain/world/world';
import { models } from '../../k8s/models';
import type { Gap } from '../../k8s/useWorld';
import { GapList } from '../../ui/GapList';
import { Growing } from '../../ui/list/Growing';
import { NamespaceOffer } from '../../ui/NamespaceOffer';
import { FailedState, LoadingState } from '../../ui/states';
import { useT } from '../../ui/useT';
import { useNetworksWorld } from './useNetworksWorld';

/** What of a cluster the pages show that lay networks beside nodes. */
export interface Seen {
  world: World;
  gaps: readonly Gap[];
  /** Whether all has come that the user may see. */
  isComplete: boolean;
}

interface NetworksWorldProps {
  /** What is being read, translated. */
  label: string;
  children: (seen: Seen) => ReactNode;
}

/** Reads networks, nodes and VMs, and tells what of them the user may not see. */
export const NetworksWorld = ({ label, children }: NetworksWorldProps) => {
  const t = useT();
  const { state, namespace, choose } = useNetworksWorld();
  if (choose) {
    return (
      <PageSection hasBodyWrapper={false}>
        <FailedState
          error={{ code: 403, message: t('Choose a namespace to see its networks.') }}
          what={t('the networks of all namespaces')}
          offer={<NamespaceOffer model={models.NetworkAttachmentDefinition} onChoose={choose} />}
        />
      </PageSection>
    );
  }
  if (state.state === 'loading') {
    return (
      <PageSection hasBodyWrapper={false}>
        <LoadingState label={label} />
      </PageSection>
    );
  }
  const { world, gaps, progress } = state;
  return (
    <PageSection hasBodyWrapper={false}>
      <Growing progress={progress}>
        {namespace !== undefined && (
          <p>{t('You see the networks of namespace {{namespace}}.', { namespace })}</p>
        )}
        {children({ world, gaps, isComplete: progress === undefined })}
        <GapList gaps={gaps} />
      </Growing>
    </PageSection>
  );
};
