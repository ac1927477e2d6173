import { valueAt } from '../core/resource';
import { setIn } from '../core/set-in';
import { asTyped, numberOrText, textOrNothing, type Row } from '../forms/leaf';
import { splitList } from '../forms/list-text';
import { numberAtLeaf } from '../forms/object-leaves';
import type { IpFamily } from '../net/cidr';
import { isSameMac } from '../net/mac';
import type { Dialect, EntryLeaf } from './dialect';
import { spelledMac } from './dialect-2';
import {
  EVERYWHERE,
  defaultFamily,
  DHCP4_TYPES,
  DHCP6_TYPES,
  familyOf,
  routeOf1,
  subnetAddress,
  wordsOf,
  writtenMac,
} from './network-data';
import { staticSubnet } from './new-nic';
import { mergeRows, objectsAt, withList, type Json } from './rows';

const subnetsOf = (entry: Json): Json[] => objectsAt(entry, 'subnets');
const withSubnets = (entry: Json, subnets: readonly Json[]): Json =>
  withList(entry, 'subnets', subnets);

const dhcp = (types: readonly string[], type: string): EntryLeaf<boolean> => {
  const asks = (subnet: Json): boolean => types.includes(asTyped(subnet.type));
  return {
    read: (entry) => subnetsOf(entry).some(asks),
    write: (entry, value) =>
      withSubnets(
        entry,
        value
          ? [...subnetsOf(entry), { type }]
          : subnetsOf(entry).filter((subnet) => !asks(subnet)),
      ),
  };
};

const withAddress = (subnet: Json, address: string): Json => {
  const { netmask: _netmask, ...others } = subnet;
  return { ...(address.includes('/') ? others : subnet), address };
};

/**
 * Each address has a subnet of its own. One that stays keeps it, one that is typed anew takes that of
 * one of its family that is gone, with the gateway and the name servers in it.
 */
const addresses: EntryLeaf<string> = {
  read: (entry) =>
    subnetsOf(entry)
      .flatMap((subnet) => subnetAddress(subnet) ?? [])
      .join(', '),
  write: (entry, typed) => {
    const words = splitList(typed);
    const left = subnetsOf(entry).filter((subnet) => subnetAddress(subnet) !== undefined);
    const take = (fits: (address: string) => boolean): Json | undefined => {
      const at = left.findIndex((subnet) => fits(subnetAddress(subnet) ?? ''));
      return at < 0 ? undefined : left.splice(at, 1)[0];
    };
    const kept = words.map((word) => take((address) => address === word));
    const made = words.map((word, index): Json => {
      if (kept[index]) return kept[index];
      const before = take((address) => familyOf(address) === familyOf(word));
      return before ? withAddress(before, word) : staticSubnet(word);
    });
    const merged = subnetsOf(entry).flatMap((subnet) =>
      subnetAddress(subnet) === undefined ? [subnet] : made.splice(0, 1),
    );
    return withSubnets(entry, [...merged, ...made]);
  },
};

/** Words that any subnet of an interface may have; all are written where the first stand. */
const dns = (key: string): EntryLeaf<string> => ({
  read: (entry) =>
    subnetsOf(entry)
      .flatMap((subnet) => wordsOf(subnet[key]))
      .join(', '),
  write: (entry, typed) => {
    const words = splitList(typed);
    const subnets = subnetsOf(entry);
    const holder = subnets.findIndex((subnet) => Object.hasOwn(subnet, key));
    const at = Math.max(0, holder);
    const all = subnets.length > 0 ? subnets : [{ type: 'manual' }];
    return withSubnets(
      entry,
      all.map((subnet, index) => withList(subnet, key, index === at ? words : [])),
    );
  },
});

const isDefault = (route: Json): boolean => defaultFamily(routeOf1(route)) !== undefined;
const rowOf = (route: Json): Row => {
  const { to, via, metric } = routeOf1(route);
  return { to, via, metric };
};

const routeFor = ({ to = '', via = '', metric = '' }: Row, before: Json): Json => {
  const isSameTarget = routeOf1(before).to === to;
  const { netmask: _netmask, prefix: _prefix, network, ...others } = before;
  const target = network === undefined ? { destination: to } : { network: to };
  const route = isSameTarget ? before : { ...others, ...target };
  return setIn(setIn(route, ['gateway'], textOrNothing(via)), ['metric'], numberOrText(metric));
};

