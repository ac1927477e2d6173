import { entriesAt, textAt } from '../core/resource';
import { nodeNetworksOf, type NodeInterface, type NodeNetwork } from '../nodes/node-networks';
import { uplinksOf } from '../nodes/uplinks';
import { derived, type World } from '../world/world';
import type { Series } from './answers';
import { figures, sumOf, type Figure, type Totals } from './figures';
import { groupedSeries, valuesBy } from './interfaces';

/**
 * How the traffic of a node's interface is known: by counters of its `own`, or as the sum of the
 * `ports` by which it reaches the wire. `partly`: some of these ports are not measured.
 */
export type Known = 'own' | 'ports' | 'partly' | 'none';

/** A network interface of a node with what went through it, from the view of the node. */
export interface DeviceTraffic {
  /** `node/device`. */
  key: string;
  node: string;
  device: string;
  /** nmstate's type; '' where nmstate does not report of it. */
  type: string;
  /** The bridge or bond that it belongs to. */
  controller: string | undefined;
  known: Known;
  totals: Totals;
  /** Devices whose counters these are. */
  counted: readonly string[];
  /** Ports that are not measured. */
  lacking: readonly string[];
  /** Mbit/s. */
  speed: number | undefined;
}

/** Types by which nodes reach the wire, or VMs reach a node. */
const SHOWN = ['ethernet', 'bond', 'linux-bridge', 'ovs-bridge', 'vlan', 'infiniband'];

/** What names a node in the label `instance`: its name on OpenShift, else its address with a port. */
const instancesOf = ({ name, node }: NodeNetwork): string[] => [
  name,
  ...entriesAt(node, 'status', 'addresses').flatMap(({ entry }) => textAt(entry, 'address') ?? []),
];

/** `10.0.0.1:9100`, `[fd00::1]:9100` and `worker-1` without port and brackets. */
const hostOf = (instance: string): string => {
  const [, inBrackets] = /^\[(.+)\](?::\d+)?$/.exec(instance) ?? [];
  if (inBrackets !== undefined) return inBrackets;
  // More than one colon without brackets is an address.
  return /^[^:]*:\d+$/.test(instance) ? instance.slice(0, instance.indexOf(':')) : instance;
};

const namesByInstance = derived((world: World): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const node of nodeNetworksOf(world)) {
    for (const instance of instancesOf(node)) names.set(instance, node.name);
  }
  return names;
});

/** `node/device` of a series; a node that nobody knows keeps the name of its series. */
const keyIn =
  (world: World) =>
  ({ labels }: Series): string | undefined => {
    const { instance, device } = labels;
    if (instance === undefined || device === undefined) return undefined;
    const host = hostOf(instance);
    return `${namesByInstance(world).get(host) ?? host}/${device}`;
  };

type Values = ReadonlyMap<string, Totals>;

const belowOf = (node: NodeNetwork, found: NodeInterface): string[] => {
  if (found.type === 'bond') return found.ports;
  return found.type.endsWith('bridge') ? uplinksOf(node, found) : [];
};

/**
 * Devices with counters that carry what an interface carries: itself, or those below it. A VLAN
 * interface shares what is below it with others, so it counts for itself or not at all.
 */
const countersOf = (
  node: NodeNetwork,
  name: string,
  has: (device: string) => boolean,
  seen: ReadonlySet<string> = new Set(),
): { counted: string[]; lacking: string[] } => {
  if (has(name)) return { counted: [name], lacking: [] };
  const found = node.interfaces?.get(name);
  const below = found && !seen.has(name) ? belowOf(node, found) : [];
  if (below.length === 0) return { counted: [], lacking: [name] };
  const all = below.map((port) => countersOf(node, port, has, new Set([...seen, name])));
  return {
    counted: [...new Set(all.flatMap(({ counted }) => counted))],
    lacking: [...new Set(all.flatMap(({ lacking }) => lacking))],
  };
};

const knownOf = (device: string, counted: readonly string[], lacking: readonly string[]): Known => {
  if (counted.length === 0) return 'none';
  if (counted.includes(device)) return 'own';
  return lacking.length === 0 ? 'ports' : 'partly';
};

const rowOf = (node: NodeNetwork, found: NodeInterface, values: Values): DeviceTraffic => {
  const at = (device: string): string => `${node.name}/${device}`;
  const { counted, lacking } = countersOf(node, found.name, (device) => values.has(at(device)));
  return {
    key: at(found.name),
    node: node.name,
    device: found.name,
    type: found.type,
    controller: found.controller,
    known: knownOf(found.name, counted, lacking),
    totals: sumOf(counted.flatMap((device) => values.get(at(device)) ?? [])),
    counted,
    lacking,
    speed: found.speed,
  };
};

const isShown = ({ type, state }: NodeInterface): boolean =>
  SHOWN.includes(type) && state !== 'down' && state !== 'absent';

/**
 * Network interfaces of nodes with what an answer to `deviceTotals` says of them: those that nmstate
 * reports, and of nodes without a report those that are measured. A missing device is not measured,
 * which is no zero: OpenShift leaves out bonds, `br-ex` and `br1` by default, whose traffic is the sum of
 * their ports.
 *
 * Source: cluster-monitoring-operator pkg/manifests/config.go (ignoredNetworkDevices).
 */
export const deviceTrafficOf = (world: World, series: readonly Series[]): DeviceTraffic[] => {
  const values: Values = valuesBy<Figure>(series, figures, keyIn(world));
  const reported = nodeNetworksOf(world).filter(({ interfaces }) => interfaces !== undefined);
  const rows = reported.flatMap((node) =>
    [...(node.interfaces?.values() ?? [])]
      .filter(isShown)
      .map((found) => rowOf(node, found, values)),
  );
  const names = new Set(reported.map(({ name }) => name));
  for (const [key, totals] of values) {
    const slash = key.indexOf('/');
    const [node, device] = [key.slice(0, slash), key.slice(slash + 1)];
    if (names.has(node)) continue;
    rows.push({
      key,
      node,
      device,
      type: '',
      controller: undefined,
      known: 'own',
      totals,
      counted: [device],
      lacking: [],
      speed: undefined,
    });
  }
  return rows;
};

/** Values of `deviceRates` by `node/device`. */
export const seriesByDevice = (
  world: World,
  series: readonly Series[],
): ReadonlyMap<string, ReadonlyMap<string, Series>> => groupedSeries(series, keyIn(world));
