import { derived, type World } from '../world/world';
import { bridgeOn, type FoundBridge } from './bridge-on';
import { nodeNetworksOf, type NodeNetwork } from './node-networks';
import type { VlanRange } from '../net/vlan-ranges';

/** Nodes whose uplinks let the same VLANs through. */
export interface VlanFilter {
  allowed: readonly VlanRange[];
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
  /** Nodes on which it is down. */
  down: NodeNetwork[];
  /** Nodes on which no port leads out of the bridge. */
  isolated: NodeNetwork[];
  filters: VlanFilter[];
  /** Interfaces of the nodes that take a VLAN for themselves, by VLAN. */
  hostVlans: Map<number, { node: NodeNetwork; name: string }[]>;
  /** Largest packets in bytes, smallest first. */
  limits: { node: NodeNetwork; mtu: number }[];
}

const takeDown = (nodes: BridgeNodes, node: NodeNetwork, bridge: FoundBridge): void => {
  nodes.has.push(node);
  if (!node.takesVms) return;
  const { mtu, uplinks, allowed, taken } = bridge;
  if (bridge.isDown) nodes.down.push(node);
  if (mtu !== undefined) nodes.limits.push({ node, mtu });
  if (uplinks.length === 0) {
    nodes.isolated.push(node);
    return;
  }
  if (allowed) {
    const key = JSON.stringify(allowed);
    const filter = nodes.filters.find((known) => JSON.stringify(known.allowed) === key);
    if (filter) filter.nodes.push(node);
    else nodes.filters.push({ allowed, nodes: [node] });
  }
  for (const { vlan, name } of taken) {
    const list = nodes.hostVlans.get(vlan);
    if (list) list.push({ node, name });
    else nodes.hostVlans.set(vlan, [{ node, name }]);
  }
};

const collect = (world: World, name: string): BridgeNodes => {
  const nodes: BridgeNodes = {
    reported: [],
    has: [],
    other: [],
    absent: [],
    down: [],
    isolated: [],
    filters: [],
    hostVlans: new Map(),
    limits: [],
  };
  for (const node of nodeNetworksOf(world)) {
    if (!node.isForVms || !node.interfaces) continue;
    nodes.reported.push(node);
    const found = bridgeOn(node, name);
    if (found.state === 'there') takeDown(nodes, node, found);
    else if (!node.takesVms) continue;
    else if (found.state === 'absent') nodes.absent.push(node);
    else if (found.state === 'other') nodes.other.push({ node, type: found.type });
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
