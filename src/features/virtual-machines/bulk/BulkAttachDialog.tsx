import { BulkDialog, type BulkDialogProps } from './BulkDialog';
import { attaching } from './bulkKind';

/** Connects several VMs to one network. */
export const BulkAttachDialog = (props: BulkDialogProps) => (
  <BulkDialog kind={attaching} {...props} />
);
