import type { ReactNode } from 'react';
import { Button, Form, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useIsAsking } from './leave/guards';
import { useT } from './useT';

interface FormDialogProps {
  /** Of the form; its title has one that begins with it. */
  id: string;
  title: string;
  description?: string;
  isLarge?: boolean;
  /** Closed while a review covers it, so that what is typed stays. */
  isOpen?: boolean;
  /** Whether the body brings forms of its own; else the whole of it is one. */
  hasForms?: boolean;
  /** Text of the button that goes on. */
  confirm: string;
  isDisabled?: boolean;
  onConfirm: () => void;
  /** Asks where something would be lost: see `useUnsaved`, whose question stands beside the dialog. */
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that is filled in, and then goes on to a review or keeps what was typed. */
export const FormDialog = ({
  id,
  title,
  description,
  isLarge = false,
  isOpen = true,
  hasForms = false,
  confirm,
  isDisabled = false,
  onConfirm,
  onClose,
  children,
}: FormDialogProps) => {
  const t = useT();
  const isAsking = useIsAsking();
  const titleId = `${id}-title`;
  return (
    <Modal
      isOpen={isOpen && !isAsking}
      variant={isLarge ? 'large' : 'medium'}
      onClose={onClose}
      aria-labelledby={titleId}
    >
      <ModalHeader title={title} description={description} labelId={titleId} />
      <ModalBody tabIndex={0}>
        {hasForms ? (
          children
        ) : (
          <Form
            id={id}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              onConfirm();
            }}
          >
            {children}
          </Form>
        )}
      </ModalBody>
      <ModalFooter>
        <Button
          isDisabled={isDisabled}
          {...(hasForms ? { onClick: onConfirm } : { type: 'submit', form: id })}
        >
          {confirm}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('Cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
};
