import { isRecord, listAt, recordAt, textAt, textOf, valueAt } from '../core/resource';
import { DESCRIPTION_ANNOTATION } from '../nad/types';
import { statusOf, type UdnStatus } from './status';
import { networkNameOf, networkSpecOf, roleOf, settingsOf, udnKindOf } from './types';

/** A user-defined network as lists and details show it; values are as they were written. */
export interface UdnSummary {
  kind: 'UserDefinedNetwork' | 'ClusterUserDefinedNetwork';
  name: string;
  /** undefined for networks of the cluster. */
  namespace: string | undefined;
  topology: string | undefined;
  role: string | undefined;
  /** Bridge mapping of a localnet. */
  physicalNetwork: string | undefined;
  /** Undefined for untagged traffic, and where the topology has none. */
  vlan: string | undefined;
  subnets: string[];
  excludeSubnets: string[];
  /** Bytes. */
  mtu: string | undefined;
  /** Whether OVN-Kubernetes hands out addresses. */
  hasAddresses: boolean;
  /** VMs keep their addresses when they migrate or restart. */
  isPersistent: boolean;
  /** What OVN-Kubernetes calls the network. */
  networkName: string | undefined;
  description: string | undefined;
  created: string;
  status: UdnStatus;
}

const written = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : textOf(value);

const textsOf = (list: unknown[]): string[] =>
  list.flatMap((entry) => written(isRecord(entry) ? entry.cidr : entry) ?? []);

/** Reads what there is to show; cheap, and takes any object. */
export const summarizeUdn = (udn: unknown): UdnSummary => {
  const settings = settingsOf(udn);
  const ipam = recordAt(settings, 'ipam');
  const subnets = textsOf(listAt(settings, 'subnets'));
  return {
    kind: udnKindOf(udn) ?? 'UserDefinedNetwork',
    name: textAt(udn, 'metadata', 'name') ?? '',
    namespace: textAt(udn, 'metadata', 'namespace'),
    topology: textOf(networkSpecOf(udn).spec.topology),
    role: roleOf(udn),
    physicalNetwork: textOf(settings.physicalNetworkName),
    vlan: written(valueAt(settings, 'vlan', 'access', 'id')),
    subnets,
    excludeSubnets: textsOf(listAt(settings, 'excludeSubnets')),
    mtu: written(settings.mtu),
    hasAddresses: ipam.mode !== 'Disabled' && subnets.length > 0,
    isPersistent: ipam.lifecycle === 'Persistent',
    networkName: networkNameOf(udn),
    description: textAt(udn, 'metadata', 'annotations', DESCRIPTION_ANNOTATION),
    created: textAt(udn, 'metadata', 'creationTimestamp') ?? '',
    status: statusOf(udn),
  };
};
