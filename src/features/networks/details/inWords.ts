import type { TFunction } from 'i18next';
import type { NetworkType } from '../../../domain/nad/network-types';
import type { NadSummary } from '../../../domain/nad/summary';

/** What is not told by the configuration. */
const UNKNOWN = '?';

const vlan = (summary: NadSummary, t: TFunction): string =>
  summary.vlan === undefined
    ? t('Their traffic leaves the node without a VLAN tag.')
    : t('Their traffic leaves the node in VLAN {{vlan}}.', { vlan: summary.vlan });

const bridgeVlan = (summary: NadSummary, t: TFunction): string => {
  if (!summary.isTrunk) return vlan(summary, t);
  return t('VMs tag their traffic themselves: VLANs {{vlan}} pass.', {
    vlan: summary.vlan ?? UNKNOWN,
  });
};

const mtu = (summary: NadSummary, t: TFunction): string[] =>
  summary.mtu === undefined || summary.mtu === 0
    ? []
    : [t('Packets have up to {{mtu}} bytes (MTU).', { mtu: summary.mtu })];

const placement = ({ resourceName }: NadSummary, t: TFunction): string[] =>
  resourceName === undefined
    ? []
    : [t('VMs are started only on nodes that offer {{resourceName}}.', { resourceName })];

const linuxBridge = (summary: NadSummary, t: TFunction): string[] => [
  t('VMs on this network are connected to the Linux bridge {{bridge}} of the node they run on.', {
    bridge: summary.bridge ?? UNKNOWN,
  }),
  bridgeVlan(summary, t),
  // The plugin's default is to keep it.
  ...(summary.preserveDefaultVlan !== false && summary.vlan !== undefined
    ? [t('Untagged traffic of the bridge (VLAN 1) reaches the VMs, too.')]
    : []),
  summary.macspoofchk
    ? t('A VM can send only from the MAC address of its interface.')
    : t('A VM can send from any MAC address.'),
  ...mtu(summary, t),
  ...(summary.resourceName === undefined
    ? [t('VMs may be started on nodes that lack the bridge, and fail there.')]
    : placement(summary, t)),
];

const ovnAddresses = (summary: NadSummary, t: TFunction): string[] => {
  if (summary.subnets === undefined) {
    return [t('VMs bring addresses of their own: OVN-Kubernetes gives out none.')];
  }
  return [
    t('OVN-Kubernetes gives addresses of {{subnets}} to VMs.', { subnets: summary.subnets }),
    ...(summary.excludeSubnets === undefined
      ? []
      : [t('It leaves out {{excludeSubnets}}.', { excludeSubnets: summary.excludeSubnets })]),
    summary.allowPersistentIPs
      ? t('A VM keeps its address over restarts and migrations.')
      : t('A VM may get another address when it is restarted or migrated.'),
  ];
};

const ovnNetwork = ({ networkName }: NadSummary, t: TFunction): string[] =>
  networkName === undefined
    ? []
    : [
        t(
          'Its name in OVN-Kubernetes is {{networkName}}: network definitions of other namespaces with this name are the same network.',
          { networkName },
        ),
      ];

const primary = ({ role }: NadSummary, t: TFunction): string[] =>
  role === 'primary'
    ? [t('It takes the place of the pod network for every VM and pod of its namespace.')]
    : [];

const localnet = (summary: NadSummary, t: TFunction): string[] => [
  t(
    'OVN-Kubernetes connects VMs on this network to the physical network behind the bridge mapping {{network}} of the node they run on.',
    { network: summary.physicalNetworkName ?? UNKNOWN },
  ),
  vlan(summary, t),
  ...ovnAddresses(summary, t),
  ...mtu(summary, t),
  ...ovnNetwork(summary, t),
];

const layer2 = (summary: NadSummary, t: TFunction): string[] => [
  t('VMs on this network share one layer 2 segment that OVN-Kubernetes spans over all nodes.'),
  ...(summary.role === 'primary' ? primary(summary, t) : [t('It has no way out of the cluster.')]),
  ...ovnAddresses(summary, t),
  ...mtu(summary, t),
  ...ovnNetwork(summary, t),
];

const layer3 = (summary: NadSummary, t: TFunction): string[] => [
  t('OVN-Kubernetes routes between the subnets of this network, one for each node.'),
  ...primary(summary, t),
  ...(summary.subnets === undefined
    ? []
    : [
        t(
          'Each node gets its part of {{subnets}}. VMs cannot keep their addresses over migrations.',
          {
            subnets: summary.subnets,
          },
        ),
      ]),
  ...mtu(summary, t),
  ...ovnNetwork(summary, t),
];

const sriov = (summary: NadSummary, t: TFunction): string[] => [
  t('A VM on this network gets a virtual function of an SR-IOV network card for itself.'),
  ...(summary.vlan === undefined ? [] : [vlan(summary, t)]),
  ...placement(summary, t),
];

const podAddresses = ({ ipam }: NadSummary, t: TFunction): string => {
  switch (ipam) {
    case undefined:
      return t('Nothing gives out addresses on it.');
    case 'whereabouts':
      return t('whereabouts gives each pod an address that no other pod of the cluster has.');
    case 'host-local':
      return t(
        'host-local gives each pod an address that no other pod of the same node has; pods of two nodes can get the same one.',
      );
    default:
      return t('The plugin {{ipam}} gives out addresses.', { ipam });
  }
};

const onInterface = (summary: NadSummary, t: TFunction): string[] => [
  t(
    'Pods on this network get an interface of their own ({{type}}) on the interface {{master}} of the node.',
    { type: summary.cniType ?? UNKNOWN, master: summary.master ?? UNKNOWN },
  ),
  t('It suits live migration traffic, not the interfaces of VMs.'),
  podAddresses(summary, t),
  ...mtu(summary, t),
];

const hostDevice = (summary: NadSummary, t: TFunction): string[] => [
  t('A device of the node is moved into the pod. Only one pod of a node can use the network.'),
  ...placement(summary, t),
];

const tap = (summary: NadSummary, t: TFunction): string[] => [
  t('A tap device connects the pod to the node.'),
  ...(summary.bridge === undefined
    ? []
    : [t('It is a port of the bridge {{bridge}}.', { bridge: summary.bridge })]),
];

const other = (summary: NadSummary, t: TFunction): string[] => [
  t('The CNI plugin {{type}} sets this network up. This page shows its settings as they are.', {
    type: summary.cniType ?? UNKNOWN,
  }),
  ...placement(summary, t),
];

const empty = (_summary: NadSummary, t: TFunction): string[] => [
  t(
    'This network has no configuration of its own: Multus leaves everything to the default of the plugin that reads it.',
  ),
];

const invalid = (_summary: NadSummary, t: TFunction): string[] => [
  t('The configuration cannot be read, so a VM that uses this network does not start.'),
];

const byType: Record<NetworkType, (summary: NadSummary, t: TFunction) => string[]> = {
  'linux-bridge': linuxBridge,
  'ovn-layer2': layer2,
  'ovn-layer3': layer3,
  'ovn-localnet': localnet,
  sriov,
  macvlan: onInterface,
  ipvlan: onInterface,
  'host-device': hostDevice,
  tap,
  other,
  empty,
  invalid,
};

/** What a network does for a VM, in sentences, from the settings that it has. */
export const inWords = (summary: NadSummary, t: TFunction): string[] =>
  byType[summary.type](summary, t);
