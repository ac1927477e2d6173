import type { KubernetesResource } from '../../../domain/core/resource';
import { methodLabel, type CredentialKind } from '../../../domain/vm/keys/credentials';
import { linesOfSecret } from '../../../domain/vm/keys/key-secret';
import type { KeyLine } from '../../../domain/vm/keys/public-keys';
import type { CredentialSource } from '../../../domain/vm/keys/sources';
import {
  userDataInSecret,
  userDataKeysOf,
  userDataOf,
  type UserDataKeys,
} from '../../../domain/vm/keys/user-data-keys';
import { failureOf } from '../../../k8s/failure';
import type { ReadOnce } from '../../../k8s/useReadOnce';
import { useT } from '../../../ui/useT';
import { listText } from '../../../ui/intl';

export type Secret = ReadOnce<KubernetesResource>;

/** A line of the table: who has keys from where. */
export interface Source {
  key: string;
  from: string;
  how: string;
  users: readonly string[];
  kind: CredentialKind | 'user data';
  /** Undefined where they are not known, which `why` says. */
  lines: readonly KeyLine[] | undefined;
  why: string | undefined;
  credential: CredentialSource | undefined;
}

/** The text of a failure, by what it means for keys. */
const useWhyUnread = () => {
  const t = useT();
  return (secret: Secret, name: string): string | undefined => {
    if (secret.state === 'loading') return t('Reading Secret {{name}}', { name });
    if (secret.state === 'ready') return undefined;
    const { code, message } = failureOf(secret.error);
    return code === 404
      ? t('There is no Secret {{name}}: the VM does not start without it.', { name })
      : t('Secret {{name}} could not be read, so its keys are not known: {{message}}', {
          name,
          message,
        });
  };
};

/** What the user data of a VM give to users. */
export const useUserData = (spec: unknown, secretOf: (name: string) => Secret): Source[] => {
  const t = useT();
  const whyUnread = useWhyUnread();
  const data = userDataOf(spec);
  if (!data) return [];
  const { source, volume } = data;
  const secret = source.kind === 'secret' ? secretOf(source.name) : undefined;
  const text =
    source.kind === 'text'
      ? source.text
      : secret?.state === 'ready'
        ? userDataInSecret(secret.data)
        : undefined;
  const shared = {
    from: t('User data of volume {{volume}}', { volume }),
    how: t('By cloud-init at the first boot'),
    kind: 'user data',
    credential: undefined,
  } as const;
  const why = source.kind === 'secret' && secret ? whyUnread(secret, source.name) : undefined;
  if (why !== undefined) {
    return [{ ...shared, key: 'user data', users: [], lines: undefined, why }];
  }
  const found: UserDataKeys = text === undefined ? { kind: 'none' } : userDataKeysOf(text);
  if (found.kind === 'unreadable') {
    const reason = t(found.why.text, found.why.params);
    return [{ ...shared, key: 'user data', users: [], lines: undefined, why: reason }];
  }
  if (found.kind === 'none') return [];
  return found.users.map(({ user, lines }) => ({
    ...shared,
    key: `user data ${user ?? ''}`,
    users: [user ?? t('the first user of the image')],
    lines,
    why: undefined,
  }));
};

/** What the credentials of a VM give to users. */
export const useCredentials = (
  sources: readonly CredentialSource[],
  secretOf: (name: string) => Secret,
): Source[] => {
  const t = useT();
  const whyUnread = useWhyUnread();
  return sources.map((credential): Source => {
    const { key, kind, methods, users, secret: name } = credential;
    const isKeys = kind === 'sshPublicKey';
    const secret = isKeys && name !== undefined ? secretOf(name) : undefined;
    const why = secret && whyUnread(secret, name ?? '');
    return {
      key,
      kind,
      from:
        name === undefined ? t('A credential without a Secret') : t('Secret {{name}}', { name }),
      how: listText(methods.map((method) => t(methodLabel(method)))),
      users,
      lines: secret?.state === 'ready' ? linesOfSecret(secret.data) : undefined,
      why: isKeys ? why : t('Passwords are not read here.'),
      credential,
    };
  });
};
