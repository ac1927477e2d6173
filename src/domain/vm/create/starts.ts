import { msg } from '../../core/msg';
import { isRecord, listAt, recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { setIn } from '../../core/set-in';
import type { NetworkType } from '../../nad/network-type';
import type { Identity } from '../../forms/form';

type Json = Record<string, unknown>;

/** A way to connect a new VM, with the network data that its guest needs for it. */
export interface Start {
  id: 'masquerade' | 'dual-stack' | 'linux-bridge' | 'sriov' | 'static-ip';
  /** Texts are keys to be translated. */
  title: string;
  hint: string;
  /** What VMs made of it are called at first. */
  name: string;
  /** The type of the interface beside the pod network; undefined where there is none. */
  binding: 'bridge' | 'sriov' | undefined;
  /** What its network is at best. */
  networkType?: NetworkType;
  interfaces: readonly Json[];
  networks: readonly Json[];
  networkData: string | undefined;
}

const ports = [{ name: 'ssh', port: 22, protocol: 'TCP' }];
const onPod: Json = { name: 'default', masquerade: {} };
const pod: Json = { name: 'default', pod: {} };
const bridge: Json = { name: 'bridge-net', model: 'virtio', bridge: {} };

/** Stands for the name of a network, which has to be chosen. */
const BRIDGE_NETWORK = 'bridge-network';
const SRIOV_NETWORK = 'sriov-network';

const multus = (name: string, networkName: string): Json => ({ name, multus: { networkName } });

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('');

/** In the order in which they are offered; the first is the usual one. */
export const starts: readonly [Start, ...Start[]] = [
  {
    id: 'masquerade',
    title: msg('Pod network'),
    hint: msg('Behind the address of its pod: Services reach it, and it can be live migrated.'),
    name: 'vm-masquerade',
    binding: undefined,
    interfaces: [{ ...onPod, ports }],
    networks: [pod],
    networkData: undefined,
  },
  {
    id: 'dual-stack',
    title: msg('Pod network with IPv4 and IPv6'),
    hint: msg('The same with IPv6, which the guest is given by cloud-init.'),
    name: 'vm-dual-stack',
    binding: undefined,
    interfaces: [{ ...onPod, ports }],
    networks: [{ name: 'default', pod: { vmIPv6NetworkCIDR: 'fd10:0:2::/120' } }],
    networkData: lines(
      'version: 2',
      'ethernets:',
      '  # Name of the interface in the guest.',
      '  enp1s0:',
      '    dhcp4: true',
      '    addresses:',
      '      - fd10:0:2::2/120',
      '    routes:',
      '      - to: "::/0"',
      '        via: fd10:0:2::1',
    ),
  },
  {
    id: 'linux-bridge',
    title: msg('Linux bridge network'),
    hint: msg('Beside the pod network, with a MAC address of its own on the network itself.'),
    name: 'vm-linux-bridge',
    binding: 'bridge',
    networkType: 'linux-bridge',
    interfaces: [onPod, bridge],
    networks: [pod, multus('bridge-net', BRIDGE_NETWORK)],
    networkData: undefined,
  },
  {
    id: 'sriov',
    title: msg('SR-IOV network'),
    hint: msg('Beside the pod network, with a part of the network card itself.'),
    name: 'vm-sriov',
    binding: 'sriov',
    interfaces: [onPod, { name: 'nic1', sriov: {} }],
    networks: [pod, multus('nic1', SRIOV_NETWORK)],
    networkData: undefined,
  },
  {
    id: 'static-ip',
    title: msg('Static address on a network'),
    hint: msg('On a Linux bridge network, with an address that cloud-init sets in the guest.'),
    name: 'vm-static-ip',
    binding: 'bridge',
    networkType: 'linux-bridge',
    interfaces: [onPod, bridge],
    networks: [pod, multus('bridge-net', BRIDGE_NETWORK)],
    networkData: lines(
      'version: 2',
      'ethernets:',
      '  # Names of the interfaces in the guest, in the order of the interfaces above.',
      '  enp1s0:',
      '    dhcp4: true',
      '  enp2s0:',
      '    addresses:',
      '      - 192.0.2.10/24',
      '    nameservers:',
      '      addresses:',
      '        - 192.0.2.53',
    ),
  },
];

const USER_DATA = lines(
  '#cloud-config',
  'user: fedora',
  'password: change-me',
  'chpasswd:',
  '  expire: true',
);

/** A VM that does not start by itself, with a container disk, and without any network. */
const unconnected = ({ name = '', namespace }: Identity): KubernetesResource => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
  spec: {
    runStrategy: 'Halted',
    template: {
      metadata: { labels: { 'kubevirt.io/domain': name } },
      spec: {
        domain: {
          cpu: { cores: 1 },
          memory: { guest: '2Gi' },
          devices: {
            rng: {},
            disks: [
              { name: 'rootdisk', disk: { bus: 'virtio' } },
              { name: 'cloudinitdisk', disk: { bus: 'virtio' } },
            ],
            interfaces: [],
          },
        },
        networks: [],
        volumes: [
          {
            name: 'rootdisk',
            containerDisk: { image: 'quay.io/containerdisks/fedora:latest' },
          },
          { name: 'cloudinitdisk', cloudInitNoCloud: { userData: USER_DATA } },
        ],
      },
    },
  },
});

