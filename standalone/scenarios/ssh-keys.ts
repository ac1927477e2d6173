import { secret } from '../objects/secret.ts';
import type { Age, Timestamp } from '../kubernetes/time.ts';
import { podNic, wanted, type Wanted } from '../objects/wanted.ts';
import { settled } from './settled.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';

const PROJECT = 'lab';
const TEAM = 'team-keys';
const BUILD = 'build-keys';
const USER = 'cloud-user';

/** Public keys of nobody. */
const KEYS = {
  ann: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBSkyRM9xnKmDhkL/+r4iD8EhLWq1r8rqsJur44GU+FE ann@example.com',
  bob: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAWw+9MChaXh6Gt91u31xs+6y062nnc48bFtvjGu6G2s bob@example.com',
  build:
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFPSyf4VTxb2bQT1bT+GS+WnDd3xvYpJBRpwGYc9pJQ/ ci@example.com',
  first:
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKH9Pcf+O5LIfrWihD7sfdmP+8AzZ2B5CYdpr0boGf8e old@example.com',
};

const byAgent = (secretName: string) => ({
  sshPublicKey: {
    source: { secret: { secretName } },
    propagationMethod: { qemuGuestAgent: { users: [USER] } },
  },
});
const atFirstBoot = (secretName: string) => ({
  sshPublicKey: { source: { secret: { secretName } }, propagationMethod: { noCloud: {} } },
});

const secrets = (ago: (age: Age) => Timestamp): KubernetesObject[] => [
  secret(
    { namespace: PROJECT, name: TEAM, created: ago('40d') },
    { ann: `${KEYS.ann}\n`, others: `# from the wiki\n${KEYS.bob}\n` },
  ),
  secret({ namespace: PROJECT, name: BUILD, created: ago('40d') }, { key: `${KEYS.build}\n` }),
];

const machines = (created: Timestamp): KubernetesObject[] =>
  (
    [
      [
        'agent-01',
        'The guest agent writes the keys of two Secrets',
        { accessCredentials: [byAgent(TEAM), byAgent(BUILD)] },
      ],
      ['agent-02', 'Has the keys of the team as well', { accessCredentials: [byAgent(TEAM)] }],
      [
        'offline-01',
        'Its guest has no agent that would write the keys',
        { accessCredentials: [byAgent(TEAM)], agent: false },
      ],
      [
        'boot-01',
        'Was given keys at its first boot, by cloud-init and its user data',
        {
          accessCredentials: [atFirstBoot(BUILD)],
          moreUserData: `ssh_authorized_keys:\n  - ${KEYS.first}\n`,
        },
      ],
      ['plain-01', 'Was given no key', { runStrategy: 'Halted' }],
    ] satisfies [string, string, Partial<Wanted>][]
  ).map(([name, description, more], index) =>
    wanted({
      namespace: PROJECT,
      name,
      description,
      created,
      memoryGi: 2,
      nics: [podNic(0x10 * (index + 1))],
      ...more,
    }),
  );

/** VMs that have SSH keys in each of the ways in which KubeVirt gives them. */
export const sshKeys: Scenario = {
  name: 'ssh-keys',
  title: 'SSH keys',
  description:
    'VMs with SSH keys from Secrets and user data, some written by the guest agent while they run. Who edits the project may not read its Secrets.',
  ...settled([PROJECT], (ago) => [...secrets(ago), ...machines(ago('30d'))]),
};
