import { isRecord, printed, recordAt, textAt } from '../core/resource';
import { groupedBy } from '../core/collections';
import type { FindingCode } from '../findings/catalog';
import * as codes from '../findings/codes';
import { catalog } from '../findings/catalog';
import { listOf } from '../findings/report';
import type { Severity } from '../findings/severity';
import { containsIp, formatCidr, parseCidr, parseIp, type Cidr, type IpFamily } from '../net/cidr';
import { macOf } from '../net/mac';
import { DEFAULT_NIC, GATEWAY, nicField, type NicFieldName } from './fields';
import {
  EVERYWHERE,
  defaultFamily,
  defaultWays,
  guestValueAt,
  type GuestNetwork,
  type GuestNic,
  type GuestRoute,
} from './network-data';

/** What is wrong with network data, and the field of the form that it is about. */
export interface GuestProblem {
  code: FindingCode;
  severity: Severity;
  params: Record<string, string | number>;
  field?: string;
}

/** A problem with the severity of its code. */
export const guestProblem = (
  code: FindingCode,
  params: GuestProblem['params'] = {},
  field?: string,
): GuestProblem => ({
  code,
  severity: catalog[code].severity,
  params,
  ...(field === undefined ? {} : { field }),
});

/** What rules say of one interface. */
interface Place {
  nic: GuestNic;
  index: number;
}

const about = (
  { nic, index }: Place,
  code: FindingCode,
  params: GuestProblem['params'],
  field: NicFieldName,
): GuestProblem =>
  guestProblem(
    code,
    { name: nic.name === '' ? nic.id : nic.name, ...params },
    nicField(index, field),
  );

/** Keys of version 2 that cloud-init or netplan knows. */
const KNOWN_2 = [
  ...['version', 'renderer', 'ethernets', 'bonds', 'bridges', 'vlans', 'wifis', 'config'],
  ...[
    'modems',
    'tunnels',
    'vrfs',
    'dummy-devices',
    'virtual-ethernets',
    'nm-devices',
    'openvswitch',
  ],
];
const KNOWN_1 = [
  ...['physical', 'bond', 'bridge', 'vlan', 'nameserver', 'route', 'infiniband', 'loopback'],
];

const LISTS_2 = [
  ['addresses', 'addresses'],
  ['routes', 'routes'],
] as const;

const shapes2 = ({ data }: GuestNetwork): GuestProblem[] => {
  const unknown = Object.keys(data).filter((key) => !KNOWN_2.includes(key));
  const { ethernets } = data;
  const entries = Object.entries(recordAt(data, 'ethernets'));
  return [
    ...unknown.map((value) => guestProblem(codes.networkDataPartUnknown, { value })),
    ...(ethernets === undefined || isRecord(ethernets)
      ? []
      : [guestProblem(codes.guestObjectExpected, { value: 'ethernets' })]),
    ...entries.flatMap(([name, entry], index) => {
      if (!isRecord(entry)) {
        return [guestProblem(codes.guestObjectExpected, { value: name }, nicField(index, 'dhcp4'))];
      }
      const lists = LISTS_2.filter(
        ([key]) => Object.hasOwn(entry, key) && !Array.isArray(entry[key]),
      );
      const isUnmatched = textAt(entry, 'set-name') !== undefined && !isRecord(entry.match);
      return [
        ...lists.map(([value, field]) =>
          guestProblem(codes.guestListExpected, { value, name }, nicField(index, field)),
        ),
        ...(isUnmatched
          ? [guestProblem(codes.setNameWithoutMatch, { name }, nicField(index, 'matchBy'))]
          : []),
      ];
    }),
  ];
};

