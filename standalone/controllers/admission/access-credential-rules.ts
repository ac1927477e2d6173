import type { AccessCredential, InstanceSpec, Volume } from '../kubevirt/types.ts';
import { invalid, type Cause, type Path } from './denial.ts';

type Key = NonNullable<AccessCredential['sshPublicKey']>;

const methodsOf = ({ propagationMethod = {} }: Key): string[] =>
  (['noCloud', 'configDrive', 'qemuGuestAgent'] as const).filter(
    (method) => propagationMethod[method] !== undefined,
  );

const countCauses = (credential: Key, at: Path): Cause[] => [
  ...(methodsOf(credential).length === 1
    ? []
    : [
        invalid(
          at('propagationMethod'),
          `${at('propagationMethod')} must have exactly one propagationMethod set`,
        ),
      ]),
  ...(credential.source?.secret === undefined
    ? [invalid(at('source'), `${at('source')} must have exactly one source set`)]
    : []),
];

const volumeCauses = (credential: Key, volumes: Volume[], entry: string, at: Path): Cause[] =>
  (
    [
      ['noCloud', 'cloudInitNoCloud'],
      ['configDrive', 'cloudInitConfigDrive'],
    ] as const
  ).flatMap(([method, volume]) =>
    credential.propagationMethod?.[method] && !volumes.some((each) => each[volume])
      ? [
          invalid(
            at('propagationMethod'),
            `${entry} requires a ${method} volume to exist when the ${method} propagationMethod is in use.`,
          ),
        ]
      : [],
  );

const userCauses = ({ propagationMethod }: Key, entry: string, at: Path): Cause[] => {
  const agent = propagationMethod?.qemuGuestAgent;
  return agent && (agent.users ?? []).length === 0
    ? [
        invalid(
          at('propagationMethod', 'qemuGuestAgent', 'users'),
          `${entry} requires at least one user to be present in the users list`,
        ),
      ]
    : [];
};

/** Source: KubeVirt .../admitters/vmi-create-admitter.go, validateAccessCredentials. */
export const accessCredentialCauses = (
  { accessCredentials = [], volumes = [] }: InstanceSpec,
  path: Path,
): Cause[] =>
  accessCredentials.flatMap(({ sshPublicKey, userPassword }, index) => {
    const entry = path('accessCredentials', index);
    const below =
      (kind: string): Path =>
      (...steps) =>
        path('accessCredentials', index, kind, ...steps);
    return [
      ...(sshPublicKey
        ? [
            ...volumeCauses(sshPublicKey, volumes, entry, below('sshPublicKey')),
            ...userCauses(sshPublicKey, entry, below('sshPublicKey')),
            ...countCauses(sshPublicKey, below('sshPublicKey')),
          ]
        : []),
      ...(userPassword ? countCauses(userPassword, below('userPassword')) : []),
    ];
  });
