import type { NodeInterface, NodeNetwork } from './node-networks';
import { uplinksOf } from './uplinks';

const belowOf = (node: NodeNetwork, found: NodeInterface): string[] => [
  ...(found.type.endsWith('bridge') ? uplinksOf(node, found) : found.ports),
  ...(found.baseInterface === undefined ? [] : [found.baseInterface]),
];

const walk = (
  node: NodeNetwork,
  top: string,
  next: (below: readonly string[]) => readonly string[],
): ReadonlySet<string> => {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const found = node.interfaces?.get(name);
    if (found) next(belowOf(node, found)).forEach(visit);
  };
  visit(top);
  return seen;
};

/**
 * Names of all that an interface of a node reaches the wire by, itself included: its ports, and what a
 * VLAN interface stands on, down to the cards. Of an interface that is not reported, its name alone.
 */
export const carriersOf = (node: NodeNetwork, name: string): ReadonlySet<string> =>
  walk(node, name, (below) => below);

/** The same as far as there is one way only: without any of these it reaches nothing. */
export const soleCarriersOf = (node: NodeNetwork, name: string): ReadonlySet<string> =>
  walk(node, name, (below) => (below.length === 1 ? below : []));
