import { msg } from '../core/msg';

/** Settings of a plugin that say which VLANs its network puts on the wire. */
export interface VlanSettings {
  /** Of one VLAN. */
  tag?: string;
  /** Of a list of VLANs and ranges that pass with their tags. */
  trunk?: string;
}

/** What is particular to a type of network, beside its rules and its form. */
export interface NetworkTypeSpec {
  /** A text to be translated. */
  label: string;
  /** Names of its plugin. OVN-Kubernetes has one plugin, whose types differ by topology. */
  plugins?: readonly string[];
  topology?: string;
  /** What nodes must have, and the setting that names it; `overlay` spans over all nodes. */
  need:
    | { kind: 'bridge' | 'mapping' | 'interface'; setting: string }
    | { kind: 'device' | 'overlay' | 'unknown' };
  /** `none`: nothing of it reaches a wire of its own; `unknown`: its settings are not known. */
  vlans: VlanSettings | 'none' | 'unknown';
  /** What VMs share whose frames reach each other; `own`: nothing beyond the definition is known. */
  segment: 'bridge' | 'physical' | 'ovn' | 'resource' | 'own';
  /** Whether a VM gets a device of its own, or is connected by software. */
  connectsBy: 'software' | 'device' | 'unknown';
  /** How the interface of a VM is connected; `pods`: it lets no guest through. */
  vms: 'bridge' | 'sriov' | 'pods';
  /** What the name of a new network is made of, from the fields of its form. */
  nameWords: (field: (name: string) => string) => string[];
}

const plain = () => ['network'];

const vlan = (tag: string): string[] => (tag === '' ? [] : [`vlan${tag}`]);

const unknown = {
  need: { kind: 'unknown' },
  vlans: 'unknown',
  connectsBy: 'unknown',
  segment: 'own',
  vms: 'bridge',
  nameWords: plain,
} as const;

const onInterface = {
  need: { kind: 'interface', setting: 'master' },
  vlans: {},
  connectsBy: 'software',
  segment: 'own',
  vms: 'pods',
} as const;

const types = {
  'linux-bridge': {
    label: msg('Linux bridge'),
    // The second is the name of the same plugin in OpenShift 4.4 to 4.1x.
    plugins: ['bridge', 'cnv-bridge'],
    need: { kind: 'bridge', setting: 'bridge' },
    vlans: { tag: 'vlan', trunk: 'vlanTrunk' },
    connectsBy: 'software',
    segment: 'bridge',
    vms: 'bridge',
    nameWords: (field) => [field('bridge') || 'bridge', ...vlan(field('vlan'))],
  },
  'ovn-localnet': {
    label: msg('OVN localnet'),
    topology: 'localnet',
    need: { kind: 'mapping', setting: 'physicalNetworkName' },
    vlans: { tag: 'vlanID' },
    connectsBy: 'software',
    segment: 'physical',
    vms: 'bridge',
    nameWords: (field) => [field('physicalNetworkName') || 'localnet', ...vlan(field('vlanID'))],
  },
  'ovn-layer2': {
    label: msg('OVN layer 2'),
    topology: 'layer2',
    need: { kind: 'overlay' },
    vlans: 'none',
    connectsBy: 'software',
    segment: 'ovn',
    vms: 'bridge',
    nameWords: () => ['layer2'],
  },
  'ovn-layer3': {
    label: msg('OVN layer 3'),
    topology: 'layer3',
    need: { kind: 'overlay' },
    vlans: 'none',
    connectsBy: 'software',
    segment: 'ovn',
    vms: 'bridge',
    nameWords: plain,
  },
  sriov: {
    label: msg('SR-IOV'),
    plugins: ['sriov'],
    need: { kind: 'device' },
    vlans: { tag: 'vlan' },
    connectsBy: 'device',
    segment: 'resource',
    vms: 'sriov',
    nameWords: plain,
  },
  macvlan: {
    ...onInterface,
    label: msg('macvlan'),
    plugins: ['macvlan'],
    nameWords: (field) => ['migration', field('master')],
  },
  ipvlan: { ...onInterface, label: msg('ipvlan'), plugins: ['ipvlan'], nameWords: plain },
  'host-device': {
    ...unknown,
    label: msg('Host device'),
    // The pod takes the device away from the node, so nmstate does not tell whether it was there.
    plugins: ['host-device'],
  },
  tap: { ...unknown, label: msg('tap'), plugins: ['tap'], connectsBy: 'software' },
  other: { ...unknown, label: msg('Other') },
  empty: { ...unknown, label: msg('No configuration') },
  invalid: { ...unknown, label: msg('Unreadable configuration') },
} satisfies Record<string, NetworkTypeSpec>;

/** What kind of network a NetworkAttachmentDefinition describes. */
export type NetworkType = keyof typeof types;

/** All types by their names, in the order of a filter. */
export const networkTypeSpecs: Readonly<Record<NetworkType, NetworkTypeSpec>> = types;
