import { byNumbersInText } from '../core/collections';
import { recordAt, textAt } from '../core/resource';
import { carriersOf } from '../nodes/carriers';
import { nodeNetworksOf, type NodeNetwork } from '../nodes/node-networks';
import { derived, type World } from '../world/world';
import { BR_EX, OF_OVN, PHYSNET } from './of-ovn';
import { chosenNodes } from './progress';
import { interfacesIn, mappingsIn, portsOf } from './rules/entries';

/** Something on a node that no policy asks for. */
export interface Unowned {
  node: string;
  /** `interfaces/br7` or `ovn/physnet`. */
  part: string;
  /** nmstate's type of the interface, or `mapping`. */
  type: string;
}

/** What people make for networks; cards are there, and all else belongs to pods, VMs and tunnels. */
const MADE: readonly string[] = ['linux-bridge', 'ovs-bridge', 'bond', 'vlan'];

/** Names that a policy has on its nodes, those that it takes as ports included. */
const namesByNode = derived((world: World): ReadonlyMap<string, ReadonlySet<string>> => {
  const byNode = new Map<string, Set<string>>();
  for (const policy of world.list('NodeNetworkConfigurationPolicy')) {
    const named = [
      ...interfacesIn(policy).flatMap((each) => [
        `interfaces/${each.name}`,
        ...portsOf(each).map(({ name }) => `interfaces/${name}`),
      ]),
      ...mappingsIn(policy).map(({ entry }) => `ovn/${textAt(entry, 'localnet') ?? ''}`),
    ];
    // What each node works out has a name there only, which stands in its enactment.
    for (const node of chosenNodes(world, policy)) {
      const enacted = world.find(
        'NodeNetworkConfigurationEnactment',
        `${node}.${textAt(policy, 'metadata', 'name') ?? ''}`,
      );
      const resolved = { spec: { desiredState: recordAt(enacted, 'status').desiredState } };
      const own = interfacesIn(resolved).map(({ name }) => `interfaces/${name}`);
      byNode.set(node, new Set([...(byNode.get(node) ?? []), ...named, ...own]));
    }
  }
  return byNode;
});

const unownedOn = (node: NodeNetwork, owned: ReadonlySet<string>): Unowned[] => {
  // br-ex, and what it reaches the wire by, are made when the node is installed.
  const installed = carriersOf(node, BR_EX);
  return [
    ...[...(node.interfaces?.values() ?? [])]
      .filter(({ type, name }) => MADE.includes(type) && !OF_OVN.test(name))
      .filter((found) => !owned.has(`interfaces/${found.name}`) && !installed.has(found.name))
      .map(({ name, type }) => ({ node: node.name, part: `interfaces/${name}`, type })),
    ...[...(node.mappings?.keys() ?? [])]
      .filter((localnet) => localnet !== PHYSNET && !owned.has(`ovn/${localnet}`))
      .map((localnet) => ({ node: node.name, part: `ovn/${localnet}`, type: 'mapping' })),
  ];
};

/**
 * Bridges, bonds, VLAN interfaces and bridge mappings that are on a node and in no policy: made by hand
 * or by another tool, or left behind by a policy that was deleted. Empty where policies are not known.
 *
 * Source: kubernetes-nmstate docs (deleting a policy does not undo it).
 */
export const unownedOf = (world: World): Unowned[] => {
  if (!world.isKnown('NodeNetworkConfigurationPolicy')) return [];
  const owned = namesByNode(world);
  return nodeNetworksOf(world)
    .flatMap((node) => unownedOn(node, owned.get(node.name) ?? new Set()))
    .sort((a, b) => byNumbersInText(a.part, b.part) || byNumbersInText(a.node, b.node));
};
