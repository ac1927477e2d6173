import { useMemo } from 'react';
import { StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { drainsOf } from '../../../domain/sriov/drain';
import { LoadingState } from '../../../ui/states';
import { Drains } from '../../../ui/migration/Drains';
import { useT } from '../../../ui/useT';
import { useDrainWorld } from './useDrainWorld';

interface NoteProps {
  before: KubernetesResource | undefined;
  after: KubernetesResource;
}

/** Which nodes a policy empties, with the VMs on them. */
const PolicyReviewNote = ({ after }: NoteProps) => {
  const t = useT();
  const world = useDrainWorld();
  const drains = useMemo(() => world && drainsOf(world, after), [world, after]);
  return (
    <StackItem>
      {drains ? (
        <Drains drains={drains} />
      ) : (
        <LoadingState label={t('Looking for VMs on the nodes')} />
      )}
    </StackItem>
  );
};

export default PolicyReviewNote;
