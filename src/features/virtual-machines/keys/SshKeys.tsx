import { useState } from 'react';
import { Alert, Content, Label, Stack, StackItem } from '@patternfly/react-core';
import { recordAt, type KubernetesResource } from '../../../domain/core/resource';
import { groupedBy } from '../../../domain/core/collections';
import { credentialsSynchronized } from '../../../domain/vm/keys/credentials';
import type { KnownKeys } from '../../../domain/vm/keys/key-secret';
import { keysIn, type PublicKey } from '../../../domain/vm/keys/public-keys';
import { otherVmsWithSecret } from '../../../domain/vm/keys/sharers';
import { credentialSourcesOf } from '../../../domain/vm/keys/sources';
import { userDataOf } from '../../../domain/vm/keys/user-data-keys';
import { instancePhase } from '../../../domain/vm/spec/instance';
import { vmTemplateOf } from '../../../domain/vm/spec/network-refs';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { useReadOnce } from '../../../k8s/useReadOnce';
import { ActionButton } from '../../../ui/ActionButton';
import { TableOf } from '../../../ui/table/TableOf';
import { useAccessRefusal } from '../../../ui/useAccessRefusal';
import { useT } from '../../../ui/useT';
import type { VmFacts } from '../page/useVmFacts';
import { AddKeyDialog } from './AddKeyDialog';
import { ChangeKeysDialog } from './ChangeKeysDialog';
import { KeyLines } from './KeyList';
import { useCredentials, useUserData, type Secret, type Source } from './useKeySources';
import { listText } from '../../../ui/intl';

const stateOf = (
  vmi: unknown,
  source: Source,
): 'next start' | 'leaving' | 'failed' | 'applied' | undefined => {
  const { credential } = source;
  if (!credential) return undefined;
  if (credential.state !== 'applied') return credential.state;
  if (!credential.methods.includes('qemuGuestAgent')) return undefined;
  const status = credentialsSynchronized(vmi)?.status;
  return status === 'True' ? 'applied' : status === 'False' ? 'failed' : undefined;
};

const State = ({ source, vmi }: { source: Source; vmi: KubernetesResource | undefined }) => {
  const t = useT();
  switch (stateOf(vmi, source)) {
    case 'applied':
      return <Label status="success">{t('Written')}</Label>;
    case 'failed':
      return <Label status="warning">{t('Not written')}</Label>;
    case 'next start':
      return <Label status="info">{t('Waits for a restart')}</Label>;
    case 'leaving':
      return <Label status="info">{t('Stays until a restart')}</Label>;
    case undefined:
      return <>–</>;
  }
};

const Change = ({
  source,
  secret,
  mayPatch,
  onOpen,
}: {
  source: Source;
  secret: Secret;
  mayPatch: string | undefined;
  onOpen: (secret: KubernetesResource) => void;
}) => {
  const t = useT();
  if (secret.state === 'loading') return null;
  const data = secret.state === 'ready' ? secret.data : undefined;
  const refusal =
    mayPatch ??
    (!data
      ? (source.why ?? t('The Secret is not known.'))
      : data.immutable === true
        ? t('The Secret is immutable: it can only be replaced by another one.')
        : source.credential?.state === 'next start'
          ? t('The running VM does not have it yet: restart it first.')
          : undefined);
  return (
    <ActionButton variant="link" refusal={refusal} onClick={() => data && onOpen(data)}>
      {t('Change keys of {{name}}', { name: source.credential?.secret ?? '' })}
    </ActionButton>
  );
};

/** The keys that each user has by cloud-init, as far as they are known by name. */
const othersOf = (rows: readonly Source[]): ReadonlyMap<string, readonly PublicKey[]> => {
  const pairs = rows
    .filter(({ kind }) => kind === 'user data')
    .flatMap(({ users, lines }) => users.map((user) => ({ user, keys: keysIn(lines ?? []) })));
  return new Map(
    [...groupedBy(pairs, ({ user }) => user)].map(([user, all]) => [
      user,
      all.flatMap(({ keys }) => keys),
    ]),
  );
};

type Opened = { kind: 'add' } | { kind: 'change'; secret: KubernetesResource };

