import { byNumbersInText } from '../core/collections';
import { configOf, networkNameIn } from '../nad/config';
import { RESOURCE_NAME_ANNOTATION, type NetworkAttachmentDefinition } from '../nad/types';
import { textAt, textOf } from '../core/resource';
import { usersOf } from '../vm/spec/network-users';
import type { Reason } from '../core/reasons';
import type { World } from '../world/world';
import { nodeNeedOf, type NodeNeed } from './need';
import { nodeNetworksOf } from './node-networks';
import { onNode, type Found } from './on-node';
import { nodeNameOf } from './placement';

/**
 * - `ready`: the node has what the network needs
 * - `limited`: it has it, but VMs reach less than they should
 * - `missing`: VMs on the network do not work there, or are not placed there
 * - `unknown`: nothing in the world tells
 */
export const nodeStates = ['missing', 'limited', 'unknown', 'ready'] as const;
export type NodeState = (typeof nodeStates)[number];

/** What one node has of a network. */
export interface NodeCoverage {
  node: string;
  state: NodeState;
  /** Why the state is no better; empty for a node that is ready. */
  reasons: Reason[];
  /** What VMs are connected to there: the bridge, or the interface. */
  through: string | undefined;
  /** Largest packet in bytes that passes there. */
  mtu: number | undefined;
  /** Whether VMs can be placed on it now: it is neither cordoned nor unwell. */
  takesVms: boolean;
  /** Running VMs there that use the network. */
  vmCount: number;
}

export interface Coverage {
  need: NodeNeed;
  /** Nodes for VMs, those with something to say first. */
  nodes: NodeCoverage[];
}

/** What of a network's needs was found on a node, in one word. */
export const stateOfFound = ({ isUnknown, missing, limits }: Found): NodeState => {
  if (isUnknown) return 'unknown';
  if (missing.length > 0) return 'missing';
  return limits.length > 0 ? 'limited' : 'ready';
};

const countsByNode = (world: World, namespace: string, name: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { vmi, isRunning, runningRef } of usersOf(world, namespace, name)) {
    const node = nodeNameOf(vmi);
    if (isRunning && runningRef && node !== undefined)
      counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  return counts;
};

const compare = (a: NodeCoverage, b: NodeCoverage): number =>
  nodeStates.indexOf(a.state) - nodeStates.indexOf(b.state) || byNumbersInText(a.node, b.node);

/**
 * Which of the nodes for VMs have what a network needs, and why the others have not. Takes any world
 * and never throws; parts that nothing in the world tells are unknown.
 */
export const coverageOf = (world: World, nad: NetworkAttachmentDefinition): Coverage => {
  const parsed = configOf(nad);
  const need = nodeNeedOf(parsed, networkNameIn(parsed));
  const resource = textOf(nad.metadata?.annotations?.[RESOURCE_NAME_ANNOTATION]);
  const counts = countsByNode(
    world,
    textAt(nad, 'metadata', 'namespace') ?? '',
    textAt(nad, 'metadata', 'name') ?? '',
  );
  const nodes = nodeNetworksOf(world)
    .filter(({ isForVms }) => isForVms)
    .map((node): NodeCoverage => {
      const has = onNode(world, node, need, resource);
      return {
        node: node.name,
        state: stateOfFound(has),
        reasons: [...has.missing, ...has.limits].map(({ why }) => why),
        through: has.through,
        mtu: has.mtu,
        takesVms: node.takesVms,
        vmCount: counts.get(node.name) ?? 0,
      };
    });
  return { need, nodes: nodes.sort(compare) };
};