const shapes1 = ({ data }: GuestNetwork): GuestProblem[] => {
  const { config } = data;
  if (!Array.isArray(config)) {
    // Set to this word it only says that there is nothing to set up.
    if (config === 'disabled') return [];
    return [guestProblem(codes.guestListExpected, { value: 'config', name: 'version: 1' })];
  }
  let nic = -1;
  return config.flatMap((entry: unknown) => {
    if (!isRecord(entry))
      return [guestProblem(codes.guestObjectExpected, { value: printed(entry) })];
    const type = printed(entry.type);
    if (!KNOWN_1.includes(type))
      return [guestProblem(codes.networkDataTypeUnknown, { value: type })];
    if (type !== 'physical') return [];
    nic += 1;
    const { subnets } = entry;
    return subnets === undefined || subnets === null || Array.isArray(subnets)
      ? []
      : [
          guestProblem(
            codes.guestListExpected,
            { value: 'subnets', name: printed(entry.name) },
            nicField(nic, 'addresses'),
          ),
        ];
  });
};

/** Version 1 takes the mask of a network in place of its prefix. */
const MASK = /\/\d+\.\d+\.\d+\.\d+$/;

const addressProblem = (place: Place, value: string): GuestProblem[] => {
  const cidr = parseCidr(value);
  if (cidr) {
    const isNoHost =
      cidr.family === 4 &&
      cidr.prefix < 31 &&
      (cidr.address === cidr.first || cidr.address === cidr.last);
    return isNoHost ? [about(place, codes.guestAddressNoHost, { value }, 'addresses')] : [];
  }
  if (MASK.test(value)) return [];
  const code = parseIp(value) ? codes.guestAddressWithoutPrefix : codes.guestAddressInvalid;
  return [about(place, code, { value }, 'addresses')];
};

const macProblems = (place: Place, network: GuestNetwork): GuestProblem[] => {
  const { mac, path } = place.nic;
  if (mac === undefined) return [];
  const key = network.version === 1 ? ['mac_address'] : ['match', 'macaddress'];
  const written = guestValueAt(network, [...path, ...key]);
  if (typeof written === 'number') {
    return [about(place, codes.guestMacIsNumber, { value: mac }, 'mac')];
  }
  return macOf(mac) === undefined
    ? [about(place, codes.guestMacInvalid, { value: mac }, 'mac')]
    : [];
};

/** The networks of an interface of one family, as its static addresses say. */
const networksOf = ({ addresses }: GuestNic, family: IpFamily): Cidr[] =>
  addresses.flatMap((address) => {
    const cidr = parseCidr(address);
    return cidr?.family === family ? [cidr] : [];
  });

/**
 * Whether an interface reaches a gateway without another one; undefined where DHCP decides, or with
 * IPv6, of which routers announce networks.
 */
const reaches = (nic: GuestNic, via: string): boolean | undefined => {
  const ip = parseIp(via);
  const networks = networksOf(nic, 4);
  if (ip?.family !== 4 || nic.dhcp4 || networks.length === 0) return undefined;
  return networks.some((network) => containsIp(network, ip));
};

const unreachable = (place: Place, via: string, field: string): GuestProblem[] => {
  const { nic } = place;
  if (reaches(nic, via) !== false) return [];
  const networks = networksOf(nic, 4).map(formatCidr);
  const params = { value: via, networks: networks.join(', ') };
  return [{ ...about(place, codes.guestGatewayOutside, params, 'routes'), field }];
};

const isOnLink = (network: GuestNetwork, { path }: GuestRoute): boolean =>
  guestValueAt(network, [...path, 'on-link']) === true;

const routeProblems = (place: Place, network: GuestNetwork): GuestProblem[] =>
  place.nic.routes.flatMap((route) => {
    const { to, via, metric } = route;
    const ways = defaultFamily(route);
    const target = ways ?? parseCidr(to)?.family ?? parseIp(to)?.family;
    const gateway = via === '' ? target : parseIp(via)?.family;
    const field = ways === undefined ? nicField(place.index, 'routes') : GATEWAY[ways];
    const isSound = target !== undefined && target === gateway && /^\d*$/.test(metric);
    if (!isSound)
      return [{ ...about(place, codes.guestRouteInvalid, { to, via }, 'routes'), field }];
    return via === '' || isOnLink(network, route) ? [] : unreachable(place, via, field);
  });

