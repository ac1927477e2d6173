import { useMemo, useState } from 'react';
import { Checkbox, FormGroup, Stack, StackItem, TextArea } from '@patternfly/react-core';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import {
  keysOfSecret,
  userKeysAfter,
  withKeyChange,
  type KeyChange,
  type KnownKeys,
} from '../../../domain/vm/keys/key-secret';
import { problemOfKeys } from '../../../domain/vm/keys/new-key';
import { keyName, keysIn, readKeys } from '../../../domain/vm/keys/public-keys';
import { models } from '../../../k8s/models';
import { editBy, type Change } from '../../../k8s/write';
import { FormDialog } from '../../../ui/FormDialog';
import { describedBy, FormField } from '../../../ui/FormField';
import { useUnsaved } from '../../../ui/leave/useUnsaved';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { UserKeysReview } from './UserKeysReview';
import { listText } from '../../../ui/intl';

interface ChangeKeysDialogProps {
  secret: KubernetesResource;
  /** Spec of the instance that runs, or of the template of a VM that does not. */
  spec: unknown;
  /** Keys of all Secrets that were read. */
  known: KnownKeys;
  /** Other VMs that have keys from the Secret. */
  sharers: readonly string[];
  onClose: () => void;
  onDone: () => void;
}

const Reviewed = ({
  change,
  secret,
  spec,
  known,
  sharers,
  onClose,
  onDone,
}: ChangeKeysDialogProps & { change: KeyChange }) => {
  const t = useT();
  const name = textAt(secret, 'metadata', 'name') ?? '';
  const [changes] = useState((): Change[] => [
    editBy(models.Secret, secret, (current) => withKeyChange(current, change)),
  ]);
  const [users] = useState(() =>
    userKeysAfter(spec, name, keysOfSecret(withKeyChange(secret, change)), known),
  );
  return (
    <Review
      title={t('Change the keys of Secret {{name}}?', { name })}
      changes={changes}
      confirm={t('Change keys')}
      isDanger
      onClose={onClose}
      onDone={() => {
        say({
          variant: 'success',
          title: t('The keys of Secret {{name}} are changed', { name }),
          body: t('The guest agent of a running VM writes them within about a minute.'),
        });
        onDone();
      }}
    >
      <Stack hasGutter>
        <StackItem>
          <UserKeysReview users={users} />
        </StackItem>
        {sharers.length > 0 && (
          <StackItem>
            {t('The keys of these VMs change as well: {{names}}.', { names: listText(sharers) })}
          </StackItem>
        )}
      </Stack>
    </Review>
  );
};

/** Changes the keys of a Secret that the guest agent writes, while the VM runs. */
export const ChangeKeysDialog = (props: ChangeKeysDialogProps) => {
  const { onClose } = props;
  const t = useT();
  const [secret] = useState(props.secret);
  const name = textAt(secret, 'metadata', 'name') ?? '';
  const keys = useMemo(() => keysOfSecret(secret), [secret]);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const [reviewed, setReviewed] = useState<KeyChange>();
  const isChanged = removed.length > 0 || typed.trim() !== '';
  const found = typed.trim() === '' ? undefined : problemOfKeys(typed);
  const text = found && t(found.message.text, found.message.params);
  const error =
    isTried && found
      ? found.line === undefined
        ? text
        : t('Line {{line}}: {{why}}', { line: found.line, why: text })
      : undefined;
  const { ask, question } = useUnsaved(isChanged);
  return (
    <>
      <FormDialog
        id="change-keys"
        title={t('Change the keys of Secret {{name}}', { name })}
        isOpen={reviewed === undefined}
        confirm={t('Review')}
        isDisabled={!isChanged}
        onConfirm={() => {
          setTried(true);
          if (!found) setReviewed({ add: keysIn(readKeys(typed)), remove: removed });
        }}
        onClose={() => ask(onClose)}
      >
        {keys.length > 0 && (
          <FormGroup role="group" fieldId="kept-keys" label={t('Keys that stay')}>
            {keys.map((key) => (
              <Checkbox
                key={key.body}
                id={`keep-${key.body}`}
                label={keyName(key)}
                isChecked={!removed.includes(key.body)}
                onChange={(_event, stays) =>
                  setRemoved((before) =>
                    stays ? before.filter((each) => each !== key.body) : [...before, key.body],
                  )
                }
              />
            ))}
          </FormGroup>
        )}
        <FormField
          id="new-keys"
          label={t('New public keys')}
          help={t('One in each line, as the .pub file has it.')}
          error={error}
        >
          <TextArea
            {...describedBy('new-keys', { error })}
            value={typed}
            validated={error === undefined ? 'default' : 'error'}
            rows={4}
            resizeOrientation="vertical"
            spellCheck={false}
            onChange={(_event, value) => setTyped(value)}
            onBlur={() => setTried(true)}
          />
        </FormField>
      </FormDialog>
      {question}
      {reviewed && (
        <Reviewed
          {...props}
          secret={secret}
          change={reviewed}
          onClose={() => setReviewed(undefined)}
        />
      )}
    </>
  );
};
