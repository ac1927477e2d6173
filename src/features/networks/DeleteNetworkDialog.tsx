import type { NetworkAttachmentDefinition } from '../../domain/nad/types';
import { ImpactSummary } from '../../ui/impact/ImpactSummary';
import { useImpact } from '../../ui/impact/useImpact';
import { DeleteDialog, type DeleteProps } from '../../ui/resource/DeleteDialog';
import { useT } from '../../ui/useT';
import { networkBasics } from './networkBasics';

/** Asks before a network is deleted, and says whose VMs notice. */
const DeleteNetworkDialog = (props: DeleteProps<NetworkAttachmentDefinition>) => {
  const t = useT();
  const { name = '', namespace = '' } = props.object.metadata ?? {};
  const impact = useImpact(namespace, name);
  return (
    <DeleteDialog {...props} kind={networkBasics} impact={impact}>
      <ImpactSummary
        impact={impact}
        consequence={t(
          'Running VMs keep their connection until they are restarted or migrated. After that, a VM that still refers to the network does not start.',
        )}
      />
    </DeleteDialog>
  );
};

export default DeleteNetworkDialog;
