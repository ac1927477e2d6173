import {
  entriesAt,
  isRecord,
  listAt,
  numberAt,
  recordAt,
  textAt,
  valueAt,
  type KubernetesResource,
  printed,
} from '../core/resource';
import { derived, type World } from '../world/world';

/** A network interface of a node, as nmstate reports it. */
export interface NodeInterface {
  name: string;
  /** nmstate's type: `ethernet`, `bond`, `linux-bridge`, `ovs-bridge`, `vlan` ... */
  type: string;
  state?: string;
  /** Bytes. */
  mtu?: number;
  /** The most bytes that it takes as its MTU, where that is limited and known. */
  maxMtu?: number;
  /** Of a bridge or bond: its ports, members of an OVS bond included. */
  ports: string[];
  /** Of a Linux bridge: which VLANs its ports let through, where they filter at all. */
  portVlans: PortVlans[];
  /** Of a VLAN interface. */
  baseInterface?: string;
  vlanId?: number;
  /** The bridge or bond that it belongs to. */
  controller?: string;
  /** Mbit/s; undefined where the link is down, or nobody knows. */
  speed?: number;
  /** In capitals, as nmstate writes it. */
  mac?: string;
  /** Mode of a bond, as written: by its name or as a number. */
  bondMode?: string;
  /** Whether the node listens for what is at the other end of the cable (LLDP). */
  listens?: boolean;
  /** What is at the other end of the cable, where the node listens for that. */
  neighbours?: Neighbour[];
  /** Its own addresses, without the prefix. */
  addresses?: string[];
}

/** A switch and its port, as it names itself. */
export interface Neighbour {
  system: string | undefined;
  port: string | undefined;
  /** VLANs that it tells of; undefined where it tells of none, which does not mean that it has none. */
  vlans: readonly number[] | undefined;
}

export interface PortVlans {
  port: string;
  mode: 'access' | 'trunk';
  /** VLANs that pass with their tag; an access port has none. */
  ranges: { min: number; max: number }[];
  /** VLAN of untagged traffic. */
  native?: number;
}

/** What is known of one node. Parts that nothing in the world tells are undefined. */
export interface NodeNetwork {
  name: string;
  node: KubernetesResource | undefined;
  labels: Record<string, unknown>;
  /** Whether VMs can be placed on it. */
  takesVms: boolean;
  /** Whether it is meant for VMs, though it may be cordoned or unwell at the moment. */
  isForVms: boolean;
  /** Allocatable resources by name, as quantities in text; undefined when the Node is not known. */
  resources: ReadonlyMap<string, string> | undefined;
  /** By name; undefined when nmstate does not report on the node. */
  interfaces: ReadonlyMap<string, NodeInterface> | undefined;
  /** OVN bridge mappings, localnet → bridge; undefined when nmstate does not report on the node. */
  mappings: ReadonlyMap<string, string> | undefined;
  /** Interfaces of its default routes, best first; undefined when nmstate does not report on routes. */
  defaultThrough: readonly string[] | undefined;
}

/** Names of the ports of a bridge or bond, those of a bond within an OVS bridge by its members. */
export const portNamesOf = (ports: readonly unknown[]): string[] =>
  ports.flatMap((port) => {
    if (typeof port === 'string') return [port];
    const members = listAt(port, 'link-aggregation', 'port');
    if (members.length > 0) return portNamesOf(members);
    return textAt(port, 'name') ?? [];
  });

/**
 * Names of the ports of an interface, as a policy asks for it or a node reports it: nmstate reads `ports`
 * as well as `port`.
 */
export const portNamesIn = (entry: Record<string, unknown>): string[] =>
  ['bridge', 'link-aggregation'].flatMap((holder) =>
    portNamesOf([...listAt(entry, holder, 'port'), ...listAt(entry, holder, 'ports')]),
  );

const rangesOf = (tags: unknown[]): PortVlans['ranges'] =>
  tags.flatMap((tag) => {
    const id = numberAt(tag, 'id');
    const min = numberAt(tag, 'id-range', 'min') ?? id;
    const max = numberAt(tag, 'id-range', 'max') ?? id;
    return min === undefined || max === undefined ? [] : [{ min, max }];
  });

const portVlansOf = (bridge: Record<string, unknown>): PortVlans[] =>
  entriesAt(bridge, 'port').flatMap(({ entry }) => {
    const port = textAt(entry, 'name');
    const { mode } = recordAt(entry, 'vlan');
    if (port === undefined || (mode !== 'access' && mode !== 'trunk')) return [];
    const tag = numberAt(entry, 'vlan', 'tag');
    const ranges = mode === 'trunk' ? rangesOf(listAt(entry, 'vlan', 'trunk-tags')) : [];
    return [{ port, mode, ranges, ...(tag === undefined ? {} : { native: tag }) }];
  });

