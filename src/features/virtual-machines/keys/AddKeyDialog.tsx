import { useMemo, useState } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { keysOfSecret, userKeysAfter, type KnownKeys } from '../../../domain/vm/keys/key-secret';
import {
  newKeyFor,
  secretOfNewKey,
  withNewKey,
  type NewKey,
} from '../../../domain/vm/keys/new-key';
import { keysIn, readKeys, type PublicKey } from '../../../domain/vm/keys/public-keys';
import { instancePhase } from '../../../domain/vm/spec/instance';
import { vmTemplateOf } from '../../../domain/vm/spec/network-refs';
import { failureOf } from '../../../k8s/failure';
import { models } from '../../../k8s/models';
import { useReadOnce } from '../../../k8s/useReadOnce';
import { editBy, type Change } from '../../../k8s/write';
import { FormDialog } from '../../../ui/FormDialog';
import { useUnsaved } from '../../../ui/leave/useUnsaved';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { KeyNames } from './KeyList';
import { NewKeyFields, useNewKey } from './NewKeyFields';
import { UserKeysReview } from './UserKeysReview';

interface AddKeyDialogProps {
  vm: KubernetesResource;
  vmi: KubernetesResource | undefined;
  /** Keys of Secrets that were read. */
  known: KnownKeys;
  /** Keys that users have by cloud-init. */
  others: ReadonlyMap<string, readonly PublicKey[]>;
  /** Of a VM that is not stored yet: told of the key instead of having it reviewed and sent. */
  onDraft?: (key: NewKey) => void;
  onClose: () => void;
  onDone: () => void;
}

type ReviewedProps = AddKeyDialogProps & { wanted: NewKey };

/** What a Secret that is there holds, or that it cannot be told. */
const Existing = ({ keys, error }: { keys: readonly PublicKey[] | undefined; error: unknown }) => {
  const t = useT();
  if (error !== undefined) {
    const { code, message } = failureOf(error);
    return (
      <Alert
        variant="warning"
        isInline
        component="h2"
        title={
          code === 404
            ? t('There is no such Secret: the VM would not start')
            : t('The Secret could not be read, so what it holds is not known')
        }
      >
        {message}
      </Alert>
    );
  }
  if (!keys) return <>{t('Reading the Secret')}</>;
  return keys.length === 0 ? (
    <Alert
      variant="warning"
      isInline
      component="h2"
      title={t('The Secret holds no public key: nobody gets in by it')}
    />
  ) : (
    <>
      {t('Keys of the Secret:')} <KeyNames keys={keys} />
    </>
  );
};

const Reviewed = (props: ReviewedProps) => {
  const { vm, vmi, known, others, onClose, onDone } = props;
  const t = useT();
  const [wanted] = useState(props.wanted);
  const namespace = textAt(vm, 'metadata', 'namespace') ?? '';
  const name = textAt(vm, 'metadata', 'name') ?? '';
  const [changes] = useState((): Change[] => {
    const secret = secretOfNewKey(namespace, wanted);
    return [
      ...(secret ? [{ kind: 'create' as const, model: models.Secret, resource: secret }] : []),
      editBy(models.VirtualMachine, vm, (current) => withNewKey(current, wanted)),
    ];
  });
  const isNew = wanted.source === 'new';
  const read = useReadOnce<KubernetesResource>(
    models.Secret,
    isNew ? [] : [wanted.secret],
    namespace,
  ).of(wanted.secret);
  const keys = useMemo(
    () =>
      isNew
        ? keysIn(readKeys(wanted.keys))
        : read.state === 'ready'
          ? keysOfSecret(read.data)
          : undefined,
    [isNew, wanted, read],
  );
  const users = useMemo(
    () =>
      wanted.method === 'qemuGuestAgent' && keys
        ? userKeysAfter(vmTemplateOf(withNewKey(vm, wanted)), wanted.secret, keys, known, others)
        : [],
    [vm, wanted, keys, known, others],
  );
  const isRunning = instancePhase(vmi) !== 'stopped';
  return (
    <Review
      title={t('Add SSH keys to VM {{name}}?', { name })}
      changes={changes}
      confirm={t('Add keys')}
      isWaiting={!isNew && read.state === 'loading'}
      onClose={onClose}
      onDone={() => {
        say({
          variant: 'success',
          title: t('SSH keys added to VM {{name}}', { name }),
          body: isRunning
            ? t('The running VM gets them when it is restarted.')
            : t('The VM gets them when it starts.'),
        });
        onDone();
      }}
    >
      <Stack hasGutter>
        <StackItem>
          {isRunning
            ? t('The VM has to be restarted: a Secret is put into its pod when that is made.')
            : t('The VM gets the keys when it starts.')}
        </StackItem>
        {wanted.method !== 'qemuGuestAgent' && (
          <StackItem>
            {t(
              'cloud-init takes them at the first boot of the guest only. A guest that has booted before does not take them, unless "cloud-init clean" is run in it.',
            )}
          </StackItem>
        )}
        {isNew ? (
          users.length === 0 && (
            <StackItem>
              {t('Keys:')} <KeyNames keys={keys ?? []} />
            </StackItem>
          )
        ) : (
          <StackItem>
            <Existing keys={keys} error={read.state === 'failed' ? read.error : undefined} />
          </StackItem>
        )}
        {users.length > 0 && (
          <StackItem>
            <UserKeysReview users={users} />
          </StackItem>
        )}
      </Stack>
    </Review>
  );
};

/** Gives a VM one more SSH credential, from a Secret that is made with it or that is there. */
export const AddKeyDialog = (props: AddKeyDialogProps) => {
  const { onClose, onDraft } = props;
  const t = useT();
  // The VM as it was when the dialog was opened; the review tells when it is another meanwhile.
  const [vm] = useState(props.vm);
  const [initial] = useState(() => newKeyFor(vm));
  const [reviewed, setReviewed] = useState<NewKey>();
  const state = useNewKey(vm, initial);
  const { form, draft } = state;
  const isChanged = draft.keys !== '' || draft.users !== '' || draft.source !== initial.source;
  const { ask, question } = useUnsaved(isChanged, onDraft !== undefined);
  const name = textAt(vm, 'metadata', 'name') ?? '';
  return (
    <>
      <FormDialog
        id="add-key"
        title={t('Add SSH keys to {{name}}', { name })}
        isOpen={reviewed === undefined}
        confirm={onDraft ? t('Add keys') : t('Review')}
        onConfirm={() => {
          void form.handleSubmit((valid) => (onDraft ?? setReviewed)(valid as NewKey))();
        }}
        onClose={() => ask(onClose)}
      >
        <NewKeyFields state={state} vm={vm} />
      </FormDialog>
      {question}
      {reviewed && (
        <Reviewed {...props} vm={vm} wanted={reviewed} onClose={() => setReviewed(undefined)} />
      )}
    </>
  );
};
