import { useState } from 'react';
import { Alert } from '@patternfly/react-core';
import { toNoCloud, withNetworkData } from '../../../domain/vm/guest/cloud-init-change';
import { viewOf } from '../../../domain/vm/interfaces/view';
import { FormDialog } from '../../../ui/FormDialog';
import { useUnsaved } from '../../../ui/leave/useUnsaved';
import { useT } from '../../../ui/useT';
import { adviceOf, beginningOf } from '../guest/advice';
import { GuestEditor, guestDraftOf } from '../guest/GuestEditor';
import type { SectionProps } from './section';

interface DraftGuestDialogProps extends Pick<SectionProps, 'vm' | 'edit' | 'around'> {
  /** Network data that the VM has; undefined for none. */
  text: string | undefined;
  onClose: () => void;
}

/** The dialog for network data of a VM that is not stored yet. They are kept in the VM itself. */
const DraftGuestDialog = ({ vm, edit, around, text, onClose }: DraftGuestDialogProps) => {
  const t = useT();
  // What is known of the VM as it was when the dialog was opened.
  const [advice] = useState(() => adviceOf(viewOf(around.world, vm, undefined), vm));
  const [start] = useState(() => text ?? beginningOf(advice));
  const [draft, setDraft] = useState(() => guestDraftOf(start, advice));
  const { ask, question } = useUnsaved(draft.text !== start, true);
  const [isTried, setTried] = useState(false);
  const isBroken =
    draft.document === undefined || draft.problems.some(({ isBlocking }) => isBlocking);
  return (
    <>
      <FormDialog
        id="guest"
        title={t('Network of the guest')}
        description={t('cloud-init sets it up when the guest boots for the first time.')}
        isLarge
        hasForms
        confirm={t('Use these network data')}
        onConfirm={() => {
          setTried(true);
          if (isBroken) return;
          // A config drive takes another format; NoCloud takes this one.
          edit((before) => withNetworkData(toNoCloud(before), draft.text, { kind: 'inline' }));
          onClose();
        }}
        onClose={() => ask(onClose)}
      >
        <GuestEditor
          label={t('Network of the guest')}
          start={start}
          advice={advice}
          isTried={isTried}
          onDraft={setDraft}
        />
        {isTried && isBroken && (
          <Alert
            variant="danger"
            isInline
            isLiveRegion
            component="h2"
            title={t('Nothing was taken over: see what is said beside the fields')}
          />
        )}
      </FormDialog>
      {question}
    </>
  );
};

export default DraftGuestDialog;
