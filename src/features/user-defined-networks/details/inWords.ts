import type { TFunction } from 'i18next';
import type { UdnSummary } from '../../../domain/udn/summary';
import { listText } from '../../../ui/intl';

const reach = (summary: UdnSummary, t: TFunction): string[] => {
  switch (summary.topology) {
    case 'Layer2':
      return [
        summary.namespace === undefined
          ? t(
              'VMs of the chosen namespaces share one layer 2 segment that OVN-Kubernetes spans over all nodes.',
            )
          : t(
              'VMs of namespace {{namespace}} share one layer 2 segment that OVN-Kubernetes spans over all nodes.',
              { namespace: summary.namespace },
            ),
      ];
    case 'Layer3':
      return [t('OVN-Kubernetes routes between the subnets of this network, one for each node.')];
    case 'Localnet':
      return [
        t('OVN-Kubernetes connects VMs on this network to the physical network {{network}}.', {
          network: summary.physicalNetwork ?? '?',
        }),
        summary.vlan === undefined
          ? t('Their traffic leaves the node without a VLAN tag.')
          : t('Their traffic leaves the node in VLAN {{vlan}}.', { vlan: summary.vlan }),
      ];
    default:
      return [];
  }
};

const addresses = (summary: UdnSummary, t: TFunction): string[] => {
  if (!summary.hasAddresses) {
    return [t('VMs bring addresses of their own: from DHCP on the network, or set in the guest.')];
  }
  return [
    t('OVN-Kubernetes gives VMs addresses of {{subnets}}.', {
      subnets: listText(summary.subnets),
    }),
    summary.isPersistent
      ? t('A VM keeps its address when it is restarted or migrated.')
      : t('A VM gets another address when it is restarted or migrated.'),
  ];
};

/** What a network does for VMs, in sentences, from the settings that it has. */
export const inWords = (summary: UdnSummary, t: TFunction): string[] => {
  const isPrimary = summary.role === 'Primary';
  const isClosed = !isPrimary && summary.topology === 'Layer2';
  return [
    ...reach(summary, t),
    ...(isClosed ? [t('It has no way out of the cluster.')] : []),
    ...addresses(summary, t),
    isPrimary
      ? t('It takes the place of the pod network: VMs use it without naming it.')
      : t('VMs refer to it by the name {{name}}, as to any network of their namespace.', {
          name: summary.name,
        }),
  ];
};
