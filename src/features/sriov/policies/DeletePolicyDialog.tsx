import { useMemo, useState } from 'react';
import type { Impact } from '../../../domain/checks/impact';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { removalDrainsOf } from '../../../domain/sriov/drain';
import { usersOfResource } from '../../../domain/sriov/use';
import { ImpactSummary } from '../../../ui/impact/ImpactSummary';
import { DeleteDialog } from '../../../ui/resource/DeleteDialog';
import { Drains } from '../../../ui/migration/Drains';
import { useT } from '../../../ui/useT';
import { policyBasics } from './policyBasics';
import { useDrainWorld } from './useDrainWorld';

interface DeletePolicyDialogProps {
  object: KubernetesResource;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Asks before a policy is deleted, and says whose VMs lose their virtual functions. */
export const DeletePolicyDialog = ({ object, ...props }: DeletePolicyDialogProps) => {
  const t = useT();
  // The policy as it was when the dialog was opened is the one that is deleted.
  const [opened] = useState(object);
  const world = useDrainWorld();
  const impact = useMemo((): Impact | undefined => {
    if (!world) return undefined;
    const users = usersOfResource(world, textAt(opened, 'spec', 'resourceName') ?? '');
    return {
      users,
      runningCount: users.filter(({ isRunning }) => isRunning).length,
      migrationSettings: [],
      sameNetwork: [],
      unknown: world.isKnown('VirtualMachine') ? [] : ['VirtualMachine'],
    };
  }, [world, opened]);
  const drains = useMemo(() => world && removalDrainsOf(world, opened), [world, opened]);
  return (
    <DeleteDialog {...props} kind={policyBasics} object={opened} impact={impact}>
      <p>{t('The operator takes the virtual functions of its cards away.')}</p>
      {drains && <Drains drains={drains} />}
      <ImpactSummary
        impact={impact}
        consequence={t(
          'VMs with such virtual functions are shut down or migrated from these nodes, and do not start any more where no other policy makes the resource.',
        )}
      />
    </DeleteDialog>
  );
};
