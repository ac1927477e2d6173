import { useMemo } from 'react';
import { StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { drainsOf } from '../../../domain/sriov/drain';
import type { KindName } from '../../../domain/world/kinds';
import { completeWorld, useWorld } from '../../../k8s/useWorld';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { AROUND_SRIOV } from '../useSriovWorld';
import { Drains } from './Drains';

/** And what says how VMs leave a node. */
const AROUND: readonly KindName[] = [
  ...AROUND_SRIOV,
  'KubeVirt',
  'HyperConverged',
  'MigrationPolicy',
  'VirtualMachineInstanceMigration',
];

interface NoteProps {
  before: KubernetesResource | undefined;
  after: KubernetesResource;
}

/** Which nodes a policy empties, with the VMs on them. */
const PolicyReviewNote = ({ after }: NoteProps) => {
  const t = useT();
  const world = completeWorld(useWorld(AROUND, undefined))?.world;
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
