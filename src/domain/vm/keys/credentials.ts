import {
  entriesAt,
  isRecord,
  listAt,
  recordAt,
  textAt,
  textOf,
  valueAt,
} from '../../core/resource';
import { msg } from '../../core/msg';
import { conditionOf, type Condition } from '../spec/instance';

/** How a key gets into a guest. */
export const keyMethods = ['qemuGuestAgent', 'noCloud', 'configDrive'] as const;

export type KeyMethod = (typeof keyMethods)[number];

const methodLabels: Record<KeyMethod, string> = {
  qemuGuestAgent: msg('By the guest agent, while the VM runs'),
  noCloud: msg('By cloud-init at the first boot (NoCloud)'),
  configDrive: msg('By cloud-init at the first boot (ConfigDrive)'),
};

/** The name of a method, to be translated. */
export const methodLabel = (method: KeyMethod): string => methodLabels[method];

/** The volume that a method of cloud-init needs. */
export const volumeOfMethod = {
  noCloud: 'cloudInitNoCloud',
  configDrive: 'cloudInitConfigDrive',
} as const;

export type CloudInitMethod = keyof typeof volumeOfMethod;

export type CredentialKind = 'sshPublicKey' | 'userPassword';

/** One entry of `accessCredentials`. */
export interface AccessCredential {
  /** Place in the list. */
  index: number;
  kind: CredentialKind;
  /** Exactly one in a VM that KubeVirt takes. */
  methods: readonly KeyMethod[];
  /** Whether a Secret is named at all; it may have no name yet. */
  hasSource: boolean;
  /** Name of the Secret in the namespace of the VM. */
  secret: string | undefined;
  /** The users of the guest whose keys these become; the guest agent alone is told of any. */
  users: readonly string[];
}

const KINDS: readonly CredentialKind[] = ['sshPublicKey', 'userPassword'];

/**
 * The access credentials of `spec.template.spec` of a VM or of `spec` of an instance; entries that
 * are neither for keys nor for a password are passed over.
 *
 * Source: kubevirt staging/src/kubevirt.io/api/core/v1/schema.go AccessCredential.
 */
export const credentialsOf = (spec: unknown): AccessCredential[] =>
  entriesAt(spec, 'accessCredentials').flatMap(({ index, entry }) =>
    KINDS.flatMap((kind): AccessCredential[] => {
      const own = entry[kind];
      if (!isRecord(own)) return [];
      const methods = recordAt(own, 'propagationMethod');
      return [
        {
          index,
          kind,
          methods: keyMethods.filter((method) => isRecord(methods[method])),
          hasSource: isRecord(valueAt(own, 'source', 'secret')),
          secret: textAt(own, 'source', 'secret', 'secretName'),
          users: listAt(methods, 'qemuGuestAgent', 'users').flatMap((user) => textOf(user) ?? []),
        },
      ];
    }),
  );

/** The credentials whose Secret's content the guest agent writes into `authorized_keys`. */
export const agentCredentialsOf = (spec: unknown): AccessCredential[] =>
  credentialsOf(spec).filter(
    ({ kind, methods }) => kind === 'sshPublicKey' && methods.includes('qemuGuestAgent'),
  );

/** Whether a VM has a volume of cloud-init of a kind. */
export const hasVolume = (spec: unknown, key: (typeof volumeOfMethod)[CloudInitMethod]): boolean =>
  entriesAt(spec, 'volumes').some(({ entry }) => isRecord(valueAt(entry, key)));

/**
 * Whether KubeVirt has written what credentials by guest agent say; undefined where nothing does.
 * Other credentials never set it.
 *
 * Source: kubevirt pkg/virt-handler/vm.go, updateAccessCredentialConditions.
 */
export const credentialsSynchronized = (vmi: unknown): Condition | undefined =>
  conditionOf(vmi, 'AccessCredentialsSynchronized');
