import {
  entriesAt,
  isRecord,
  printed,
  recordAt,
  textAt,
  type KubernetesResource,
} from '../core/resource';
import { formatCidr, formatIp, parseCidr, parseIp } from '../net/cidr';
import { portNamesOf, type NodeNetwork } from '../nodes/node-networks';
import { uplinksOf } from '../nodes/uplinks';
import { isFoundByAddress, isWorkedOut } from './rules/entries';

/** Something that a node has otherwise than a policy asks. */
export interface Difference {
  /** What it belongs to: `interfaces/br1`, `ovn/physnet`, `routes/10.0.0.0/8` or `dns-resolver`. */
  part: string;
  /** Path below it, `mtu` or `ipv4/enabled`; '' for the part as a whole. */
  leaf: string;
  /** As the policy writes it. */
  wanted: unknown;
  /** As nmstate reports it; undefined where there is nothing of it. */
  found: unknown;
  /**
   * - `made`: the node does not have the part
   * - `changed`: it has another value
   * - `removed`: it has what is to be absent
   * - `unknown`: its report says nothing of it, as of some MTUs on nodes with many VLANs
   */
  kind: 'made' | 'changed' | 'removed' | 'unknown';
}

/** Names of the modes of a bond, by their numbers. Source: nmstate rust/src/lib/ifaces/bond.rs. */
export const BOND_MODES = [
  'balance-rr',
  'active-backup',
  'balance-xor',
  'broadcast',
  '802.3ad',
  'balance-tlb',
  'balance-alb',
] as const;

/** The name of a bond's mode, which may be written as its number. */
export const bondModeOf = (mode: unknown): string => BOND_MODES[Number(mode)] ?? printed(mode);

/** An address, or a range with the bits of a host in it, as nmstate spells it. */
const spelt = (text: string): string => {
  const ip = parseIp(text);
  const cidr = ip ? undefined : parseCidr(text);
  return ip ? formatIp(ip) : cidr ? formatCidr(cidr) : text;
};

/** nmstate takes numbers and truth values as texts, too, and addresses in any spelling. */
const normalised = (value: unknown): string => spelt(printed(value).toLowerCase());

const isNumber = (text: string): boolean => /^-?\d+$/.test(text);

/** Many settings have a word and a number that mean the same, which nobody can tell from here. */
const isOtherSpelling = (a: string, b: string): boolean => isNumber(a) !== isNumber(b);

const isSame = (leaf: string, wanted: unknown, found: unknown): boolean => {
  if (leaf === 'link-aggregation/mode') return bondModeOf(wanted) === bondModeOf(found);
  const [a, b] = [normalised(wanted), normalised(found)];
  return a === b || isOtherSpelling(a, b);
};

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each));

type LeafDifference = Omit<Difference, 'part'>;

type Compare = (leaf: string, wanted: unknown, found: unknown) => LeafDifference[];

const leafOf = (leaf: string, wanted: unknown, found: unknown): LeafDifference[] => {
  if (isWorkedOut(wanted)) return [];
  if (found === undefined) return [{ leaf, wanted, found, kind: 'unknown' }];
  return isSame(leaf, wanted, found) ? [] : [{ leaf, wanted, found, kind: 'changed' }];
};

/** Compares lists whose order means nothing. */
const setOf =
  (named: (entry: Record<string, unknown>) => string): Compare =>
  (leaf, wanted, found) => {
    const read = (value: unknown) => entriesAt({ value }, 'value').map(({ entry }) => named(entry));
    if (!Array.isArray(wanted) || wanted.some(isWorkedOut)) return [];
    if (!Array.isArray(found)) {
      return wanted.length === 0 ? [] : [{ leaf, wanted, found, kind: 'unknown' }];
    }
    return sameSet(read(wanted), read(found)) ? [] : [{ leaf, wanted, found, kind: 'changed' }];
  };

const addressIn = (entry: Record<string, unknown>): string =>
  `${normalised(entry.ip)}/${printed(entry['prefix-length'])}`;

/** More addresses than asked for are nobody's doing: link-local ones, and those that move between nodes. */
const addresses: Compare = (leaf, wanted, found) => {
  if (!Array.isArray(wanted)) return [];
  if (!Array.isArray(found)) {
    return wanted.length === 0 ? [] : [{ leaf, wanted, found, kind: 'unknown' }];
  }
  const read = (value: unknown) =>
    entriesAt({ value }, 'value').map(({ entry }) => addressIn(entry));
  const has = new Set(read(found));
  return read(wanted).every((address) => has.has(address) || isWorkedOut(address))
    ? []
    : [{ leaf, wanted: read(wanted), found: read(found), kind: 'changed' }];
};

