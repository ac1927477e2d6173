import { secretOfNewKey, withNewKey } from '../../../domain/vm/keys/new-key';
import { namespaceOf } from '../../../domain/vm/spec/network-refs';
import { AddKeyDialog } from '../keys/AddKeyDialog';
import type { SectionProps } from './section';

const NONE = new Map<string, never>();

interface DraftKeyDialogProps extends Pick<SectionProps, 'vm' | 'edit' | 'bring'> {
  onClose: () => void;
}

/** The dialog for SSH keys of a VM that is not stored yet. */
const DraftKeyDialog = ({ vm, edit, bring, onClose }: DraftKeyDialogProps) => (
  <AddKeyDialog
    vm={vm}
    vmi={undefined}
    known={NONE}
    others={NONE}
    onDraft={(key) => {
      const secret = secretOfNewKey(namespaceOf(vm), key);
      if (secret) bring(secret);
      edit((draft) => withNewKey(draft, key));
      onClose();
    }}
    onClose={onClose}
    onDone={onClose}
  />
);

export default DraftKeyDialog;
