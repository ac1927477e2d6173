import { lazy, Suspense, useState } from 'react';
import { Divider, DropdownList } from '@patternfly/react-core';
import { useNavigate } from 'react-router';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { ActionItem } from '../../../ui/list/ActionsMenu';
import { networkEditPath, networkPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { useCloneRefusal, useDeleteRefusal, useEditRefusal } from '../refusals';

const CloneNetworkDialog = lazy(() => import('../clone/CloneNetworkDialog'));
const DeleteNetworkDialog = lazy(() => import('../DeleteNetworkDialog'));

type Dialog = 'clone' | 'delete';

interface NetworkActionItemsProps {
  nad: NetworkAttachmentDefinition;
  /** Whether the network's page and its editor are offered, too. */
  hasLinks: boolean;
  open: (dialog: Dialog) => void;
}

/** What can be done with a network. Asks for permissions, so it is mounted only while it is open. */
export const NetworkActionItems = ({ nad, hasLinks, open }: NetworkActionItemsProps) => {
  const t = useT();
  const navigate = useNavigate();
  const editRefusal = useEditRefusal(nad);
  const cloneRefusal = useCloneRefusal(nad);
  const deleteRefusal = useDeleteRefusal(nad);
  const { name = '', namespace = '' } = nad.metadata ?? {};
  return (
    <DropdownList>
      {hasLinks && (
        <>
          <ActionItem onClick={() => void navigate(networkPath(namespace, name))}>
            {t('View details')}
          </ActionItem>
          <ActionItem
            refusal={editRefusal}
            onClick={() => void navigate(networkEditPath(namespace, name))}
          >
            {t('Edit')}
          </ActionItem>
        </>
      )}
      <ActionItem refusal={cloneRefusal} onClick={() => open('clone')}>
        {t('Clone')}
      </ActionItem>
      <Divider component="li" />
      <ActionItem refusal={deleteRefusal} isDanger onClick={() => open('delete')}>
        {t('Delete')}
      </ActionItem>
    </DropdownList>
  );
};

interface DialogsProps {
  nad: NetworkAttachmentDefinition;
  dialog: Dialog;
  close: () => void;
  onDeleted?: () => void;
}

const Dialogs = ({ nad, dialog, close, onDeleted }: DialogsProps) => {
  // Both work on the network as it was when they were opened.
  const [opened] = useState(nad);
  return (
    <Suspense fallback={null}>
      {dialog === 'clone' ? (
        <CloneNetworkDialog nad={opened} onClose={close} />
      ) : (
        <DeleteNetworkDialog nad={opened} onClose={close} {...(onDeleted ? { onDeleted } : {})} />
      )}
    </Suspense>
  );
};

/** The dialog that an action opens, if any: its state, and what to render. */
export const useNetworkDialogs = (nad: NetworkAttachmentDefinition, onDeleted?: () => void) => {
  const [dialog, setDialog] = useState<Dialog>();
  return {
    open: setDialog,
    dialogs: dialog && (
      <Dialogs
        nad={nad}
        dialog={dialog}
        close={() => setDialog(undefined)}
        {...(onDeleted ? { onDeleted } : {})}
      />
    ),
  };
};
