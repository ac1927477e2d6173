import { useMemo, useState } from 'react';
import { Alert } from '@patternfly/react-core';
import { bytesOf } from '../../../domain/vm/guest/cloud-init';
import {
  toNoCloud,
  withNetworkData,
  type StoredAs,
} from '../../../domain/vm/guest/cloud-init-change';
import { viewOf } from '../../../domain/vm/interfaces/view';
import { namespaceOf } from '../../../domain/vm/spec/network-refs';
import { PlainForm } from '../../../ui/form/PlainForm';
import { FormDialog } from '../../../ui/FormDialog';
import { useUnsaved } from '../../../ui/leave/useUnsaved';
import { useT } from '../../../ui/useT';
import { adviceOf, beginningOf } from '../guest/advice';
import { GuestEditor, guestDraftOf } from '../guest/GuestEditor';
import { KeepingFields } from '../guest/KeepingFields';
import { isTooLong, secretNameProblem, secretWith, type Keeping } from '../guest/saving';
import type { SectionProps } from './section';

interface DraftGuestDialogProps extends Pick<SectionProps, 'vm' | 'edit' | 'bring' | 'around'> {
  /** Network data that the VM has; undefined for none. */
  text: string | undefined;
  onClose: () => void;
}

/** The dialog for network data of a VM that is not stored yet, kept in it or in a Secret that is made with it. */
const DraftGuestDialog = ({ vm, edit, bring, around, text, onClose }: DraftGuestDialogProps) => {
  const t = useT();
  // What is known of the VM as it was when the dialog was opened.
  const [advice] = useState(() => adviceOf(viewOf(around.world, vm, undefined), vm));
  const [start] = useState(() => text ?? beginningOf(advice));
  const [draft, setDraft] = useState(() => guestDraftOf(start, advice));
  const { ask, question } = useUnsaved(draft.text !== start, true);
  const [isTried, setTried] = useState(false);
  const [keeping, setKeeping] = useState<Keeping>(() => ({
    secret: undefined,
    suggested: [vm.metadata?.name, 'network-data'].filter(Boolean).join('-'),
  }));
  const bytes = useMemo(() => bytesOf(draft.text), [draft.text]);
  const secretReason = keeping.secret === undefined ? undefined : secretNameProblem(keeping.secret);
  const isBroken =
    draft.document === undefined ||
    draft.problems.some(({ isBlocking }) => isBlocking) ||
    isTooLong(bytes, keeping) ||
    secretReason !== undefined;
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
          const { secret } = keeping;
          if (secret !== undefined) bring(secretWith(secret, namespaceOf(vm), draft.text));
          const as: StoredAs =
            secret === undefined ? { kind: 'inline' } : { kind: 'secret', name: secret };
          // A config drive takes another format; NoCloud takes this one.
          edit((before) => withNetworkData(toNoCloud(before), draft.text, as));
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
        <PlainForm>
          <KeepingFields
            keeping={keeping}
            bytes={bytes}
            error={secretReason && t(secretReason.text, secretReason.params)}
            onChange={setKeeping}
          />
        </PlainForm>
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
