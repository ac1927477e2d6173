import { isRecord, listAt, printed, recordAt, textAt, valueAt } from '../core/resource';
import { parseIp, type IpFamily } from '../net/cidr';

/** Keys and places that lead to a value of network data. */
export type GuestPath = readonly (string | number)[];

/** A route of an interface, as written; '' where a part is not there. */
export interface GuestRoute {
  to: string;
  via: string;
  metric: string;
  /** Routing table of its own; '' for that of all traffic. */
  table: string;
  path: GuestPath;
}

/** An interface of the guest, as network data of either version set it up. */
export interface GuestNic {
  /** Version 2: its key; version 1: its name. */
  id: string;
  /** By which it is found; undefined where it is found by its name. */
  mac: string | undefined;
  /** As the guest calls it. */
  name: string;
  dhcp4: boolean;
  dhcp6: boolean;
  /** Static addresses, with a prefix where one is set. */
  addresses: readonly string[];
  routes: readonly GuestRoute[];
  gateway4: string | undefined;
  gateway6: string | undefined;
  nameservers: readonly string[];
  search: readonly string[];
  /** As written. */
  mtu: string | undefined;
  path: GuestPath;
}

/** What cloud-init is told of a guest's network. */
export interface GuestNetwork {
  version: 1 | 2;
  /** Where it begins in the value: below `network`, or nowhere. */
  base: GuestPath;
  nics: readonly GuestNic[];
  /** Bonds, bridges, VLANs and whatever else is set up, by name. */
  kept: readonly string[];
  /** All of it, below `base`. */
  data: Readonly<Record<string, unknown>>;
}

/** A text, or a number as digits; undefined for whatever else. */
const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** A list of words; of old the words of one text. */
export const wordsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((word) => word !== '');
  return Array.isArray(value) ? value.flatMap((each) => wordOf(each) ?? []) : [];
};

const MAC_DIGITS = 6;

/**
 * A MAC address as it was written: without quotes, one of digits alone is a number of base 60 to
 * cloud-init.
 */
export const writtenMac = (value: unknown): string | undefined => {
  if (typeof value !== 'number') return wordOf(value);
  const parts: number[] = [];
  for (let left = value; left > 0; left = Math.floor(left / 60)) parts.unshift(left % 60);
  return parts.length === MAC_DIGITS
    ? parts.map((part) => String(part).padStart(2, '0')).join(':')
    : String(value);
};

/** Of which family an address is, with or without a prefix; undefined where it is none. */
export const familyOf = (address: string): IpFamily | undefined =>
  parseIp(address.replace(/\/.*$/, ''))?.family;

/** Whether DHCP is on. */
export const isOn = (value: unknown): boolean =>
  value === true || (typeof value === 'string' && /^(?:yes|true|on)$/i.test(value));

const prefixOfMask = (mask: string): number | undefined => {
  const ip = parseIp(mask);
  if (ip?.family !== 4) return /^\d{1,3}$/.test(mask) ? Number(mask) : undefined;
  const bits = ip.value.toString(2).padStart(32, '0');
  return /^1*0*$/.test(bits) ? bits.replace(/0/g, '').length : undefined;
};

const withPrefix = (address: string, prefix: unknown): string => {
  const mask = wordOf(prefix);
  const length = mask === undefined || address.includes('/') ? undefined : prefixOfMask(mask);
  return length === undefined ? address : `${address}/${length}`;
};

const nicOf2 = (id: string, value: unknown, path: GuestPath): GuestNic => {
  const entry = isRecord(value) ? value : {};
  const match = recordAt(entry, 'match');
  return {
    id,
    mac: writtenMac(match.macaddress),
    name: textAt(entry, 'set-name') ?? textAt(match, 'name') ?? id,
    dhcp4: isOn(entry.dhcp4),
    dhcp6: isOn(entry.dhcp6),
    addresses: listAt(entry, 'addresses').flatMap((each) => wordOf(each) ?? []),
    routes: listAt(entry, 'routes').map((route, index) => ({
      to: wordOf(valueAt(route, 'to')) ?? '',
      via: wordOf(valueAt(route, 'via')) ?? '',
      metric: wordOf(valueAt(route, 'metric')) ?? '',
      table: wordOf(valueAt(route, 'table')) ?? '',
      path: [...path, 'routes', index],
    })),
    gateway4: wordOf(entry.gateway4),
    gateway6: wordOf(entry.gateway6),
    nameservers: wordsOf(valueAt(entry, 'nameservers', 'addresses')),
    search: wordsOf(valueAt(entry, 'nameservers', 'search')),
    mtu: wordOf(entry.mtu),
    path,
  };
};

/** Kinds of subnets of version 1 that ask by DHCP. */
export const DHCP4_TYPES: readonly string[] = ['dhcp', 'dhcp4'];
export const DHCP6_TYPES: readonly string[] = [
  'dhcp6',
  'ipv6_dhcpv6-stateful',
  'ipv6_dhcpv6-stateless',
];

/** The address of a subnet of version 1, with its prefix. */
export const subnetAddress = (subnet: unknown): string | undefined => {
  const address = wordOf(valueAt(subnet, 'address'));
  return address === undefined ? undefined : withPrefix(address, valueAt(subnet, 'netmask'));
};

/** A route of version 1, whose target may have its prefix beside it. */
export const routeOf1 = (route: unknown): Omit<GuestRoute, 'path'> => {
  const to = wordOf(valueAt(route, 'destination')) ?? wordOf(valueAt(route, 'network')) ?? '';
  const prefix = valueAt(route, 'prefix') ?? valueAt(route, 'netmask');
  return {
    to: to === '' ? '' : withPrefix(to, prefix),
    via: wordOf(valueAt(route, 'gateway')) ?? '',
    metric: wordOf(valueAt(route, 'metric')) ?? '',
    table: '',
  };
};

