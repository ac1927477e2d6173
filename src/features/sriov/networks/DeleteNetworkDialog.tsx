import { useMemo, useState } from 'react';
import { impactOf } from '../../../domain/checks/impact';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { targetNamespaceOf } from '../../../domain/sriov/types';
import { completeWorld } from '../../../k8s/useWorld';
import { ImpactSummary } from '../../../ui/impact/ImpactSummary';
import { DeleteDialog } from '../../../ui/resource/DeleteDialog';
import { useT } from '../../../ui/useT';
import { useSriovWorld } from '../useSriovWorld';
import { networkBasics } from './networkBasics';

interface DeleteNetworkDialogProps {
  object: KubernetesResource;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Asks before a SriovNetwork is deleted, and says whose VMs notice. */
export const DeleteNetworkDialog = ({ object, ...props }: DeleteNetworkDialogProps) => {
  const t = useT();
  // The network as it was when the dialog was opened is the one that is deleted.
  const [opened] = useState(object);
  const world = completeWorld(useSriovWorld())?.world;
  const impact = useMemo(
    () =>
      world && impactOf(world, targetNamespaceOf(opened), textAt(opened, 'metadata', 'name') ?? ''),
    [world, opened],
  );
  return (
    <DeleteDialog {...props} kind={networkBasics} object={opened} impact={impact}>
      <p>
        {t('The operator deletes the network that VMs refer to in namespace {{namespace}}, too.', {
          namespace: targetNamespaceOf(opened),
        })}
      </p>
      <ImpactSummary
        impact={impact}
        consequence={t(
          'VMs that run keep their virtual function. They do not start or migrate any more as long as they refer to the network.',
        )}
      />
    </DeleteDialog>
  );
};
