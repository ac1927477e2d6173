import type { KubernetesResource } from '../../core/resource';
import { listAt, textAt } from '../../core/resource';
import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { updateAt } from '../../core/update-at';
import { splitList } from '../../forms/list-text';
import { isSubdomain } from '../../net/labels';
import { vmTemplateOf } from '../spec/network-refs';
import { hasVolume, volumeOfMethod, type KeyMethod } from './credentials';
import { hasPrivateKey, keysIn, readKeys } from './public-keys';

/** A key for a VM as a form has it; `none` for a VM that is made without one. */
export type NewKey = {
  source: 'none' | 'new' | 'existing';
  /** Public keys, one in each line; of a new Secret. */
  keys: string;
  /** Name of the Secret. */
  secret: string;
  method: KeyMethod;
  /** Users of the guest, separated by commas; for the guest agent. */
  users: string;
};

export type KeyField = keyof NewKey;

/** Something that keeps a key from being added, and the field that mends it. */
export interface KeyProblem {
  field: KeyField;
  message: Reason;
  /** Of several lines the one that it is about; counts from 1. */
  line?: number;
}

/** Why a VM cannot be given a key by a method; undefined where it can. */
export const methodRefusal = (
  vm: KubernetesResource | undefined,
  method: KeyMethod,
): Reason | undefined => {
  if (method === 'qemuGuestAgent') return undefined;
  const volume = volumeOfMethod[method];
  return hasVolume(vmTemplateOf(vm), volume)
    ? undefined
    : reason(msg('The VM has no volume {{volume}}.'), { volume });
};

const usualMethod = (vm: KubernetesResource | undefined): KeyMethod =>
  (['noCloud', 'configDrive'] as const).find((method) => !methodRefusal(vm, method)) ??
  'qemuGuestAgent';

/** What a form begins with: a new Secret named after the VM, by the first method that the VM can take. */
export const newKeyFor = (
  vm: KubernetesResource | undefined,
  begin: Partial<NewKey> = {},
): NewKey => ({
  source: 'new',
  keys: '',
  secret: `${textAt(vm, 'metadata', 'name') ?? 'vm'}-ssh-keys`,
  method: usualMethod(vm),
  users: '',
  ...begin,
});

const USER = /^[A-Za-z_][-.\w]*\$?$/;

/** What keeps a text from being taken as keys, each with its line. */
export const problemOfKeys = (keys: string): Omit<KeyProblem, 'field'> | undefined => {
  if (hasPrivateKey(keys)) {
    return {
      message: reason(
        msg(
          'This is a private key. It stays with you: nobody else may have it, and nothing was sent. Paste the content of the .pub file.',
        ),
      ),
    };
  }
  const lines = readKeys(keys);
  const wrong = lines.find(({ problem }) => problem);
  if (wrong?.problem) {
    return { message: wrong.problem, ...(lines.length > 1 ? { line: wrong.line } : {}) };
  }
  return lines.length === 0
    ? { message: reason(msg('Paste at least one public key.')) }
    : undefined;
};

const problemOfUsers = ({ method, users }: NewKey): Reason | undefined => {
  if (method !== 'qemuGuestAgent') return undefined;
  const names = splitList(users);
  if (names.length === 0) return reason(msg('Name at least one user of the guest.'));
  const wrong = names.find((name) => !USER.test(name));
  return wrong === undefined
    ? undefined
    : reason(msg('{{value}} is no name of a user.'), { value: wrong });
};

const problemOfSecret = ({ secret }: NewKey): Reason | undefined => {
  if (secret === '') return reason(msg('Type the name of the Secret.'));
  return isSubdomain(secret)
    ? undefined
    : reason(
        msg(
          'A name has small letters, digits, - and ., and begins and ends with a letter or digit.',
        ),
      );
};

const asProblem = (field: KeyField, message: Reason | undefined): KeyProblem[] =>
  message ? [{ field, message }] : [];

/** What keeps a key from being added to a VM. */
export const problemsOfNewKey = (vm: KubernetesResource | undefined, key: NewKey): KeyProblem[] => {
  if (key.source === 'none') return [];
  const wrong = key.source === 'new' ? problemOfKeys(key.keys) : undefined;
  return [
    ...(wrong ? [{ field: 'keys' as const, ...wrong }] : []),
    ...asProblem('secret', problemOfSecret(key)),
    ...asProblem('method', methodRefusal(vm, key.method)),
    ...asProblem('users', problemOfUsers(key)),
  ];
};

const credentialFor = ({ secret, method, users }: NewKey): object => ({
  sshPublicKey: {
    source: { secret: { secretName: secret } },
    propagationMethod: {
      [method]: method === 'qemuGuestAgent' ? { users: splitList(users) } : {},
    },
  },
});

/** A VM with one more access credential; all others stay as they are. */
export const withNewKey = (vm: KubernetesResource, key: NewKey): KubernetesResource =>
  key.source === 'none'
    ? vm
    : (updateAt(vm, ['spec', 'template', 'spec'], (spec) => ({
        ...spec,
        accessCredentials: [...listAt(spec, 'accessCredentials'), credentialFor(key)],
      })) as KubernetesResource);

/** The Secret that has to be made for a key; undefined where one that is there is named. */
export const secretOfNewKey = (namespace: string, key: NewKey): KubernetesResource | undefined =>
  key.source === 'new'
    ? {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: key.secret, namespace },
        type: 'Opaque',
        stringData: {
          key: keysIn(readKeys(key.keys))
            .map(({ text }) => `${text}\n`)
            .join(''),
        },
      }
    : undefined;
