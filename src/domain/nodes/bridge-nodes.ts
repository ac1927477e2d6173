import {
  nodeNetworksOf,
  type NodeInterface,
  type NodeNetwork,
  type PortVlans,
} from './node-networks';
import { mtuOf, uplinksOf } from './uplinks';
import { derived, type World } from '../world/world';
import { mergeVlans, type VlanRange } from './vlan-ranges';

/** Nodes whose uplinks let the same VLANs through. */
export interface VlanFilter {
  allowed: VlanRange[];
  nodes: NodeNetwork[];
}

/** What the nodes for VMs have under the name of a bridge, in lists that are short where all is well. */
export interface BridgeNodes {
  /** Nodes of which nmstate reports. */
  reported: NodeNetwork[];
  /** Nodes with a Linux bridge of this name. */
  has: NodeNetwork[];
  /** Nodes with something else of this name. */
  other: { node: NodeNetwork; type: string }[];
  absent: NodeNetwork[];
  /** Nodes on which no port leads out of the bridge. */
  isolated: NodeNetwork[];
  filters: VlanFilter[];
  /** Interfaces of the nodes that take a VLAN for themselves, by VLAN. */
  hostVlans: Map<number, { node: NodeNetwork; name: string }[]>;
  /** Largest packets in bytes, smallest first. */
  limits: { node: NodeNetwork; mtu: number }[];
}

/** VLAN of frames without a tag where nothing else is said. */
const DEFAULT_VLAN = 1;

const allowedBy = ({ mode, ranges, native }: PortVlans): VlanRange[] => {
  const untagged = native ?? DEFAULT_VLAN;
  return [...(mode === 'trunk' ? ranges : []), { min: untagged, max: untagged }];
};

/** VLANs that pass the uplinks of a bridge; undefined where one of them lets all through. */
const allowedOn = (node: NodeNetwork, bridge: NodeInterface): VlanRange[] | undefined => {
  const filters = new Map(bridge.portVlans.map((filter) => [filter.port, filter]));
  const allowed: VlanRange[] = [];
  for (const name of uplinksOf(node, bridge)) {
    const filter = filters.get(name);
    if (!filter) return undefined;
    allowed.push(...allowedBy(filter));
  }
  return mergeVlans(allowed);
};

const takeDown = (nodes: BridgeNodes, node: NodeNetwork, bridge: NodeInterface): void => {
  nodes.has.push(node);
  if (!node.takesVms) return;
  const mtu = mtuOf(node, bridge);
  if (mtu !== undefined) nodes.limits.push({ node, mtu });
  const uplinks = uplinksOf(node, bridge);
  if (uplinks.length === 0) {
    nodes.isolated.push(node);
    return;
  }
  const allowed = allowedOn(node, bridge);
  if (allowed) {
    const key = JSON.stringify(allowed);
    const filter = nodes.filters.find((known) => JSON.stringify(known.allowed) === key);
    if (filter) filter.nodes.push(node);
    else nodes.filters.push({ allowed, nodes: [node] });
  }
  const bases = new Set([...uplinks, bridge.name]);
  for (const { name, vlanId, baseInterface } of node.interfaces?.values() ?? []) {
    if (vlanId === undefined || baseInterface === undefined || !bases.has(baseInterface)) continue;
    const list = nodes.hostVlans.get(vlanId);
    if (list) list.push({ node, name });
    else nodes.hostVlans.set(vlanId, [{ node, name }]);
  }
};

const collect = (world: World, name: string): BridgeNodes => {
  const nodes: BridgeNodes = {
    reported: [],
    has: [],
    other: [],
    absent: [],
    isolated: [],
    filters: [],
    hostVlans: new Map(),
    limits: [],
  };
  for (const node of nodeNetworksOf(world)) {
    if (!node.isForVms || !node.interfaces) continue;
    nodes.reported.push(node);
    const found = node.interfaces.get(name);
    if (found?.type === 'linux-bridge') takeDown(nodes, node, found);
    else if (!node.takesVms) continue;
    else if (!found) nodes.absent.push(node);
    else if (found.type !== '' && found.type !== 'unknown') {
      nodes.other.push({ node, type: found.type });
    }
  }
  nodes.limits.sort((a, b) => a.mtu - b.mtu);
  return nodes;
};

/** Looks a bridge up on all nodes; each name once. */
export const bridgeNodesOf = derived((world: World) => {
  const known = new Map<string, BridgeNodes>();
  return (name: string): BridgeNodes => {
    let nodes = known.get(name);
    if (!nodes) known.set(name, (nodes = collect(world, name)));
    return nodes;
  };
});
