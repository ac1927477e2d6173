import { derived, type World } from '../world/world';
import { vmNodesOf, type NodeInterface, type NodeNetwork } from './node-networks';

/** Something on nodes that a network can be connected to. */
export interface Offer {
  name: string;
  /** VM nodes that have it. */
  count: number;
  /** VM nodes of which nmstate reports. */
  total: number;
  /** Smallest MTU of it over the nodes, in bytes; undefined where none reports one. */
  mtu?: number;
}

const collect = (
  nodes: readonly NodeNetwork[],
  namesOf: (node: NodeNetwork) => Iterable<[name: string, mtu: number | undefined]>,
): Offer[] => {
  const reporting = nodes.filter(({ interfaces }) => interfaces !== undefined);
  const offers = new Map<string, Offer>();
  for (const node of reporting) {
    for (const [name, mtu] of namesOf(node)) {
      const offer = offers.get(name) ?? { name, count: 0, total: reporting.length };
      offer.count += 1;
      if (mtu !== undefined) offer.mtu = Math.min(offer.mtu ?? mtu, mtu);
      offers.set(name, offer);
    }
  }
  return [...offers.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
};

const interfacesWhere = (isWanted: (found: NodeInterface, node: NodeNetwork) => boolean) =>
  derived((world: World): readonly Offer[] =>
    collect(vmNodesOf(world), function* (node) {
      for (const found of node.interfaces?.values() ?? []) {
        if (found.state !== 'down' && isWanted(found, node)) yield [found.name, found.mtu];
      }
    }),
  );

/** Linux bridges that VM nodes have, the most widespread first. */
export const bridgesOffered = interfacesWhere(({ type }) => type === 'linux-bridge');

/** Interfaces of VM nodes that carry traffic of their own: cards, bonds and VLANs, no ports. */
export const linksOffered = interfacesWhere(
  ({ type, controller }) => ['ethernet', 'bond', 'vlan'].includes(type) && controller === undefined,
);

/** OVN bridge mappings (localnets) that VM nodes have; the MTU is that of the mapped bridge. */
export const mappingsOffered = derived((world: World): readonly Offer[] =>
  collect(vmNodesOf(world), function* ({ mappings, interfaces }) {
    for (const [localnet, bridge] of mappings ?? []) {
      const ports = (interfaces?.get(bridge)?.ports ?? []).flatMap(
        (port) => interfaces?.get(port)?.mtu ?? [],
      );
      yield [localnet, ports.length > 0 ? Math.min(...ports) : interfaces?.get(bridge)?.mtu];
    }
  }),
);
