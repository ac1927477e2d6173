import { useMemo } from 'react';
import { StackItem } from '@patternfly/react-core';
import { impactOf } from '../../../domain/checks/impact';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { targetNamespaceOf } from '../../../domain/sriov/types';
import { completeWorld } from '../../../k8s/useWorld';
import { ImpactSummary, mayHurt } from '../../../ui/impact/ImpactSummary';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { useSriovWorld } from '../useSriovWorld';

interface NoteProps {
  before: KubernetesResource | undefined;
  after: KubernetesResource;
}

/** Which VMs use a network that is changed. */
const NetworkReviewNote = ({ before }: NoteProps) => {
  const t = useT();
  const world = completeWorld(useSriovWorld())?.world;
  const impact = useMemo(
    () =>
      before &&
      world &&
      impactOf(world, targetNamespaceOf(before), textAt(before, 'metadata', 'name') ?? ''),
    [world, before],
  );
  if (!before) return null;
  if (!world) {
    return (
      <StackItem>
        <LoadingState label={t('Looking for VMs on the network')} />
      </StackItem>
    );
  }
  if (!impact || !mayHurt(impact)) return null;
  return (
    <StackItem>
      <ImpactSummary
        impact={impact}
        consequence={t(
          'The operator writes the network anew at once. Running VMs keep what they started with until they are restarted or migrated. A change while VMs use the network is not supported: stop them first.',
        )}
      />
    </StackItem>
  );
};

export default NetworkReviewNote;
