import { isRecord, listAt, recordAt, textAt, valueAt } from '../../core/resource';
import { setIn } from '../../core/set-in';
import { asTyped, numberOrText, type FormValue, type Leaf } from '../../forms/leaf';
import { mergeList, textWords, UNREADABLE } from '../../forms/list-text';
import { numberAtLeaf, requiredTextLeaf, textAtLeaf } from '../../forms/object-leaves';
import type { IpFamily } from '../../net/cidr';
import { portKeyOf } from '../rules/entries';
import type { InterfaceField } from './fields';
import { mapLeaf } from './map-leaf';

type Json = Record<string, unknown>;

/** A truth value that is written where it changes, `false` as well. */
const truthLeaf = (path: readonly string[]): Leaf<Json, boolean> => ({
  paths: [path.join('.')],
  read: (entry) => valueAt(entry, ...path) === true,
  write: (entry, value) => setIn(entry, path, value),
});

const nameWords = (port: unknown): string[] => {
  const name = textAt(port, 'name');
  return name === undefined ? [UNREADABLE] : textWords(name);
};

/** Where an interface of a type names its ports, and what a port looks like there. */
const PORTS: Readonly<
  Record<string, { holder: string; words: typeof textWords; make: (name: string) => unknown }>
> = {
  'linux-bridge': { holder: 'bridge', words: nameWords, make: (name) => ({ name }) },
  'ovs-bridge': { holder: 'bridge', words: nameWords, make: (name) => ({ name }) },
  bond: { holder: 'link-aggregation', words: textWords, make: (name) => name },
};

const portsOf = (entry: Json) => PORTS[textAt(entry, 'type') ?? ''];

const portsLeaf: Leaf<Json, string> = {
  paths: ['bridge.port', 'bridge.ports', 'link-aggregation.port', 'link-aggregation.ports'],
  read: (entry) => {
    const kind = portsOf(entry);
    if (!kind) return '';
    const holder = recordAt(entry, kind.holder);
    const list = holder[portKeyOf(holder)];
    return Array.isArray(list) ? list.flatMap(kind.words).join(', ') : asTyped(list);
  },
  write: (entry, typed) => {
    const kind = portsOf(entry);
    if (!kind) return entry;
    const holder = recordAt(entry, kind.holder);
    const key = portKeyOf(holder);
    // An empty list takes all ports away; without one they would stay.
    return setIn(
      entry,
      [kind.holder, key],
      mergeList(typed, listAt(holder, key), kind.words, kind.make),
    );
  },
};

/** How an interface gets its addresses; `other`: in a way that the form does not know, which stays. */
export const WAYS = {
  off: 'off',
  on: 'on',
  dhcp: 'dhcp',
  manual: 'manual',
  other: 'other',
} as const;

const keyOf = (family: IpFamily): 'ipv4' | 'ipv6' => (family === 4 ? 'ipv4' : 'ipv6');

const without = (record: Json, ...keys: string[]): Json =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

const wayOf = (settings: unknown): string => {
  if (settings === undefined) return '';
  if (!isRecord(settings)) return WAYS.other;
  const { enabled, dhcp, autoconf, address } = settings;
  if (enabled === false) return WAYS.off;
  if (enabled !== true) return WAYS.other;
  if (dhcp === true || autoconf === true) return WAYS.dhcp;
  return Array.isArray(address) && address.length > 0 ? WAYS.manual : WAYS.on;
};

const waySettings = (family: IpFamily, way: string, before: Json): Json | undefined => {
  const automatic = (is: boolean) => ({ dhcp: is, ...(family === 6 ? { autoconf: is } : {}) });
  switch (way) {
    case WAYS.off:
      return { ...without(before, 'dhcp', 'autoconf', 'address'), enabled: false };
    case WAYS.dhcp:
      return { ...without(before, 'address'), enabled: true, ...automatic(true) };
    case WAYS.on:
      return { ...without(before, 'address'), enabled: true, ...automatic(false) };
    case WAYS.manual:
      return { ...before, enabled: true, ...automatic(false), address: listAt(before, 'address') };
    default:
      return undefined;
  }
};

const wayLeaf = (family: IpFamily): Leaf<Json, string> => ({
  paths: [keyOf(family)],
  read: (entry) => wayOf(entry[keyOf(family)]),
  write: (entry, way) => {
    const key = keyOf(family);
    const after = waySettings(family, way, recordAt(entry, key));
    return way === '' || after ? setIn(entry, [key], after) : entry;
  },
});

const addressWords = (address: unknown): string[] => {
  const ip = textAt(address, 'ip');
  const length = isRecord(address) ? address['prefix-length'] : undefined;
  return ip === undefined || (typeof length !== 'number' && typeof length !== 'string')
    ? [UNREADABLE]
    : [`${ip}/${length}`];
};

const addressOf = (typed: string): Json => {
  const [ip = '', length = ''] = typed.split('/');
  const prefix = numberOrText(length);
  return { ip, ...(prefix === undefined ? {} : { 'prefix-length': prefix }) };
};

const addressesLeaf = (family: IpFamily): Leaf<Json, string> => ({
  paths: [`${keyOf(family)}.address`],
  read: (entry) => listAt(entry, keyOf(family), 'address').flatMap(addressWords).join(', '),
  write: (entry, typed) => {
    const key = keyOf(family);
    const { enabled, dhcp, autoconf } = recordAt(entry, key);
    // Elsewhere they have no effect.
    if (enabled !== true || dhcp === true || autoconf === true) return entry;
    const before = listAt(entry, key, 'address');
    return setIn(entry, [key, 'address'], mergeList(typed, before, addressWords, addressOf));
  },
});

/**
 * The fields of an interface, in the order in which they are written: its name last, as by that it is
 * found again.
 */
export const interfaceLeaves: readonly [InterfaceField, Leaf<Json>, none: FormValue][] = [
  ['state', textAtLeaf(['state']), ''],
  ['mtu', numberAtLeaf(['mtu']), ''],
  ['ports', portsLeaf, ''],
  ['stp', truthLeaf(['bridge', 'options', 'stp', 'enabled']), false],
  ['extraPatchPorts', truthLeaf(['bridge', 'allow-extra-patch-ports']), false],
  ['mode', textAtLeaf(['link-aggregation', 'mode']), ''],
  ['options', mapLeaf(['link-aggregation', 'options'], numberOrText), []],
  ['base', textAtLeaf(['vlan', 'base-iface']), ''],
  ['vlan', numberAtLeaf(['vlan', 'id']), ''],
  ['ipv4', wayLeaf(4), ''],
  ['addresses4', addressesLeaf(4), ''],
  ['ipv6', wayLeaf(6), ''],
  ['addresses6', addressesLeaf(6), ''],
  ['lldp', truthLeaf(['lldp', 'enabled']), false],
  ['name', requiredTextLeaf(['name']), ''],
];