const tags = setOf((entry) => {
  const { id, 'id-range': range } = entry;
  return isRecord(range) ? `${printed(range.min)}-${printed(range.max)}` : printed(id);
});

const namedPorts = (ports: readonly unknown[]) =>
  entriesAt({ ports }, 'ports').map(({ entry }) => entry);

/** Which VLANs each port lets through, of ports that both have. */
const portVlans = (
  leaf: string,
  wanted: readonly unknown[],
  found: readonly unknown[],
): LeafDifference[] =>
  namedPorts(wanted).flatMap((port) => {
    const name = textAt(port, 'name');
    const other = namedPorts(found).find((each) => each.name === name);
    if (name === undefined || !other || !isRecord(port.vlan)) return [];
    const at = `${leaf}/${name}/vlan`;
    const lists = { [`${at}/trunk-tags`]: tags };
    return compareLeaves(port.vlan, recordAt(other, 'vlan'), lists, () => false, at);
  });

/** Ports that a node itself has: those of pods and VMs come and go, and are nobody's configuration. */
const portsOf =
  (node: NodeNetwork): Compare =>
  (leaf, wanted, found) => {
    if (!Array.isArray(wanted)) return [];
    const asked = portNamesOf(wanted);
    if (asked.some(isWorkedOut)) return [];
    if (!Array.isArray(found)) return [{ leaf, wanted, found, kind: 'unknown' }];
    const all = portNamesOf(found);
    const own = uplinksOf(node, { name: '', type: '', ports: all, portVlans: [] });
    const kept = all.filter((name) => asked.includes(name) || own.includes(name));
    const vlans = portVlans(leaf, wanted, found);
    return sameSet(asked, kept)
      ? vlans
      : [{ leaf, wanted: asked, found: kept, kind: 'changed' }, ...vlans];
  };

/** Of an interface: how lists are compared. All others say nothing. */
const listsOf = (node: NodeNetwork): Readonly<Record<string, Compare>> => ({
  'ipv4/address': addresses,
  'ipv6/address': addresses,
  'bridge/port': portsOf(node),
  'link-aggregation/port': portsOf(node),
});

/** Other names of keys. Source: nmstate rust/src/lib/ifaces/{linux_bridge,bond}.rs. */
const ALIASES: Readonly<Record<string, string>> = {
  'bridge/ports': 'bridge/port',
  'link-aggregation/ports': 'link-aggregation/port',
};

/** What DHCP gave is nobody's wish. */
const isGiven = (leaf: string, entry: Record<string, unknown>): boolean => {
  const [family = '', key] = leaf.split('/');
  const { dhcp, autoconf, enabled } = recordAt(entry, family);
  return key === 'address' && (dhcp === true || autoconf === true || enabled === false);
};

const below = (leaf: string, key: string): string => (leaf === '' ? key : `${leaf}/${key}`);

/** By which an interface is named, not what it is like; `state` is told of the whole. */
const IDENTITY = new Set(['name', 'state', 'profile-name', 'identifier', 'pci-address']);

const compareLeaves = (
  wanted: Record<string, unknown>,
  found: Record<string, unknown>,
  lists: Readonly<Record<string, Compare>>,
  isLeftOut: (leaf: string) => boolean,
  at = '',
): LeafDifference[] =>
  Object.entries(wanted).flatMap(([key, value]) => {
    const written = below(at, key);
    const leaf = ALIASES[written] ?? written;
    if (isLeftOut(leaf)) return [];
    const other = found[leaf.split('/').at(-1) ?? key];
    if (Array.isArray(value)) return lists[leaf]?.(leaf, value, other) ?? [];
    if (!isRecord(value)) return leafOf(leaf, value, other);
    return compareLeaves(value, isRecord(other) ? other : {}, lists, isLeftOut, leaf);
  });

const currentOf = (state: KubernetesResource, ...path: string[]) =>
  entriesAt(state, 'status', 'currentState', ...path).map(({ entry }) => entry);

/** An OVS bridge and its internal interface have one name; a card may be found by its MAC address. */
const isMeant = (wanted: Record<string, unknown>, found: Record<string, unknown>): boolean =>
  (wanted.identifier === 'mac-address'
    ? normalised(wanted['mac-address']) === normalised(found['mac-address']) &&
      found.type === wanted.type
    : wanted.name === found.name) &&
  ((wanted.type === 'ovs-bridge') === (found.type === 'ovs-bridge') || wanted.type === undefined);

