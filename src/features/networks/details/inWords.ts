import type { TFunction } from 'i18next';
import type { NadSummary } from '../../../domain/nad/summary';

const linuxBridge = (summary: NadSummary, t: TFunction): string[] => {
  const bridge = summary.bridge ?? '?';
  return [
    t('VMs on this network are connected to the Linux bridge {{bridge}} of the node they run on.', {
      bridge,
    }),
    summary.vlan === undefined
      ? t('Their traffic leaves the node without a VLAN tag.')
      : t('Their traffic leaves the node in VLAN {{vlan}}.', { vlan: summary.vlan }),
    summary.macspoofchk
      ? t('A VM can send only from the MAC address of its interface.')
      : t('A VM can send from any MAC address.'),
    summary.resourceName === undefined
      ? t('VMs may be started on nodes that lack the bridge, and fail there.')
      : t('VMs are started only on nodes that offer {{resourceName}}.', {
          resourceName: summary.resourceName,
        }),
  ];
};

/** What a network does for a VM, in sentences, from the settings that it has. */
export const inWords = (summary: NadSummary, t: TFunction): string[] => {
  switch (summary.type) {
    case 'linux-bridge':
      return linuxBridge(summary, t);
    case 'ovn-layer2':
      return [
        t(
          'VMs on this network share one layer 2 segment that OVN-Kubernetes spans over all nodes.',
        ),
        t('It has no way out of the cluster.'),
      ];
    case 'ovn-layer3':
      return [t('OVN-Kubernetes routes between the subnets of this network, one for each node.')];
    case 'ovn-localnet':
      return [
        t('OVN-Kubernetes connects VMs on this network to the physical network {{network}}.', {
          network: summary.physicalNetworkName ?? '?',
        }),
        summary.vlan === undefined
          ? t('Their traffic leaves the node without a VLAN tag.')
          : t('Their traffic leaves the node in VLAN {{vlan}}.', { vlan: summary.vlan }),
      ];
    case 'sriov':
      return [
        t('A VM on this network gets a virtual function of an SR-IOV network card for itself.'),
      ];
    case 'macvlan':
      return [
        t(
          'Pods on this network get a MAC address of their own on an interface of the node. It suits live migration traffic, not the interfaces of VMs.',
        ),
      ];
    case 'empty':
      return [
        t(
          'This network has no configuration of its own: Multus leaves everything to the default of the plugin that reads it.',
        ),
      ];
    case 'invalid':
      return [
        t('The configuration cannot be read, so a VM that uses this network does not start.'),
      ];
    default:
      return [
        t(
          'The CNI plugin {{type}} sets this network up. This page shows its settings as they are.',
          {
            type: summary.cniType ?? '?',
          },
        ),
      ];
  }
};
