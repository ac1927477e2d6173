import { byNumbersInText, groupedBy } from '../core/collections';
import type { NodeInterface, NodeNetwork } from './node-networks';
import { uplinksOf } from './uplinks';

/** Nodes that are alike in what was asked. */
export interface WiringGroup {
  /** Same for the same wiring, whichever nodes have it. */
  key: string;
  /** In the order of their names; never empty. */
  nodes: readonly NodeNetwork[];
}

/** Types that lead from the wire to a network; others belong to pods, VMs and the node itself. */
const WIRING: readonly string[] = ['ethernet', 'bond', 'vlan', 'linux-bridge', 'ovs-bridge'];

const wiredInterface = (node: NodeNetwork, found: NodeInterface): unknown => {
  const ports = found.type.endsWith('bridge') ? uplinksOf(node, found) : found.ports;
  const filters = found.portVlans.filter(({ port }) => ports.includes(port));
  return [
    found.name,
    found.type,
    found.state,
    found.mtu,
    found.bondMode,
    found.baseInterface,
    found.vlanId,
    [...ports].sort(byNumbersInText),
    filters.map(({ port, mode, ranges, native }) => [port, mode, ranges, native]),
  ];
};

/**
 * What of a node decides which networks reach the wire there and how: its cards, bonds, VLAN interfaces,
 * bridges and bridge mappings. MAC addresses, addresses, speeds, neighbours and the ends of VMs differ on
 * nodes that are wired alike, and count for nothing. Undefined where nmstate does not report.
 */
export const wiringOf = (node: NodeNetwork): unknown => {
  if (!node.interfaces) return undefined;
  const wired = [...node.interfaces.values()]
    .filter(({ type }) => WIRING.includes(type))
    .sort((a, b) => byNumbersInText(a.name, b.name));
  const mappings = [...(node.mappings ?? [])].sort(([a], [b]) => byNumbersInText(a, b));
  return [wired.map((found) => wiredInterface(node, found)), mappings];
};

/**
 * Folds nodes that are alike: the largest group first, then by the name of its first node. No node is
 * lost, and none stands in two groups.
 *
 * @param by what nodes are compared by; any value that JSON can write. By default their wiring.
 */
export const wiringGroupsOf = (
  nodes: readonly NodeNetwork[],
  by: (node: NodeNetwork) => unknown = wiringOf,
): WiringGroup[] =>
  [...groupedBy(nodes, (node) => JSON.stringify([by(node)]))]
    .map(([key, alike]) => ({
      key,
      nodes: alike.sort((a, b) => byNumbersInText(a.name, b.name)),
    }))
    .sort(
      (a, b) =>
        b.nodes.length - a.nodes.length ||
        byNumbersInText(a.nodes[0]?.name ?? '', b.nodes[0]?.name ?? ''),
    );