const gatewayProblems = (place: Place, { version }: GuestNetwork): GuestProblem[] =>
  ([4, 6] as const).flatMap((family) => {
    const value = family === 4 ? place.nic.gateway4 : place.nic.gateway6;
    if (value === undefined) return [];
    const field = GATEWAY[family];
    if (parseIp(value)?.family !== family) {
      return [{ ...about(place, codes.guestGatewayInvalid, { value, family }, 'routes'), field }];
    }
    const outdated = { value: `gateway${family}`, to: EVERYWHERE[family] };
    return [
      ...unreachable(place, value, field),
      ...(version === 2
        ? [{ ...about(place, codes.gatewayKeyDeprecated, outdated, 'routes'), field }]
        : []),
    ];
  });

const dnsProblems = (place: Place, { version }: GuestNetwork): GuestProblem[] => {
  const { addresses, nameservers, search } = place.nic;
  const wrong = nameservers.filter((server) => parseIp(server) === undefined);
  return [
    ...wrong.map((value) => about(place, codes.guestNameServerInvalid, { value }, 'nameservers')),
    ...(version === 2 && search.length > 0 && nameservers.length + addresses.length === 0
      ? [about(place, codes.searchWithoutNameServers, {}, 'nameservers')]
      : []),
  ];
};

/** Default routes of one metric, through several interfaces or gateways. */
const severalWays = (network: GuestNetwork): GuestProblem[] =>
  ([4, 6] as const).flatMap((family) => {
    const ways = groupedBy(defaultWays(network, family), ({ metric }) => metric);
    return [...ways.values()]
      .filter((group) => group.length > 1)
      .map((group) => {
        const names = [...new Set(group.map(({ nic }) => network.nics[nic]?.name ?? ''))];
        const params = { family, count: group.length, names: listOf(names) };
        return guestProblem(codes.severalDefaultRoutes, params, DEFAULT_NIC[family]);
      });
  });

const twice = (places: readonly Place[]): GuestProblem[] => {
  const first = new Map<string, Place>();
  return places.flatMap((place) =>
    place.nic.addresses.flatMap((value) => {
      const ip = parseIp(value.replace(/\/.*$/, ''));
      if (!ip) return [];
      const key = `${ip.family} ${ip.value}`;
      const other = first.get(key);
      if (!other) first.set(key, place);
      return other
        ? [about(place, codes.guestAddressTwice, { value, other: other.nic.name }, 'addresses')]
        : [];
    }),
  );
};

/** Whether an address is the gateway of its own interface. */
const ownGateway = (place: Place): GuestProblem[] => {
  const { addresses, gateway4, gateway6, routes } = place.nic;
  const ways = routes.filter((route) => defaultFamily(route) !== undefined);
  const gateways = [gateway4, gateway6, ...ways.map(({ via }) => via)].flatMap((each) => {
    const ip = each === undefined ? undefined : parseIp(each);
    return ip ? [ip] : [];
  });
  return addresses.flatMap((value) => {
    const ip = parseIp(value.replace(/\/.*$/, ''));
    const isTaken = gateways.some((each) => each.family === ip?.family && each.value === ip.value);
    return isTaken ? [about(place, codes.guestAddressOfGateway, { value }, 'addresses')] : [];
  });
};

/**
 * What is wrong with network data by themselves: what cloud-init or what renders for it does not take,
 * and what cannot work. Never throws.
 *
 * Source: cloud-init cloudinit/net/network_state.py, cloudinit/config/schemas/schema-network-config-*.json;
 * netplan src/validation.c and src/parse.c.
 */
export const guestProblems = (network: GuestNetwork): GuestProblem[] => {
  const places = network.nics.map((nic, index): Place => ({ nic, index }));
  return [
    ...(network.version === 1 ? shapes1(network) : shapes2(network)),
    ...places.flatMap((place) => [
      ...macProblems(place, network),
      ...place.nic.addresses.flatMap((address) => addressProblem(place, address)),
      ...ownGateway(place),
      ...gatewayProblems(place, network),
      ...routeProblems(place, network),
      ...dnsProblems(place, network),
    ]),
    ...severalWays(network),
    ...twice(places),
  ];
};
