import { BulkDialog, type BulkDialogProps } from './BulkDialog';
import { detaching } from './bulkKind';

/** Takes several VMs off one network. */
export const BulkDetachDialog = (props: BulkDialogProps) => (
  <BulkDialog kind={detaching} {...props} />
);
