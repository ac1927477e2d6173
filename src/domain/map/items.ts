import type { Finding } from '../findings/finding';
import type { Reason } from '../core/reasons';

/** From the wire to the VM, as they stand beside one another. */
export const mapColumns = ['uplink', 'link', 'bridge', 'network', 'vm'] as const;
export type MapColumn = (typeof mapColumns)[number];

export type MapKind =
  | 'ethernet'
  | 'bond'
  | 'vlan'
  | 'linux-bridge'
  | 'ovs-bridge'
  | 'mapping'
  | 'interface'
  | 'resource'
  | 'overlay'
  | 'network'
  | 'vm';

/**
 * - `absent`: it is not there, and nothing went wrong
 * - `unknown`: nothing that may be read tells
 */
export const mapStates = ['error', 'warning', 'unknown', 'absent', 'fine'] as const;
export type MapState = (typeof mapStates)[number];

/** One thing on the way from the wire to a VM, or several that are alike. */
export interface MapItem {
  /** Stands in the URL; the same as long as the thing is there. */
  id: string;
  column: MapColumn;
  kind: MapKind;
  /** As the cluster calls it; of a VM `namespace/name`. */
  name: string;
  /** Of a VM the interface; otherwise ''. */
  nic: string;
  /** What is to be known of it at first sight. */
  facts: readonly Reason[];
  state: MapState;
  /** Why the state is no better. */
  reasons: readonly Reason[];
  /** Nodes that have exactly this, or on which the VM runs; empty: it belongs to none. */
  nodes: readonly string[];
  /** What rules say of it, and of what it is made from. */
  findings: readonly Finding[];
  /** Names of the policies of nmstate that make it. */
  policies: readonly string[];
  namespaces: readonly string[];
  /** `namespace/name` of the NetworkAttachmentDefinitions of a network, or of the one a VM is on. */
  networks: readonly string[];
  /** What it stands for, where it was folded; empty for a thing of its own. */
  members: readonly MapItem[];
}

/** From an item to one that is nearer to the VM, by their ids. */
export interface MapEdge {
  from: string;
  to: string;
}

export interface MapModel {
  /** By column, then by name. */
  items: readonly MapItem[];
  edges: readonly MapEdge[];
  /** Findings of things that are not on the map. */
  elsewhere: readonly Finding[];
  /** Nodes for VMs that are known. */
  nodeCount: number;
}

/** Some of the items, with the edges that lead to them. */
export interface MapSide {
  items: MapItem[];
  edges: MapEdge[];
}

const columns: Record<MapKind, MapItem['column']> = {
  ethernet: 'uplink',
  interface: 'uplink',
  bond: 'link',
  vlan: 'link',
  'linux-bridge': 'bridge',
  'ovs-bridge': 'bridge',
  mapping: 'bridge',
  resource: 'bridge',
  overlay: 'bridge',
  network: 'network',
  vm: 'vm',
};

export const columnOf = (kind: MapKind): MapItem['column'] => columns[kind];

/** An item of which nothing is said but what `part` says. */
export const plainItem = (
  id: string,
  kind: MapKind,
  name: string,
  part: Partial<MapItem> = {},
): MapItem => ({
  id,
  column: columnOf(kind),
  kind,
  name,
  nic: '',
  facts: [],
  state: 'fine',
  reasons: [],
  nodes: [],
  findings: [],
  policies: [],
  namespaces: [],
  networks: [],
  members: [],
  ...part,
});