/** Which SSH keys a VM is given, in which way, and a way to add and to change them. */
const SshKeys = ({ facts: { vm, vmi, view, world } }: { facts: VmFacts }) => {
  const t = useT();
  const { namespace, name } = view;
  const [opened, setOpened] = useState<Opened>();
  const template = vmTemplateOf(vm);
  const sources = credentialSourcesOf(vm, vmi);
  const data = userDataOf(template);
  const names = [
    ...sources.flatMap(({ kind, secret }) => (kind === 'sshPublicKey' ? (secret ?? []) : [])),
    ...(data?.source.kind === 'secret' ? [data.source.name] : []),
  ];
  const secrets = useReadOnce<KubernetesResource>(models.Secret, names, namespace);
  const userData = useUserData(template, secrets.of);
  const credentials = useCredentials(sources, secrets.of);
  const rows = [...userData, ...credentials];
  const known: KnownKeys = new Map(
    credentials.flatMap(({ credential, lines }) =>
      credential?.secret === undefined
        ? []
        : [[credential.secret, lines && keysIn(lines)] as const],
    ),
  );
  const mayEdit = useAccessRefusal(
    useAccess('patch', models.VirtualMachine, namespace),
    t('You have no permission to change VMs in namespace {{namespace}}.', { namespace }),
  );
  const mayPatch = useAccessRefusal(
    useAccess('patch', models.Secret, namespace),
    t('You have no permission to change Secrets in namespace {{namespace}}.', { namespace }),
  );
  const close = () => setOpened(undefined);
  const done = () => {
    close();
    secrets.again();
  };
  const failed = credentialsSynchronized(vmi);
  const isRunning = instancePhase(vmi) !== 'stopped';
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h2">{t('SSH keys')}</Content>
        <Content component="p">
          {isRunning
            ? t(
                'New keys need a restart of the VM. While it runs, only the content of a Secret that the guest agent writes can change, and it takes the place of all keys of the user.',
              )
            : t(
                'New keys are given to the VM when it starts. Those that cloud-init sets reach a guest at its first boot only.',
              )}
        </Content>
      </StackItem>
      {failed?.status === 'False' && isRunning && (
        <StackItem>
          <Alert
            variant="warning"
            isInline
            component="h3"
            title={t('Keys or passwords have not reached the guest')}
          >
            {failed.message}
          </Alert>
        </StackItem>
      )}
      <StackItem>
        {rows.length === 0 ? (
          t('Nothing gives this VM a key: what the image holds is not known.')
        ) : (
          <TableOf
            label={t('SSH keys')}
            keyOf={({ key }) => key}
            rows={rows}
            columns={[
              { key: 'from', label: t('From'), modifier: 'breakWord', cell: ({ from }) => from },
              { key: 'how', label: t('How'), cell: ({ how }) => how },
              {
                key: 'users',
                label: t('Users'),
                modifier: 'breakWord',
                cell: ({ users }) => (users.length === 0 ? '–' : listText(users)),
              },
              {
                key: 'keys',
                label: t('Keys'),
                width: 30,
                cell: ({ lines, why }) => (lines ? <KeyLines lines={lines} /> : (why ?? '–')),
              },
              {
                key: 'state',
                label: t('State'),
                cell: (source) => (
                  <>
                    <State source={source} vmi={vmi} />
                    {source.credential?.kind === 'sshPublicKey' &&
                      source.credential.methods.includes('qemuGuestAgent') &&
                      source.credential.secret !== undefined && (
                        <Change
                          source={source}
                          secret={secrets.of(source.credential.secret)}
                          mayPatch={mayPatch}
                          onOpen={(secret) => setOpened({ kind: 'change', secret })}
                        />
                      )}
                  </>
                ),
              },
            ]}
          />
        )}
      </StackItem>
      <StackItem>
        <ActionButton refusal={mayEdit} onClick={() => setOpened({ kind: 'add' })}>
          {t('Add SSH keys')}
        </ActionButton>
      </StackItem>
      {opened?.kind === 'add' && (
        <AddKeyDialog
          vm={vm}
          vmi={vmi}
          known={known}
          others={othersOf(userData)}
          onClose={close}
          onDone={done}
        />
      )}
      {opened?.kind === 'change' && (
        <ChangeKeysDialog
          secret={opened.secret}
          spec={isRunning ? recordAt(vmi, 'spec') : template}
          known={known}
          sharers={otherVmsWithSecret(world, namespace, opened.secret.metadata?.name ?? '', name)}
          onClose={close}
          onDone={done}
        />
      )}
    </Stack>
  );
};

export default SshKeys;