const ofInterface = (
  entry: Record<string, unknown>,
  node: NodeNetwork,
  state: KubernetesResource,
): Difference[] => {
  const name = textAt(entry, 'name');
  if (name === undefined || isWorkedOut(name)) return [];
  // Reports do not tell by which PCI address a card is found.
  if (isFoundByAddress(entry) && entry.identifier !== 'mac-address') return [];
  const part = `interfaces/${name}`;
  const found = currentOf(state, 'interfaces').find((each) => isMeant(entry, each));
  const isThere = found !== undefined && found.state !== 'absent';
  if (entry.state === 'absent') {
    return isThere ? [{ part, leaf: '', wanted: undefined, found, kind: 'removed' }] : [];
  }
  if (!isThere) return [{ part, leaf: '', wanted: entry, found: undefined, kind: 'made' }];
  // nmstate reports what NetworkManager leaves alone as ignored.
  const states = entry.state === undefined ? [] : leafOf('state', entry.state, found.state);
  const leaves = compareLeaves(
    entry,
    found,
    listsOf(node),
    (leaf) => IDENTITY.has(leaf) || isGiven(leaf, entry),
  );
  return [...states, ...leaves].map((each) => ({ part, ...each }));
};

const ofMapping = (entry: Record<string, unknown>, state: KubernetesResource): Difference[] => {
  const localnet = textAt(entry, 'localnet');
  if (localnet === undefined || isWorkedOut(localnet)) return [];
  const part = `ovn/${localnet}`;
  const found = currentOf(state, 'ovn', 'bridge-mappings').find(
    (each) => each.localnet === localnet && each.state !== 'absent',
  );
  if (entry.state === 'absent') {
    return found ? [{ part, leaf: '', wanted: undefined, found, kind: 'removed' }] : [];
  }
  if (!found) return [{ part, leaf: '', wanted: entry, found, kind: 'made' }];
  return leafOf('bridge', entry.bridge, found.bridge).map((each) => ({ part, ...each }));
};

const ROUTE_KEYS = ['destination', 'next-hop-interface', 'next-hop-address'];

const ofRoute = (entry: Record<string, unknown>, state: KubernetesResource): Difference[] => {
  const asked = ROUTE_KEYS.filter((key) => entry[key] !== undefined);
  const destination = textAt(entry, 'destination');
  if (asked.some((key) => isWorkedOut(entry[key]))) return [];
  if (!Array.isArray(recordAt(state, 'status', 'currentState', 'routes').config)) return [];
  const part = `routes/${destination ?? printed(entry['next-hop-interface'])}`;
  const found = currentOf(state, 'routes', 'config').find((each) =>
    asked.every((key) => normalised(each[key]) === normalised(entry[key])),
  );
  if (entry.state === 'absent') {
    return found ? [{ part, leaf: '', wanted: undefined, found, kind: 'removed' }] : [];
  }
  return found ? [] : [{ part, leaf: '', wanted: entry, found, kind: 'made' }];
};

const sameOrder = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => normalised(each) === normalised(b[index]));

const ofDns = (desired: unknown, state: KubernetesResource): Difference[] => {
  const config = recordAt(desired, 'dns-resolver', 'config');
  return ['server', 'search'].flatMap((leaf): Difference[] => {
    const wanted = config[leaf];
    const found = recordAt(state, 'status', 'currentState', 'dns-resolver', 'config')[leaf];
    if (!Array.isArray(wanted) || wanted.some(isWorkedOut) || !Array.isArray(found)) return [];
    return sameOrder(wanted, found)
      ? []
      : [{ part: 'dns-resolver', leaf, wanted, found, kind: 'changed' }];
  });
};

/**
 * What a node has otherwise than a desired state of nmstate asks: what applying it would change there
 * now, and, of what has been applied already, what has been changed since. Compared are interfaces,
 * bridge mappings, routes and DNS; lists whose order or defaults nobody can tell say nothing, and neither
 * does text that each node works out. Takes any value and never throws.
 *
 * @param desired `spec.desiredState` of a policy, or `status.desiredState` of an enactment, in which what
 *   the node captured is filled in
 * @param state of the node; undefined: nothing is known, and nothing said
 *
 * Source: nmstate rust/src/lib/query_apply (what counts as verified), ifaces/bond.rs, ovn.rs.
 */
export const differencesOn = (
  desired: unknown,
  node: NodeNetwork,
  state: KubernetesResource | undefined,
): Difference[] => {
  if (!state || !Array.isArray(recordAt(state, 'status', 'currentState').interfaces)) return [];
  const entries = (...path: string[]) => entriesAt(desired, ...path).map(({ entry }) => entry);
  return [
    ...entries('interfaces').flatMap((entry) => ofInterface(entry, node, state)),
    ...entries('ovn', 'bridge-mappings').flatMap((entry) => ofMapping(entry, state)),
    ...entries('routes', 'config').flatMap((entry) => ofRoute(entry, state)),
    ...ofDns(desired, state),
  ];
};