/** The first cloud-init volume for NoCloud with other network data; without such a volume, as it was. */
const withNetworkData = (volumes: readonly unknown[], text: string | undefined): unknown[] => {
  const at = volumes.findIndex((volume) => isRecord(recordAt(volume).cloudInitNoCloud));
  return volumes.map((volume, index) => {
    if (index !== at) return volume;
    const source = recordAt(volume, 'cloudInitNoCloud');
    const { networkData: _data, networkDataBase64: _base64, ...rest } = source;
    const { networkDataSecretRef: _secret, ...others } = rest;
    const cloudInitNoCloud = text === undefined ? others : { ...others, networkData: text };
    return { ...recordAt(volume), cloudInitNoCloud };
  });
};

const TEMPLATE = ['spec', 'template', 'spec'];

/** A VM that is connected as a starting point says; its disks, sizes and all else stay as they are. */
export const withStart = (
  vm: KubernetesResource,
  { interfaces, networks, networkData }: Start,
): KubernetesResource => {
  const connected = setIn(
    setIn(vm, [...TEMPLATE, 'domain', 'devices', 'interfaces'], [...interfaces]),
    [...TEMPLATE, 'networks'],
    [...networks],
  );
  const volumes = listAt(connected, ...TEMPLATE, 'volumes');
  return volumes.length === 0
    ? connected
    : setIn(connected, [...TEMPLATE, 'volumes'], withNetworkData(volumes, networkData));
};

/** The VM without network data for its guest. */
export const withoutNetworkData = (vm: KubernetesResource): KubernetesResource =>
  setIn(
    vm,
    [...TEMPLATE, 'volumes'],
    withNetworkData(listAt(vm, ...TEMPLATE, 'volumes'), undefined),
  );

const PLACEHOLDERS = [BRIDGE_NETWORK, SRIOV_NETWORK];

/** Whether a name stands for that of a network which has still to be chosen. */
export const isPlaceholder = (networkName: string): boolean => PLACEHOLDERS.includes(networkName);

const isOpen = (network: unknown): boolean =>
  isPlaceholder(textAt(network, 'multus', 'networkName') ?? '');

/** Whether the name of a network has still to be chosen. */
export const lacksNetwork = (vm: KubernetesResource): boolean =>
  listAt(vm, ...TEMPLATE, 'networks').some(isOpen);

/** The VM with the name of a network in place of those that have still to be chosen. */
export const withNetwork = (vm: KubernetesResource, networkName: string): KubernetesResource =>
  setIn(
    vm,
    [...TEMPLATE, 'networks'],
    listAt(vm, ...TEMPLATE, 'networks').map((network) =>
      isOpen(network) ? setIn(recordAt(network), ['multus', 'networkName'], networkName) : network,
    ),
  );

/** A new VM that is connected as a starting point says. */
export const newVm = (start: Start, identity: Identity): KubernetesResource =>
  withStart(unconnected(identity), start);
