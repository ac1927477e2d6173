import type { NodeNetwork } from './node-networks';
import { uplinksOf } from './uplinks';

/** How traffic gets from a bridge or an interface of a node to the wire. */
export interface WayOut {
  /** Names of the ports to the outside; an interface that VMs are connected to itself is its own. */
  uplinks: readonly string[];
  /** The VLAN of an uplink that is a VLAN interface itself: what passes it is tagged with it. */
  outer: number | undefined;
  /** The VLAN that the ports of a bridge send out without its tag. */
  untagged: number | undefined;
}

/** The value that all entries have; undefined where they differ. */
const common = <T>(values: readonly (T | undefined)[]): T | undefined => {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
};

/**
 * The way out of a node, from a bridge or an interface by its name; undefined where nmstate does not
 * tell of it.
 *
 * Source: nmstate rust/src/lib/ifaces (VLAN interfaces; access ports of bridges).
 */
export const wayOutOf = (node: NodeNetwork, through: string): WayOut | undefined => {
  const found = node.interfaces?.get(through);
  if (!found) return undefined;
  const uplinks = found.type.endsWith('bridge') ? uplinksOf(node, found) : [through];
  const access = uplinks.map((name) => {
    const port = found.portVlans.find((each) => each.port === name);
    return port?.mode === 'access' ? port.native : undefined;
  });
  return {
    uplinks,
    outer: common(uplinks.map((name) => node.interfaces?.get(name)?.vlanId)),
    untagged: common(access),
  };
};
