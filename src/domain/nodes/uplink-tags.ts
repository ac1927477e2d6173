import type { FoundBridge } from './bridge-on';
import type { NodeInterface, NodeNetwork } from './node-networks';

/** A port that sets a tag by itself. */
export interface TaggingPort {
  name: string;
  tag: number;
}

const tagOf = (node: NodeNetwork, port: NodeInterface | undefined): number | undefined => {
  if (port?.type !== 'bond') return port?.vlanId;
  const tags = new Set(port.ports.map((name) => node.interfaces?.get(name)?.vlanId));
  return tags.size === 1 ? [...tags][0] : undefined;
};

/**
 * The port by which a bridge leads out of a node and which gives all frames a tag: a VLAN interface,
 * or an access port of Open vSwitch. Undefined where another port takes frames as they are.
 *
 * Source: nmstate rust/src/lib/ifaces/vlan.rs and ovs/bridge.rs.
 */
export const taggingPortOf = (
  node: NodeNetwork,
  { name: bridge, uplinks }: FoundBridge,
): TaggingPort | undefined => {
  const found = node.interfaces?.get(bridge);
  const ports = uplinks.map((name): TaggingPort | undefined => {
    const filter = found?.portVlans.find(({ port }) => port === name);
    const isAccess = found?.type === 'ovs-bridge' && filter?.mode === 'access';
    const tag = tagOf(node, node.interfaces?.get(name)) ?? (isAccess ? filter.native : undefined);
    return tag === undefined || tag === 0 ? undefined : { name, tag };
  });
  return ports.every((port) => port !== undefined) ? ports[0] : undefined;
};
