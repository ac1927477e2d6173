import { lazy, Suspense, useState } from 'react';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { ActionItems } from '../../../ui/resource/ResourceActions';
import { useT } from '../../../ui/useT';
import { networkBasics } from '../networkBasics';
import { useCloneRefusal } from '../refusals';

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
  const refusal = useCloneRefusal(nad);
  return (
    <ActionItems
      kind={networkBasics}
      object={nad}
      hasLinks={hasLinks}
      own={[{ text: t('Clone'), refusal, onClick: () => open('clone') }]}
      onDelete={() => open('delete')}
    />
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
        <DeleteNetworkDialog
          object={opened}
          onClose={close}
          {...(onDeleted ? { onDeleted } : {})}
        />
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
