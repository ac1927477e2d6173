import type { ReactNode } from 'react';
import { Content, PageSection, Stack, StackItem } from '@patternfly/react-core';
import type { World } from '../../domain/world/world';
import { models } from '../../k8s/models';
import type { Gap } from '../../k8s/useWorld';
import { GapList } from '../../ui/GapList';
import { Growing } from '../../ui/list/Growing';
import { NamespaceOffer } from '../../ui/NamespaceOffer';
import { FailedState, LoadingState, MissingKindState } from '../../ui/states';
import { useT } from '../../ui/useT';
import { useAddressWorld, type Scope } from './useAddressWorld';

const gapOf = (gaps: readonly Gap[], kind: Gap['kind']): Gap | undefined =>
  gaps.find((gap) => gap.kind === kind);

interface AddressWorldProps {
  scope: Scope;
  /** What is shown of a world; `isComplete`: all has come that will come. */
  children: (world: World, isComplete: boolean) => ReactNode;
}

/** Reads what tells of addresses, and says where that is not all. */
export const AddressWorld = ({ scope, children }: AddressWorldProps) => {
  const t = useT();
  const state = useAddressWorld(scope);
  if (state.state === 'loading') {
    return (
      <PageSection hasBodyWrapper={false}>
        <LoadingState label={t('Loading addresses')} />
      </PageSection>
    );
  }
  const { world, gaps, progress } = state;
  const noVms = gapOf(gaps, 'VirtualMachine');
  const noInstances = gapOf(gaps, 'VirtualMachineInstance');
  if (noVms && noInstances) {
    return (
      <PageSection hasBodyWrapper={false}>
        {noVms.reason === 'missing' ? (
          <MissingKindState kind="VirtualMachine" provider="KubeVirt" />
        ) : (
          <FailedState
            error={{ code: noVms.reason === 'forbidden' ? 403 : 0, message: noVms.message }}
            what={t('the VMs')}
            offer={<NamespaceOffer model={models.VirtualMachine} />}
          />
        )}
      </PageSection>
    );
  }
  return (
    <PageSection hasBodyWrapper={false}>
      <Growing progress={progress}>
        <Stack hasGutter>
          <StackItem>{children(world, progress === undefined)}</StackItem>
          <StackItem>
            <GapList gaps={gaps} />
            <Content component="small">
              {scope.namespace === undefined
                ? t(
                    'Pods are looked at only when you choose one namespace: they tell the addresses on primary user-defined networks, and whose an allocation is.',
                  )
                : t('VMs of other namespaces are compared only when you choose all namespaces.')}
            </Content>
          </StackItem>
        </Stack>
      </Growing>
    </PageSection>
  );
};
