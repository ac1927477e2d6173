import { msg } from '../../core/msg';
import { canonicalMac } from '../../net/mac';
import { parseIp } from '../../net/cidr';

/** Servers that hand out addresses, for which a reservation can be written. */
export const dhcpServers = ['dnsmasq', 'isc', 'kea', 'windows'] as const;

export type DhcpServer = (typeof dhcpServers)[number];

const labels: Record<DhcpServer, string> = {
  dnsmasq: msg('dnsmasq'),
  isc: msg('ISC DHCP server'),
  kea: msg('Kea'),
  windows: msg('Windows Server'),
};

/** The name of a server, to be translated. */
export const dhcpServerLabel = (server: DhcpServer): string => labels[server];

/** One interface of a VM that a DHCP server shall know. */
export interface Reservation {
  /** Name of the host; what is no letter, digit or dash becomes a dash. */
  host: string;
  /** In any notation. */
  mac: string;
  /** IPv4 address, without a prefix. */
  address: string;
}

const writers: Record<DhcpServer, (reservation: Reservation) => string> = {
  dnsmasq: ({ host, mac, address }) => `dhcp-host=${mac},${address},${host}`,
  isc: ({ host, mac, address }) =>
    `host ${host} { hardware ethernet ${mac}; fixed-address ${address}; }`,
  kea: ({ host, mac, address }) =>
    JSON.stringify({ 'hw-address': mac, 'ip-address': address, hostname: host }),
  // The scope is the network's address, which only the server's administrator knows for sure.
  windows: ({ host, mac, address }) =>
    `Add-DhcpServerv4Reservation -ScopeId SCOPE -IPAddress ${address} -ClientId ${mac.replaceAll(':', '-')} -Name ${host}`,
};

/**
 * The line that makes a DHCP server give an interface always the same address; undefined for what is
 * no MAC address or no IPv4 address.
 *
 * Sources: dnsmasq(8) dhcp-host; dhcpd.conf(5) host; Kea ARM, host reservations; Microsoft
 * Add-DhcpServerv4Reservation.
 */
export const reservationLine = (
  server: DhcpServer,
  { host, mac, address }: Reservation,
): string | undefined => {
  const hardware = canonicalMac(mac);
  if (hardware === undefined || parseIp(address)?.family !== 4) return undefined;
  return writers[server]({ host: host.replace(/[^A-Za-z0-9-]+/g, '-'), mac: hardware, address });
};
