import { useState, type ReactNode } from 'react';
import {
  Button,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { failureOf } from '../k8s/failure';
import { FailureAlert } from './FailureAlert';
import { useT } from './useT';

interface DeleteDialogProps {
  kind: string;
  name: string;
  /** What the deletion means for others. */
  children: ReactNode;
  /** Deletes; a rejection is shown and the dialog stays. */
  onDelete: () => Promise<void>;
  onDeleted?: () => void;
  onClose: () => void;
}

/** Asks before an object is deleted, and stays open with the server's answer when it refuses. */
export const DeleteDialog = ({
  kind,
  name,
  children,
  onDelete,
  onDeleted,
  onClose,
}: DeleteDialogProps) => {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const finish = () => {
    onClose();
    onDeleted?.();
  };

  const confirm = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await onDelete();
      finish();
    } catch (thrown) {
      setBusy(false);
      // Somebody else was faster: what the user wanted has happened.
      if (failureOf(thrown).code === 404) finish();
      else setError(thrown);
    }
  };

  return (
    <Modal
      variant="small"
      isOpen
      onClose={onClose}
      aria-labelledby="delete-dialog-title"
      aria-describedby="delete-dialog-body"
    >
      <ModalHeader
        title={t('Delete {{kind}}?', { kind })}
        titleIconVariant="warning"
        labelId="delete-dialog-title"
      />
      <ModalBody id="delete-dialog-body">
        <Stack hasGutter>
          {error !== undefined && (
            <StackItem>
              <FailureAlert title={t('{{name}} was not deleted', { name })} error={error} />
            </StackItem>
          )}
          <StackItem>{children}</StackItem>
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button
          variant="danger"
          isLoading={busy}
          isDisabled={busy}
          onClick={() => {
            void confirm();
          }}
        >
          {t('Delete')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('Cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
};
