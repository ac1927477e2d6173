import type { NodeInterface, NodeNetwork } from './node-networks';

/** A VM's own end of its connection is a port of the bridge, too, but leads nowhere else. */
const isOfVm = (name: string, port: NodeInterface | undefined): boolean =>
  /^(?:veth|vnet|tap)/.test(name) || port?.type === 'veth' || port?.type === 'tun';

/** What leads from an Open vSwitch bridge to the node itself or to another bridge. */
const isInside = (name: string, port: NodeInterface | undefined): boolean =>
  port?.type === 'ovs-interface' || name.startsWith('patch-');

/** Names of the ports by which a bridge reaches beyond its node. */
export const uplinksOf = (node: NodeNetwork, bridge: NodeInterface): string[] =>
  bridge.ports.filter((name) => {
    const port = node.interfaces?.get(name);
    // The internal port of an Open vSwitch bridge has its name.
    return name !== bridge.name && !isOfVm(name, port) && !isInside(name, port);
  });

/**
 * The largest packet in bytes that passes a bridge on a node: the smallest MTU of the bridge and its
 * uplinks. Undefined where none of them tells its MTU.
 */
export const mtuOf = (node: NodeNetwork, bridge: NodeInterface): number | undefined => {
  const own = bridge.type === 'ovs-bridge' ? [] : [bridge.mtu];
  const uplinks = uplinksOf(node, bridge).map((name) => node.interfaces?.get(name)?.mtu);
  const known = [...own, ...uplinks].filter((mtu) => mtu !== undefined && mtu > 0);
  return known.length === 0 ? undefined : Math.min(...known.map(Number));
};