const routesOf1 = (subnet: unknown, path: GuestPath): GuestRoute[] =>
  listAt(subnet, 'routes').map((route, index) => ({
    ...routeOf1(route),
    path: [...path, 'routes', index],
  }));

const nicOf1 = (entry: Record<string, unknown>, path: GuestPath): GuestNic => {
  const name = wordOf(entry.name) ?? '';
  const subnets = listAt(entry, 'subnets');
  const types = subnets.map((subnet) => textAt(subnet, 'type') ?? '');
  const gateway = (family: IpFamily): string | undefined =>
    subnets
      .flatMap((subnet) => wordOf(valueAt(subnet, 'gateway')) ?? [])
      .find((each) => familyOf(each) === family);
  return {
    id: name,
    mac: writtenMac(entry.mac_address),
    name,
    dhcp4: types.some((type) => DHCP4_TYPES.includes(type)),
    dhcp6: types.some((type) => DHCP6_TYPES.includes(type)),
    addresses: subnets.flatMap((subnet) => subnetAddress(subnet) ?? []),
    routes: subnets.flatMap((subnet, index) => routesOf1(subnet, [...path, 'subnets', index])),
    gateway4: gateway(4),
    gateway6: gateway(6),
    nameservers: subnets.flatMap((subnet) => wordsOf(valueAt(subnet, 'dns_nameservers'))),
    search: subnets.flatMap((subnet) => wordsOf(valueAt(subnet, 'dns_search'))),
    mtu: wordOf(entry.mtu),
    path,
  };
};

/** Parts of version 2 beside `ethernets` that set something up. */
const OTHER_PARTS = ['bonds', 'bridges', 'vlans'];

const version2 = (data: Record<string, unknown>, base: GuestPath): GuestNetwork => ({
  version: 2,
  base,
  nics: Object.entries(recordAt(data, 'ethernets')).map(([id, entry]) =>
    nicOf2(id, entry, [...base, 'ethernets', id]),
  ),
  kept: OTHER_PARTS.flatMap((part) => Object.keys(recordAt(data, part))),
  data,
});

const version1 = (data: Record<string, unknown>, base: GuestPath): GuestNetwork => {
  const entries = listAt(data, 'config').map((entry, index) => ({
    entry: isRecord(entry) ? entry : {},
    path: [...base, 'config', index],
  }));
  return {
    version: 1,
    base,
    nics: entries
      .filter(({ entry }) => entry.type === 'physical')
      .map(({ entry, path }) => nicOf1(entry, path)),
    kept: entries
      .filter(({ entry }) => entry.type !== 'physical')
      .map(({ entry }) => wordOf(entry.name) ?? printed(entry.type)),
    data,
  };
};

/**
 * Reads network data of cloud-init, version 1 or 2, at the top or below `network`. Undefined for
 * whatever else; parts of another shape are left out. Never throws.
 *
 * Source: cloud-init cloudinit/net/network_state.py, cloudinit/stages.py and
 * doc/rtd/reference/network-config-format-v1.rst and -v2.rst.
 */
export const readGuestNetwork = (value: unknown): GuestNetwork | undefined => {
  if (!isRecord(value)) return undefined;
  const inner = valueAt(value, 'network');
  const base: GuestPath = isRecord(inner) ? ['network'] : [];
  const data = isRecord(inner) ? inner : value;
  if (data.version === 2) return version2(data, base);
  return data.version === 1 ? version1(data, base) : undefined;
};

/** Every address of a family, as the target of a route; understood by every renderer. */
export const EVERYWHERE = { 4: '0.0.0.0/0', 6: '::/0' } as const;

const MAIN_TABLE = '254';

/** The family of which a route is the default, if it is one. */
export const defaultFamily = ({
  to,
  via,
  table,
}: Omit<GuestRoute, 'path' | 'metric'>): IpFamily | undefined => {
  if (table !== '' && table !== MAIN_TABLE) return undefined;
  if (to === 'default') return familyOf(via) ?? 4;
  if (!to.endsWith('/0')) return undefined;
  const ip = parseIp(to.slice(0, -2));
  return ip?.value === 0n ? ip.family : undefined;
};

/** The value at a path of network data. */
export const guestValueAt = ({ base, data }: GuestNetwork, path: GuestPath): unknown =>
  path
    .slice(base.length)
    .reduce<unknown>(
      (value, step) =>
        typeof step === 'number'
          ? Array.isArray(value)
            ? (value[step] as unknown)
            : undefined
          : valueAt(value, step),
      data,
    );

/** A way out of the guest for all that lies on none of its networks. */
export interface DefaultWay {
  /** Place of its interface in `nics`. */
  nic: number;
  /** Address of the gateway; '' where none is set. */
  via: string;
  metric: string;
  /** The route, or undefined where it is written as the gateway of the interface. */
  route: GuestRoute | undefined;
}

/** The default routes of a family, in whichever way they are written. */
export const defaultWays = ({ nics }: Pick<GuestNetwork, 'nics'>, family: IpFamily): DefaultWay[] =>
  nics.flatMap((nic, index) => {
    const gateway = family === 4 ? nic.gateway4 : nic.gateway6;
    const own = { nic: index, via: gateway ?? '', metric: '', route: undefined };
    const routes = nic.routes
      .filter((route) => defaultFamily(route) === family)
      .map((route) => ({ nic: index, via: route.via, metric: route.metric, route }));
    return gateway === undefined ? routes : [own, ...routes];
  });
