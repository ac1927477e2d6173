import { useRef, useState } from 'react';
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
import { textAt } from '../../domain/core/resource';
import type { VmView } from '../../domain/vm/interfaces/view';
import { pendingOf } from '../../domain/vm/lifecycle/pending-of-vm';
import { actOnVm } from '../../k8s/subresource';
import { FailureAlert } from '../FailureAlert';
import { NameList } from '../NameList';
import { follow, followMore, type BatchItem } from '../notices/batches';
import { useT } from '../useT';

interface RestartDialogProps {
  /** At least one. */
  views: readonly VmView[];
  onClose: () => void;
  /** KubeVirt has taken the request; with the uid of the instance that it is about to end. */
  onRestarting?: (formerUid: string | undefined) => void;
}

/** Interfaces that get what they wait for when the VM starts anew. */
const Brought = ({ view }: { view: VmView }) => {
  const t = useT();
  const { restart, migration, nextStart } = pendingOf(view);
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

/** Asks before VMs are restarted. */
export const RestartDialog = ({ views, onClose, onRestarting }: RestartDialogProps) => {
  const t = useT();
  const [asked] = useState(views);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<{ error: unknown }>();
  const [sent, setSent] = useState<readonly VmView[]>([]);
  const batch = useRef<number>();
  const [only, ...others] = asked;
  const restart = async () => {
    setSending(true);
    setFailure(undefined);
    for (const view of asked) {
      // What was taken before another one failed is not asked for twice.
      if (sent.includes(view)) continue;
      const { namespace, name, vmi } = view;
      try {
        await actOnVm('restart', namespace, name);
      } catch (error) {
        setFailure({ error });
        setSending(false);
        return;
      }
      setSent((before) => [...before, view]);
      const formerUid = textAt(vmi, 'metadata', 'uid');
      const items: BatchItem[] = [{ namespace, name, aim: { kind: 'restarted', formerUid } }];
      if (batch.current === undefined) batch.current = follow({ what: 'restart', items });
      else followMore(batch.current, items);
      onRestarting?.(formerUid);
    }
    onClose();
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
        title={
          others.length === 0
            ? t('Restart VM {{name}}?', { name: `${only?.namespace ?? ''}/${only?.name ?? ''}` })
            : t('Restart {{count}} VMs?', { count: asked.length })
        }
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
          {others.length > 0 && (
            <StackItem>
              <NameList label={t('VMs to restart')} names={asked.map(({ name }) => name)} />
            </StackItem>
          )}
          {asked.some(({ isMigrating }) => isMigrating) && (
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
          {only && others.length === 0 && (
            <StackItem>
              <Brought view={only} />
            </StackItem>
          )}
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