/** Rows of all subnets; new ones stand with the last, or with the first subnet. */
const writeRoutes = (entry: Json, rows: readonly Row[]): Json => {
  const all = subnetsOf(entry);
  const subnets = all.length > 0 || rows.length === 0 ? all : [{ type: 'manual' }];
  const counts = subnets.map(
    (subnet) => objectsAt(subnet, 'routes').filter((route) => !isDefault(route)).length,
  );
  const last = Math.max(
    0,
    counts.findLastIndex((count) => count > 0),
  );
  let from = 0;
  return withSubnets(
    entry,
    subnets.map((subnet, index) => {
      const to = index === last ? rows.length : from + (counts[index] ?? 0);
      const own = rows.slice(from, to);
      from = Math.min(rows.length, to);
      const show = (route: Json) => (isDefault(route) ? undefined : rowOf(route));
      const before = objectsAt(subnet, 'routes');
      return before.length === 0 && own.length === 0
        ? subnet
        : withList(subnet, 'routes', mergeRows(before, own, show, routeFor));
    }),
  );
};

const hasGateway = (subnet: Json, family: IpFamily): boolean =>
  familyOf(asTyped(subnet.gateway)) === family;

const closeOut = (entry: Json, family: IpFamily): Json =>
  withSubnets(
    entry,
    subnetsOf(entry).map((subnet) => {
      const { gateway: _gateway, ...others } = subnet;
      const before = objectsAt(subnet, 'routes');
      const routes = before.filter((route) => defaultFamily(routeOf1(route)) !== family);
      const left = hasGateway(subnet, family) ? others : subnet;
      return routes.length === before.length ? left : withList(left, 'routes', routes);
    }),
  );

/** Puts a gateway where one is, or into the first subnet of its family, or else as a route. */
const leadOut: Dialect['leadOut'] = (entry, family, via) => {
  if (via === '') return closeOut(entry, family);
  const before = subnetsOf(entry);
  const routed = before.findIndex((subnet) =>
    objectsAt(subnet, 'routes').some((route) => defaultFamily(routeOf1(route)) === family),
  );
  const gated = before.findIndex((subnet) => hasGateway(subnet, family));
  const route = before
    .flatMap((subnet) => objectsAt(subnet, 'routes'))
    .find((each) => defaultFamily(routeOf1(each)) === family);
  const closed = closeOut(entry, family);
  const subnets = subnetsOf(closed);
  const ofFamily = subnets.findIndex((subnet) => familyOf(subnetAddress(subnet) ?? '') === family);
  const put = (at: number, change: (subnet: Json) => Json): Json =>
    withSubnets(
      closed,
      (subnets.length > 0 ? subnets : [{ type: 'manual' }]).map((subnet, index) =>
        index === at ? change(subnet) : subnet,
      ),
    );
  const withGateway = (subnet: Json): Json => ({ ...subnet, gateway: via });
  if (gated >= 0) return put(gated, withGateway);
  if (routed < 0 && ofFamily >= 0) return put(ofFamily, withGateway);
  const own = { ...(route ?? { destination: EVERYWHERE[family] }), gateway: via };
  return put(Math.max(0, routed), (subnet) =>
    withList(subnet, 'routes', [...objectsAt(subnet, 'routes'), own]),
  );
};

/** Version 1, cloud-init's own. */
export const dialect1: Dialect = {
  identity: {
    read: (entry) => {
      const mac = writtenMac(entry.mac_address);
      return {
        matchBy: mac === undefined ? 'name' : 'mac',
        mac: mac ?? '',
        name: asTyped(entry.name),
      };
    },
    write: (entry, { matchBy, mac, name }) => {
      const before = valueAt(entry, 'mac_address');
      const isKept = typeof before === 'string' && isSameMac(before, mac);
      const next = matchBy === 'mac' ? (isKept ? before : spelledMac(mac)) : undefined;
      return setIn({ ...entry, name }, ['mac_address'], next);
    },
    key: () => undefined,
  },
  dhcp4: dhcp(DHCP4_TYPES, 'dhcp4'),
  dhcp6: dhcp(DHCP6_TYPES, 'dhcp6'),
  addresses,
  nameservers: dns('dns_nameservers'),
  search: dns('dns_search'),
  mtu: numberAtLeaf(['mtu']),
  routes: {
    read: (entry) =>
      subnetsOf(entry).flatMap((subnet) =>
        objectsAt(subnet, 'routes')
          .filter((route) => !isDefault(route))
          .map(rowOf),
      ),
    write: writeRoutes,
  },
  leadOut,
  closeOut,
};
