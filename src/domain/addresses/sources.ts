import { msg } from '../core/msg';

/** Who says that an address is there, in the order in which they are believed. */
export const addressSources = [
  'guest-agent',
  'ovn',
  'pod',
  'multus-status',
  'domain',
  'ovn-dhcp',
  'claim',
  'requested',
] as const;

export type AddressSource = (typeof addressSources)[number];

const sourceLabels: Record<AddressSource, string> = {
  'guest-agent': msg('Guest agent'),
  ovn: msg('OVN-Kubernetes'),
  pod: msg('Pod'),
  'multus-status': msg('Multus'),
  domain: msg('KubeVirt'),
  'ovn-dhcp': msg('DHCP of OVN-Kubernetes'),
  claim: msg('Kept by an IPAMClaim'),
  requested: msg('Requested only'),
};

/** Nobody has these: they are kept, or asked for. */
export const NOT_IN_USE: readonly AddressSource[] = ['claim', 'requested'];

/** The name of a source, to be translated. */
export const addressSourceLabel = (source: AddressSource): string => sourceLabels[source];
