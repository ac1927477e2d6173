import { isRecord, type KubernetesObject } from '../kubernetes/object.ts';
import type { Age, Timestamp } from '../kubernetes/time.ts';
import { NETWORK } from '../objects/cluster/node-network.ts';
import { linuxBridgeNad } from '../objects/nad.ts';
import { secret } from '../objects/secret.ts';
import { mac, nicOn, podNic, wanted, type Wanted } from '../objects/wanted.ts';
import { settled } from './settled.ts';
import type { Scenario } from './scenario.ts';

const PROJECT = 'guests';
const LAN = 'office-vlan130';
const DATA = 'in-secret-network';

const networks = (ago: (age: Age) => Timestamp): KubernetesObject[] => [
  linuxBridgeNad(
    {
      namespace: PROJECT,
      name: LAN,
      created: ago('50d'),
      bridge: NETWORK.productionBridge,
      description: 'Office, VLAN 130; hands out no addresses',
    },
    { vlan: 130 },
  ),
];

type Json = Record<string, unknown>;

/** Makes something else of the volume for cloud-init, or (undefined) leaves the VM without. */
const withVolume = (vm: KubernetesObject, change: (data: Json) => Json | undefined) => {
  const spec = vm.spec as { template: { spec: { volumes: Json[]; domain: { devices: Json } } } };
  const { template } = spec;
  const volumes = template.spec.volumes.flatMap((volume) => {
    if (!isRecord(volume.cloudInitNoCloud)) return [volume];
    const made = change(volume.cloudInitNoCloud);
    return made ? [{ name: volume.name, ...made }] : [];
  });
  const names = volumes.map(({ name }) => name);
  const { devices } = template.spec.domain;
  const disks = (devices.disks as Json[]).filter(({ name }) => names.includes(name));
  const domain = { ...template.spec.domain, devices: { ...devices, disks } };
  return {
    ...vm,
    spec: { ...spec, template: { ...template, spec: { ...template.spec, domain, volumes } } },
  };
};

type Made = [
  name: string,
  description: string,
  own: string | undefined,
  more?: Partial<Wanted>,
  change?: (data: Json) => Json | undefined,
];

const ofSecret = (name: string) => (data: Json) => ({
  cloudInitNoCloud: { userData: data.userData, networkDataSecretRef: { name } },
});

const machinesOf: Made[] = [
  ['desk-01', 'Runs, with an address that cloud-init set', '10.130.0.11/24'],
  [
    'desk-02',
    'Cloned from desk-01 and not started yet',
    '10.130.0.11/24',
    { runStrategy: 'Halted' },
  ],
  [
    'new-01',
    'Has no cloud-init volume, and has never booted',
    undefined,
    { runStrategy: 'Halted' },
    () => undefined,
  ],
  [
    'in-secret-01',
    'Its network data stand in a Secret',
    undefined,
    { runStrategy: 'Halted' },
    ofSecret(DATA),
  ],
  [
    'no-secret-01',
    'Names a Secret that nobody made',
    undefined,
    { runStrategy: 'Halted' },
    ofSecret('forgotten'),
  ],
  [
    'drive-01',
    'A ConfigDrive with text in place of JSON, which cloud-init drops with its users',
    undefined,
    { runStrategy: 'Halted' },
    (data) => ({ cloudInitConfigDrive: data }),
  ],
  [
    'windows-01',
    'Windows, set up by an answer file',
    undefined,
    { runStrategy: 'Halted' },
    () => ({ sysprep: { configMap: { name: 'answer-file' } } }),
  ],
];

const machines = (created: Timestamp): KubernetesObject[] =>
  machinesOf.map(([name, description, own, more, change], index) => {
    const number = 0x10 * (index + 1);
    const vm = wanted({
      namespace: PROJECT,
      name,
      description,
      created,
      memoryGi: 2,
      nics: [podNic(number), nicOn('lan', LAN, mac(number + 1), own === undefined ? {} : { own })],
      ...more,
    });
    return change ? withVolume(vm, change) : vm;
  });

/** VMs whose guests are told of their networks in each of the ways that there are. */
export const guestNetwork: Scenario = {
  name: 'guest-network',
  title: 'Networks of guests',
  description:
    'VMs whose guests are told of their networks by cloud-init, from a Secret, on a ConfigDrive or by Sysprep, and one that is told nothing.',
  ...settled([PROJECT], (ago) => [
    ...networks(ago),
    secret(
      { namespace: PROJECT, name: DATA, created: ago('30d') },
      {
        networkdata: `# Kept by the office team
version: 2
ethernets:
  lan:
    match: { macaddress: "${mac(0x41)}" }
    addresses:
      - 10.130.0.41/24 # as in the list
    routes:
      - { to: 0.0.0.0/0, via: 10.130.0.1 }
`,
      },
    ),
    ...machines(ago('30d')),
  ]),
};
