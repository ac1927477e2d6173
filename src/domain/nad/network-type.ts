import { msg } from '../core/msg';
import type { ParsedConfig } from './config';

/** What kind of network a NetworkAttachmentDefinition describes, in the order of a filter. */
export const networkTypes = [
  'linux-bridge',
  'ovn-localnet',
  'ovn-layer2',
  'ovn-layer3',
  'sriov',
  'macvlan',
  'ipvlan',
  'host-device',
  'tap',
  'other',
  'empty',
  'invalid',
] as const;

export type NetworkType = (typeof networkTypes)[number];

const labels: Record<NetworkType, string> = {
  'linux-bridge': msg('Linux bridge'),
  'ovn-localnet': msg('OVN-Kubernetes localnet'),
  'ovn-layer2': msg('OVN-Kubernetes layer 2'),
  'ovn-layer3': msg('OVN-Kubernetes layer 3'),
  sriov: msg('SR-IOV'),
  macvlan: msg('macvlan'),
  ipvlan: msg('ipvlan'),
  'host-device': msg('Host device'),
  tap: msg('tap'),
  other: msg('Other'),
  empty: msg('No configuration'),
  invalid: msg('Unreadable configuration'),
};

/** The text for a type, to be translated. */
export const networkTypeLabel = (type: NetworkType): string => labels[type];

const byCniType: Record<string, NetworkType> = {
  bridge: 'linux-bridge',
  // Name of the same plugin in OpenShift 4.4 to 4.1x.
  'cnv-bridge': 'linux-bridge',
  sriov: 'sriov',
  macvlan: 'macvlan',
  ipvlan: 'ipvlan',
  'host-device': 'host-device',
  tap: 'tap',
};

const byTopology: Record<string, NetworkType> = {
  layer2: 'ovn-layer2',
  layer3: 'ovn-layer3',
  localnet: 'ovn-localnet',
};

const lookUp = (table: Record<string, NetworkType>, key: unknown): NetworkType | undefined =>
  typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;

/** The type of an already parsed configuration. */
export const networkTypeOfConfig = (parsed: ParsedConfig): NetworkType => {
  if (parsed.kind !== 'ok') return parsed.kind;
  const { plugin } = parsed;
  if (plugin.type === 'ovn-k8s-cni-overlay') return lookUp(byTopology, plugin.topology) ?? 'other';
  return lookUp(byCniType, plugin.type) ?? 'other';
};
