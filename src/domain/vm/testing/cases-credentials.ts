import type { RuleCase } from '../../findings/testing/cases';
import { base64Of } from '../../text/base64';
import { sampleKeys } from '../keys/testing/sample-keys';
import { AT } from './cases-layout';
import { conditions, vmiOf, vmOf } from './vms';

type Json = Record<string, unknown>;

const { ed25519 } = sampleKeys;
const FIRST = `${AT}.accessCredentials[0].sshPublicKey`;
const SECRET = `${FIRST}.source.secret.secretName`;

const noCloud = { name: 'init', cloudInitNoCloud: { userData: '#cloud-config\n' } };
const configDrive = { name: 'drive', cloudInitConfigDrive: { userData: '#cloud-config\n' } };

const keyBy = (propagationMethod: Json, source: Json = { secret: { secretName: 'keys' } }) => ({
  sshPublicKey: { source, propagationMethod },
});
const agent = keyBy({ qemuGuestAgent: { users: ['fedora'] } });
const password = (source: Json, propagationMethod: Json) => ({
  userPassword: { source, propagationMethod },
});

const withCredentials = (accessCredentials: unknown[], volumes: Json[] = []) =>
  vmOf({ template: { accessCredentials, volumes } });

const secret = (name: string, value: string, namespace = 'default') => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace },
  data: { key: base64Of(value) },
});

const refused: RuleCase[] = [
  [
    'VMN780',
    `${FIRST}.propagationMethod`,
    [withCredentials([keyBy({ noCloud: {} })], [configDrive])],
    [withCredentials([keyBy({ noCloud: {} })], [noCloud])],
  ],
  [
    'VMN780',
    `${FIRST}.propagationMethod`,
    [withCredentials([keyBy({ configDrive: {} })])],
    [withCredentials([keyBy({ configDrive: {} })], [configDrive])],
  ],
  [
    'VMN781',
    `${FIRST}.propagationMethod.qemuGuestAgent.users`,
    [withCredentials([keyBy({ qemuGuestAgent: { users: [] } })])],
    [withCredentials([agent])],
  ],
  [
    'VMN782',
    `${FIRST}.source`,
    [withCredentials([keyBy({ noCloud: {} }, {})], [noCloud])],
    [withCredentials([keyBy({ noCloud: {} })], [noCloud])],
  ],
  [
    'VMN782',
    `${AT}.accessCredentials[1].userPassword.source`,
    [withCredentials([agent, password({}, { qemuGuestAgent: {} })])],
    [withCredentials([agent, password({ secret: { secretName: 'x' } }, { qemuGuestAgent: {} })])],
  ],
  [
    'VMN783',
    `${FIRST}.propagationMethod`,
    [withCredentials([keyBy({ noCloud: {}, qemuGuestAgent: { users: ['a'] } })], [noCloud])],
    [withCredentials([keyBy({ noCloud: {} })], [noCloud])],
  ],
  [
    'VMN783',
    `${FIRST}.propagationMethod`,
    [withCredentials([keyBy({})])],
    [withCredentials([agent])],
  ],
];

const secrets: RuleCase[] = [
  // Where no Secret of the namespace is among the files, they are made in another way.
  [
    'VMN784',
    SECRET,
    [withCredentials([agent]), secret('other', ed25519)],
    [withCredentials([agent]), secret('other', ed25519, 'other')],
  ],
  [
    'VMN784',
    SECRET,
    [withCredentials([agent]), secret('other', ed25519)],
    [withCredentials([agent]), secret('keys', ed25519)],
  ],
  [
    'VMN785',
    SECRET,
    [withCredentials([agent]), secret('keys', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl')],
    [withCredentials([agent]), secret('keys', '-----BEGIN PUBLIC KEY-----')],
  ],
  [
    'VMN786',
    SECRET,
    [withCredentials([agent]), secret('keys', `${ed25519}\n${ed25519.slice(0, 60)}`)],
    [withCredentials([agent]), secret('keys', `# mine\n\n${ed25519}\n`)],
  ],
  // The values of a password are no keys.
  [
    'VMN786',
    SECRET,
    [withCredentials([agent]), secret('keys', 'pass-word')],
    [
      withCredentials([password({ secret: { secretName: 'keys' } }, { qemuGuestAgent: {} })]),
      secret('keys', 'pass-word'),
    ],
  ],
];

const synchronized = (status: string, phase = 'Running') => [
  withCredentials([agent]),
  vmiOf({
    status: {
      phase,
      conditions: conditions(['AccessCredentialsSynchronized', status, { message: 'x' }]),
    },
  }),
];

const guests: RuleCase[] = [
  ['VMN787', 'status.conditions', synchronized('False'), synchronized('True')],
  ['VMN787', 'status.conditions', synchronized('False'), synchronized('False', 'Succeeded')],
  [
    'VMN788',
    `${FIRST}.propagationMethod`,
    [withCredentials([keyBy({ noCloud: {} })], [configDrive, noCloud])],
    [withCredentials([keyBy({ noCloud: {} })], [noCloud, configDrive])],
  ],
];

/** Rules on keys and passwords that are put into guests. */
export const credentialCases: RuleCase[] = [...refused, ...secrets, ...guests];
