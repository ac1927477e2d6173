import { recordAt, textAt } from '../core/resource';
import { dropIn, setIn } from '../core/set-in';
import { numberOrText, textOrNothing, asTyped, type Row } from '../forms/leaf';
import { listAtLeaf, numberAtLeaf } from '../forms/object-leaves';
import type { IpFamily } from '../net/cidr';
import { canonicalMac, isSameMac } from '../net/mac';
import type { Dialect, EntryLeaf, Identity } from './dialect';
import { EVERYWHERE, defaultFamily, isOn, writtenMac } from './network-data';
import { mergeRows, objectsAt, withList, type Json } from './rows';

const dhcp = (key: string): EntryLeaf<boolean> => ({
  read: (entry) => isOn(entry[key]),
  write: (entry, value) => ({ ...entry, [key]: value }),
});

const routeOf = (entry: Json): Row => ({
  to: asTyped(entry.to),
  via: asTyped(entry.via),
  metric: asTyped(entry.metric),
});

/** The family of which a route is the default, if it is one. */
const wayOf = (route: Json): IpFamily | undefined =>
  defaultFamily({
    to: asTyped(route.to),
    via: asTyped(route.via),
    table: asTyped(route.table),
  });

const routeFor = ({ to = '', via = '', metric = '' }: Row, before: Json): Json =>
  [
    ['via', textOrNothing(via)],
    ['metric', numberOrText(metric)],
  ].reduce<Json>((route, [key, value]) => setIn(route, [String(key)], value), { ...before, to });

const identityOf = (entry: Json, id: string): Identity => {
  const match = recordAt(entry, 'match');
  const mac = writtenMac(match.macaddress);
  return {
    matchBy: mac === undefined ? 'name' : 'mac',
    mac: mac ?? '',
    name: mac === undefined ? (textAt(match, 'name') ?? id) : (textAt(entry, 'set-name') ?? ''),
  };
};

const MAC = ['match', 'macaddress'];

/** As the guest spells it; what is none stays as typed, so that a rule can name it. */
export const spelledMac = (typed: string): string => canonicalMac(typed) ?? typed.trim();

const withMac = (entry: Json, { mac, name }: Identity): Json => {
  const before = writtenMac(recordAt(entry, 'match').macaddress);
  const isKept =
    before !== undefined &&
    isSameMac(before, mac) &&
    typeof recordAt(entry, 'match').macaddress === 'string';
  const found = isKept ? entry : setIn(entry, MAC, spelledMac(mac));
  // A name beside the address would have to fit as well.
  const alone = before === undefined ? dropIn(found, ['match', 'name']) : found;
  return setIn(alone, ['set-name'], textOrNothing(name));
};

const withName = (entry: Json, { name }: Identity): Json => {
  const hadMac = writtenMac(recordAt(entry, 'match').macaddress) !== undefined;
  const left = dropIn(entry, MAC);
  if (textAt(left, 'match', 'name') !== undefined && name !== '') {
    return setIn(left, ['match', 'name'], name);
  }
  return hadMac ? setIn(left, ['set-name'], undefined) : left;
};

/** The entry without default routes of a family. */
const withoutWays = (entry: Json, family: IpFamily): Json =>
  withList(
    entry,
    'routes',
    objectsAt(entry, 'routes').filter((route) => wayOf(route) !== family),
  );

const leadOut: Dialect['leadOut'] = (entry, family, via) => {
  const key = `gateway${family}`;
  if (Object.hasOwn(entry, key)) return { ...withoutWays(entry, family), [key]: via };
  const routes = objectsAt(entry, 'routes');
  const ways = routes.filter((route) => wayOf(route) === family);
  const [first] = ways;
  const own = setIn(first ?? { to: EVERYWHERE[family] }, ['via'], textOrNothing(via));
  if (!first) return withList(entry, 'routes', [...routes, own]);
  return withList(
    entry,
    'routes',
    routes.flatMap((route) => (route === first ? [own] : ways.includes(route) ? [] : [route])),
  );
};

/** Version 2, as netplan has it. */
export const dialect2: Dialect = {
  identity: {
    read: identityOf,
    write: (entry, identity) =>
      identity.matchBy === 'mac' ? withMac(entry, identity) : withName(entry, identity),
    key: (entry, { matchBy, name }) =>
      matchBy === 'mac' || name === '' || textAt(entry, 'match', 'name') !== undefined
        ? undefined
        : name,
  },
  dhcp4: dhcp('dhcp4'),
  dhcp6: dhcp('dhcp6'),
  addresses: listAtLeaf(['addresses']),
  nameservers: listAtLeaf(['nameservers', 'addresses'], { prunes: true }),
  search: listAtLeaf(['nameservers', 'search'], { prunes: true }),
  mtu: numberAtLeaf(['mtu']),
  routes: {
    read: (entry) =>
      objectsAt(entry, 'routes')
        .filter((route) => wayOf(route) === undefined)
        .map(routeOf),
    write: (entry, rows) =>
      withList(
        entry,
        'routes',
        mergeRows(
          objectsAt(entry, 'routes'),
          rows,
          (route) => (wayOf(route) === undefined ? routeOf(route) : undefined),
          routeFor,
        ),
      ),
  },
  leadOut,
  closeOut: (entry, family) => setIn(withoutWays(entry, family), [`gateway${family}`], undefined),
};
