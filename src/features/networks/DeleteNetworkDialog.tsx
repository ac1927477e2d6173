import { useState } from 'react';
import type { NetworkAttachmentDefinition } from '../../domain/nad/types';
import { NetworkAttachmentDefinitionModel } from '../../k8s/models';
import type { Change } from '../../k8s/write';
import { Review } from '../../ui/review/Review';
import { useT } from '../../ui/useT';
import { ImpactSummary, mayHurt } from '../../ui/impact/ImpactSummary';
import { useImpact } from '../../ui/impact/useImpact';

interface DeleteNetworkDialogProps {
  nad: NetworkAttachmentDefinition;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Asks before a network is deleted; one that may be in use needs its name typed. */
const DeleteNetworkDialog = ({ nad, onClose, onDeleted }: DeleteNetworkDialogProps) => {
  const t = useT();
  const { name = '', namespace = '' } = nad.metadata ?? {};
  const impact = useImpact(namespace, name);
  // The network as it was when the dialog was opened is the one that is deleted.
  const [changes] = useState<Change[]>(() => [
    { kind: 'delete', model: NetworkAttachmentDefinitionModel, resource: nad },
  ]);
  return (
    <Review
      title={t('Delete network {{name}}?', { name: `${namespace}/${name}` })}
      changes={changes}
      confirm={t('Delete')}
      isDanger
      isWaiting={!impact}
      mustType={impact && mayHurt(impact) ? name : undefined}
      onClose={onClose}
      onDone={() => {
        onClose();
        onDeleted?.();
      }}
    >
      <ImpactSummary
        impact={impact}
        consequence={t(
          'Running VMs keep their connection until they are restarted or migrated. After that, a VM that still refers to the network does not start.',
        )}
      />
    </Review>
  );
};

export default DeleteNetworkDialog;
