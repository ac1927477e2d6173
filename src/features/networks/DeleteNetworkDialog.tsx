import type { NetworkAttachmentDefinition } from '../../domain/nad/types';
import { NetworkAttachmentDefinitionModel } from '../../k8s/models';
import { deleteResource } from '../../k8s/write';
import { DeleteDialog } from '../../ui/DeleteDialog';
import { useT } from '../../ui/useT';

interface DeleteNetworkDialogProps {
  nad: NetworkAttachmentDefinition;
  onClose: () => void;
  onDeleted?: () => void;
}

export const DeleteNetworkDialog = ({ nad, onClose, onDeleted }: DeleteNetworkDialogProps) => {
  const t = useT();
  const name = nad.metadata?.name ?? '';
  const namespace = nad.metadata?.namespace ?? '';
  return (
    <DeleteDialog
      kind="NetworkAttachmentDefinition"
      name={name}
      onDelete={() => deleteResource(NetworkAttachmentDefinitionModel, nad)}
      onClose={onClose}
      {...(onDeleted ? { onDeleted } : {})}
    >
      <p>
        {t(
          'The network {{name}} of namespace {{namespace}} will be deleted. Running VMs keep their connection until they are restarted or migrated; after that, a VM that still refers to it does not start.',
          { name, namespace },
        )}
      </p>
    </DeleteDialog>
  );
};