const SYSTEM_NAME = 5;
const CHASSIS = 1;
const PORT = 2;
const OF_ORGANISATIONS = 127;

const vlansIn = (tlvs: unknown): readonly number[] | undefined => {
  const vlans = entriesAt({ tlvs }, 'tlvs').flatMap(({ entry: tlv }) =>
    tlv.type === OF_ORGANISATIONS
      ? entriesAt(tlv, 'ieee-802-1-vlans').flatMap(({ entry }) => numberAt(entry, 'vid') ?? [])
      : [],
  );
  return vlans.length === 0 ? undefined : vlans;
};

/** Source: nmstate rust/src/lib/lldp.rs. */
const neighboursOf = (entry: Record<string, unknown>): Neighbour[] =>
  listAt(entry, 'lldp', 'neighbors').flatMap((tlvs) => {
    const valueOf = (type: number, key: string): string | undefined =>
      entriesAt({ tlvs }, 'tlvs').flatMap(({ entry: tlv }) =>
        tlv.type === type ? (textAt(tlv, key) ?? []) : [],
      )[0];
    const system = valueOf(SYSTEM_NAME, 'system-name') ?? valueOf(CHASSIS, 'chassis-id');
    const port = valueOf(PORT, 'port-id');
    return system === undefined && port === undefined
      ? []
      : [{ system, port, vlans: vlansIn(tlvs) }];
  });

const addressesOf = (entry: Record<string, unknown>): string[] =>
  ['ipv4', 'ipv6'].flatMap((family) =>
    entriesAt(entry, family, 'address').flatMap(
      ({ entry: address }) => textAt(address, 'ip') ?? [],
    ),
  );

const interfaceOf = (entry: Record<string, unknown>): NodeInterface | undefined => {
  const name = textAt(entry, 'name');
  if (name === undefined) return undefined;
  const state = textAt(entry, 'state');
  const mtu = numberAt(entry, 'mtu');
  const maxMtu = numberAt(entry, 'max-mtu') ?? 0;
  const baseInterface = textAt(entry, 'vlan', 'base-iface');
  const vlanId = numberAt(entry, 'vlan', 'id');
  const controller = textAt(entry, 'controller');
  const bridge = recordAt(entry, 'bridge');
  const speed = numberAt(entry, 'ethernet', 'speed');
  const neighbours = neighboursOf(entry);
  const addresses = addressesOf(entry);
  const mac = textAt(entry, 'mac-address');
  const { mode } = recordAt(entry, 'link-aggregation');
  const { enabled: listens } = recordAt(entry, 'lldp');
  return {
    name,
    type: textAt(entry, 'type') ?? '',
    ports: portNamesIn(entry),
    portVlans: portVlansOf(bridge),
    ...(state === undefined ? {} : { state }),
    ...(mtu === undefined ? {} : { mtu }),
    // The kernel says 0 where nothing limits it.
    ...(maxMtu > 0 ? { maxMtu } : {}),
    ...(baseInterface === undefined ? {} : { baseInterface }),
    ...(vlanId === undefined ? {} : { vlanId }),
    ...(controller === undefined ? {} : { controller }),
    ...(speed === undefined ? {} : { speed }),
    ...(mac === undefined ? {} : { mac }),
    ...(typeof mode === 'string' || typeof mode === 'number' ? { bondMode: String(mode) } : {}),
    ...(typeof listens === 'boolean' ? { listens } : {}),
    ...(neighbours.length === 0 ? {} : { neighbours }),
    ...(addresses.length === 0 ? {} : { addresses }),
  };
};

const interfacesOf = (state: KubernetesResource): Map<string, NodeInterface> | undefined => {
  if (!Array.isArray(valueAt(state, 'status', 'currentState', 'interfaces'))) return undefined;
  const all = new Map<string, NodeInterface>();
  for (const { entry } of entriesAt(state, 'status', 'currentState', 'interfaces')) {
    const found = interfaceOf(entry);
    // An OVS bridge and its internal interface share a name; the bridge is what networks refer to.
    if (found && found.state !== 'absent' && all.get(found.name)?.type !== 'ovs-bridge')
      all.set(found.name, found);
  }
  return all;
};

const mappingsOf = (state: KubernetesResource): Map<string, string> => {
  const mappings = new Map<string, string>();
  for (const { entry } of entriesAt(state, 'status', 'currentState', 'ovn', 'bridge-mappings')) {
    const localnet = textAt(entry, 'localnet');
    const bridge = textAt(entry, 'bridge');
    if (localnet !== undefined && bridge !== undefined && entry.state !== 'absent') {
      mappings.set(localnet, bridge);
    }
  }
  return mappings;
};

