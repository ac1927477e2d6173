import { useState } from 'react';
import {
  Alert,
  Button,
  List,
  ListItem,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { textAt } from '../../../domain/core/resource';
import { pendingOf } from '../../../domain/vm/lifecycle/pending-of-vm';
import { actOnVm } from '../../../k8s/subresource';
import { follow } from '../../../ui/notices/batches';
import { FailureAlert } from '../../../ui/FailureAlert';
import { useT } from '../../../ui/useT';
import type { VmWorld } from '../useVmWorld';

interface RestartDialogProps {
  vmWorld: VmWorld;
  onClose: () => void;
  /** KubeVirt has taken the request; with the uid of the instance that it is about to end. */
  onRestarting: (formerUid: string | undefined) => void;
}

/** Interfaces that get what they wait for when the VM starts anew. */
const Brought = ({ vmWorld }: { vmWorld: VmWorld }) => {
  const t = useT();
  const { restart, migration, nextStart } = pendingOf(vmWorld.view);
  const names = [
    ...new Set([...(restart?.names ?? []), ...nextStart, ...(migration?.names ?? [])]),
  ];
  if (names.length === 0) return null;
  return (
    <>
      <p>{t('Changes of these interfaces are applied:')}</p>
      <List>
        {names.map((name) => (
          <ListItem key={name}>{name}</ListItem>
        ))}
      </List>
    </>
  );
};

/** Asks before a VM is restarted. */
export const RestartDialog = ({ vmWorld, onClose, onRestarting }: RestartDialogProps) => {
  const t = useT();
  const { vm, vmi, view } = vmWorld;
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<{ error: unknown }>();
  const namespace = textAt(vm, 'metadata', 'namespace') ?? '';
  const name = textAt(vm, 'metadata', 'name') ?? '';
  const restart = async () => {
    setSending(true);
    setFailure(undefined);
    try {
      await actOnVm('restart', namespace, name);
      const formerUid = textAt(vmi, 'metadata', 'uid');
      follow({
        what: 'restart',
        items: [{ namespace, name, aim: { kind: 'restarted', formerUid } }],
      });
      onRestarting(formerUid);
      onClose();
    } catch (error) {
      setFailure({ error });
      setSending(false);
    }
  };
  return (
    <Modal
      variant="small"
      isOpen
      onClose={onClose}
      aria-labelledby="restart-title"
      aria-describedby="restart-body"
    >
      <ModalHeader
        title={t('Restart VM {{name}}?', { name: `${namespace}/${name}` })}
        titleIconVariant="warning"
        labelId="restart-title"
      />
      <ModalBody id="restart-body">
        <Stack hasGutter>
          <StackItem>
            {t(
              'The guest is asked to shut down and starts again. Whatever it serves is away meanwhile, and what is not saved in it is lost.',
            )}
          </StackItem>
          {view.isMigrating && (
            <StackItem>
              <Alert
                variant="warning"
                isInline
                isPlain
                component="h2"
                title={t('The migration that is under way ends without result.')}
              />
            </StackItem>
          )}
          <StackItem>
            <Brought vmWorld={vmWorld} />
          </StackItem>
          {failure && (
            <StackItem>
              <FailureAlert title={t('The VM could not be restarted')} error={failure.error} />
            </StackItem>
          )}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button
          variant="danger"
          isLoading={isSending}
          isDisabled={isSending}
          onClick={() => {
            void restart();
          }}
        >
          {t('Restart')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('Cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
};
