import type { NodeInterface, NodeNetwork } from './node-networks';
import { uplinksOf } from './uplinks';

/** A port that gives all frames a tag by itself. */
export interface TaggingPort {
  name: string;
  tag: number;
}

/** How traffic gets from a bridge or an interface of a node to the wire. */
export interface WayOut {
  /** Names of the ports to the outside; an interface that VMs are connected to itself is its own. */
  uplinks: readonly string[];
  /**
   * A port that tags what passes it: a VLAN interface, or an access port of Open vSwitch. Undefined
   * where another port takes frames as they are.
   */
  outer: TaggingPort | undefined;
  /** The VLAN that the ports of a Linux bridge send out without its tag. */
  untagged: number | undefined;
}

/** The VLAN of an interface, or of all members of a bond. */
const tagOf = (node: NodeNetwork, port: NodeInterface | undefined): number | undefined => {
  if (port?.type !== 'bond') return port?.vlanId;
  const tags = new Set(port.ports.map((name) => node.interfaces?.get(name)?.vlanId));
  return tags.size === 1 ? [...tags][0] : undefined;
};

/** The value that all entries have; undefined where they differ. */
const common = <T>(values: readonly (T | undefined)[]): T | undefined => {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
};

/**
 * The way out of a node, from a bridge or an interface by its name; undefined where nmstate does not
 * tell of it.
 *
 * Source: nmstate rust/src/lib/ifaces/vlan.rs, bridge_vlan.rs and ovs/bridge.rs.
 */
export const wayOutOf = (node: NodeNetwork, through: string): WayOut | undefined => {
  const found = node.interfaces?.get(through);
  if (!found) return undefined;
  const uplinks = found.type.endsWith('bridge') ? uplinksOf(node, found) : [through];
  const access = uplinks.map((name) => {
    const port = found.portVlans.find((each) => each.port === name);
    return port?.mode === 'access' ? port.native : undefined;
  });
  const isOvs = found.type === 'ovs-bridge';
  const tagging = uplinks.map((name, index): TaggingPort | undefined => {
    const tag = tagOf(node, node.interfaces?.get(name)) ?? (isOvs ? access[index] : undefined);
    return tag === undefined || tag === 0 ? undefined : { name, tag };
  });
  return {
    uplinks,
    outer: tagging.every((port) => port !== undefined) ? tagging[0] : undefined,
    untagged: isOvs ? undefined : common(access),
  };
};
