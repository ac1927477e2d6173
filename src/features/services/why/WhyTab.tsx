import { PageSection, Stack, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { GapList } from '../../../ui/GapList';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { useServiceWorld } from '../useServiceWorld';
import { Why } from './Why';

/** Why the Service does not lead to its VMs, once everything around it is known. */
const WhyTab = ({ obj: service }: { obj: KubernetesResource }) => {
  const t = useT();
  const state = useServiceWorld(service.metadata?.namespace ?? '');
  return (
    <PageSection hasBodyWrapper={false}>
      {state.state === 'ready' && state.progress === undefined ? (
        <Stack hasGutter>
          <StackItem>
            <Why world={state.world} service={service} />
          </StackItem>
          <StackItem>
            <GapList gaps={state.gaps} />
          </StackItem>
        </Stack>
      ) : (
        <LoadingState label={t('Following the way of the Service')} />
      )}
    </PageSection>
  );
};

export default WhyTab;
