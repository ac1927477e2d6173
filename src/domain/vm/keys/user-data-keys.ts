import { isRecord, listAt, textAt, textOf, entriesAt } from '../../core/resource';
import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { textOfBase64 } from '../../text/base64';
import { readYaml } from '../../text/yaml';
import { readKeys, type KeyLine } from './public-keys';

/** Keys that user data gives one user of the guest. */
export interface KeysOfUser {
  /** Undefined: the first user, whom the image names. */
  user: string | undefined;
  lines: readonly KeyLine[];
}

/** What the user data of cloud-init says of keys; `unreadable` where nobody can tell from here. */
export type UserDataKeys =
  { kind: 'none' } | { kind: 'unreadable'; why: Reason } | { kind: 'keys'; users: KeysOfUser[] };

/** Where the user data of a VM stand: those of its first volume of cloud-init, as all others are passed over. */
export interface UserData {
  volume: string;
  source: { kind: 'text'; text: string } | { kind: 'secret'; name: string } | { kind: 'none' };
}

const KINDS = ['cloudInitNoCloud', 'cloudInitConfigDrive'];

/**
 * The user data of a VM or an instance; undefined where it has no volume of cloud-init.
 *
 * Source: kubevirt pkg/cloud-init/cloud-init.go, ReadCloudInitVolumeDataSource.
 */
export const userDataOf = (spec: unknown): UserData | undefined => {
  for (const { entry } of entriesAt(spec, 'volumes')) {
    const kind = KINDS.find((key) => isRecord(entry[key]));
    if (kind === undefined) continue;
    const volume = textAt(entry, 'name') ?? '';
    const secret = textAt(entry, kind, 'secretRef', 'name');
    if (secret !== undefined) return { volume, source: { kind: 'secret', name: secret } };
    const base64 = textAt(entry, kind, 'userDataBase64');
    const text = textAt(entry, kind, 'userData') ?? (base64 && textOfBase64(base64));
    return { volume, source: text ? { kind: 'text', text } : { kind: 'none' } };
  }
  return undefined;
};

/** Keys inside of a Secret with user data, the one that counts first. */
const SECRET_KEYS = ['userdata', 'userData'];

/**
 * The user data that a Secret holds.
 *
 * Source: kubevirt pkg/cloud-init/cloud-init.go, readRawOrBase64.
 */
export const userDataInSecret = (secret: unknown): string | undefined => {
  for (const key of SECRET_KEYS) {
    const value = textAt(secret, 'data', key);
    if (value !== undefined) return textOfBase64(value);
  }
  return undefined;
};

const linesAt = (value: unknown): KeyLine[] => {
  const texts = Array.isArray(value) ? (value as unknown[]) : [value];
  return texts.flatMap((text) => (typeof text === 'string' ? readKeys(text) : []));
};

/** Both spellings are taken. */
const KEYS = ['ssh_authorized_keys', 'ssh-authorized-keys'];

const linesIn = (value: Record<string, unknown>): KeyLine[] =>
  KEYS.flatMap((key) => linesAt(value[key]));

const userNameOf = (value: unknown): string | undefined => textOf(value) ?? textAt(value, 'name');

const keysOfConfig = (config: Record<string, unknown>): UserDataKeys => {
  const own = linesIn(config);
  const users = listAt(config, 'users').flatMap((entry): KeysOfUser[] => {
    const lines = isRecord(entry) ? linesIn(entry) : [];
    return lines.length === 0 ? [] : [{ user: userNameOf(entry), lines }];
  });
  const all = [
    ...(own.length === 0 ? [] : [{ user: userNameOf(config.user), lines: own }]),
    ...users,
  ];
  return all.length === 0 ? { kind: 'none' } : { kind: 'keys', users: all };
};

/**
 * The keys that user data of cloud-init give to users of the guest: those of `ssh_authorized_keys`,
 * for the first user or for one of `users`. Scripts, templates and several parts in one text are not
 * looked into, as what they do is not told from here.
 *
 * Source: cloud-init doc/rtd/explanation/format.rst; cloudinit/config/cc_ssh.py, cc_users_groups.py.
 */
export const userDataKeysOf = (text: string): UserDataKeys => {
  if (text.trim() === '') return { kind: 'none' };
  if (!/^#cloud-config[ \t]*(?:\r?\n|$)/.test(text)) {
    return {
      kind: 'unreadable',
      why: reason(
        msg('The user data are no "#cloud-config", so what they do is not told from here.'),
      ),
    };
  }
  const [part, ...more] = readYaml(text);
  if (!part) return { kind: 'none' };
  if (part.kind === 'error' || more.length > 0 || !isRecord(part.value)) {
    return { kind: 'unreadable', why: reason(msg('The user data are no sound YAML.')) };
  }
  return keysOfConfig(part.value);
};