/** Of the main routing table, which nmstate names by its number or not at all. */
const MAIN_TABLE = 254;
const EVERYWHERE: readonly unknown[] = ['0.0.0.0/0', '::/0'];

const defaultThroughOf = (state: KubernetesResource): string[] | undefined => {
  if (!Array.isArray(valueAt(state, 'status', 'currentState', 'routes', 'running'))) {
    return undefined;
  }
  const routes = entriesAt(state, 'status', 'currentState', 'routes', 'running').flatMap(
    ({ entry }) => {
      const through = textAt(entry, 'next-hop-interface');
      const table = numberAt(entry, 'table-id') ?? MAIN_TABLE;
      return EVERYWHERE.includes(entry.destination) && table === MAIN_TABLE && through !== undefined
        ? [{ through, metric: numberAt(entry, 'metric') ?? 0 }]
        : [];
    },
  );
  return [...new Set(routes.sort((a, b) => a.metric - b.metric).map(({ through }) => through))];
};

const resourcesOf = (node: KubernetesResource): Map<string, string> | undefined => {
  const allocatable = recordAt(node, 'status', 'allocatable');
  const entries = Object.entries(allocatable);
  // A Node without status tells nothing of its resources.
  if (entries.length === 0) return undefined;
  return new Map(entries.map(([name, value]) => [name, printed(value)]));
};

/** Label by which virt-handler says that it runs on a node. */
const SCHEDULABLE = 'kubevirt.io/schedulable';

const labelsOf = (node: KubernetesResource | undefined): Record<string, unknown> =>
  recordAt(node, 'metadata', 'labels');

const isTainted = (node: KubernetesResource, prefix: string): boolean =>
  entriesAt(node, 'spec', 'taints').some(
    ({ entry }) =>
      (entry.effect === 'NoSchedule' || entry.effect === 'NoExecute') &&
      typeof entry.key === 'string' &&
      entry.key.startsWith(prefix),
  );

/** Set by people for the time of some work, and by the node controller while something is wrong. */
const isClosedForNow = (node: KubernetesResource): boolean =>
  recordAt(node, 'spec').unschedulable === true || isTainted(node, 'node.kubernetes.io/');

const isForOthers = (node: KubernetesResource): boolean =>
  isTainted(node, 'node-role.kubernetes.io/');

/**
 * Networks of all nodes, from Nodes and NodeNetworkStates. VMs run where virt-handler says so;
 * where no node says anything, on every node that is open to pods.
 *
 * Source: kubernetes-nmstate api/v1beta1 NodeNetworkState; kubevirt pkg/virt-handler/heartbeat.
 */
export const nodeNetworksOf = derived((world: World): readonly NodeNetwork[] => {
  const nodes = world.list('Node');
  const labelled = nodes.some((node) => Object.hasOwn(labelsOf(node), SCHEDULABLE));
  const names = new Set<string>();
  for (const kind of ['Node', 'NodeNetworkState'] as const) {
    // A state may outlive its node for a while.
    if (kind === 'NodeNetworkState' && world.isKnown('Node')) continue;
    for (const object of world.list(kind)) names.add(textAt(object, 'metadata', 'name') ?? '');
  }
  return [...names].map((name) => {
    const node = world.find('Node', name);
    const state = world.find('NodeNetworkState', name);
    const labels = labelsOf(node);
    const isReady = !labelled || labels[SCHEDULABLE] === 'true';
    const isForVms =
      (!labelled || Object.hasOwn(labels, SCHEDULABLE)) &&
      (node === undefined || !isForOthers(node));
    const reported = isRecord(valueAt(state, 'status', 'currentState'));
    return {
      name,
      node,
      labels,
      takesVms: isForVms && isReady && (node === undefined || !isClosedForNow(node)),
      isForVms,
      resources: node && resourcesOf(node),
      interfaces: reported && state ? interfacesOf(state) : undefined,
      mappings: reported && state ? mappingsOf(state) : undefined,
      defaultThrough: reported && state ? defaultThroughOf(state) : undefined,
    };
  });
});

/** The network of each node, by the node's name. */
export const nodeNetworksByName = derived(
  (world: World): ReadonlyMap<string, NodeNetwork> =>
    new Map(nodeNetworksOf(world).map((node) => [node.name, node])),
);

/** Nodes on which VMs can be placed. */
export const vmNodesOf = derived((world: World): readonly NodeNetwork[] =>
  nodeNetworksOf(world).filter(({ takesVms }) => takesVms),
);
