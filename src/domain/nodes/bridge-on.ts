import type { NodeInterface, NodeNetwork, PortVlans } from './node-networks';
import { mtuOf, uplinksOf } from './uplinks';
import { mergeVlans, type VlanRange } from '../net/vlan-ranges';

/** A bridge of a node, as nmstate reports it. */
export interface FoundBridge {
  state: 'there';
  name: string;
  isDown: boolean;
  /** Largest packet in bytes that passes it and its uplinks. */
  mtu: number | undefined;
  /** Names of the ports by which it reaches beyond the node. */
  uplinks: readonly string[];
  /** VLANs that pass its uplinks; undefined where one of them lets all through. */
  allowed: readonly VlanRange[] | undefined;
  /** Interfaces of the node that take a VLAN of the bridge or its uplinks for themselves. */
  taken: readonly { vlan: number; name: string }[];
}

/** What a node has under the name of a bridge. */
export type BridgeOn =
  /** nmstate does not report on the node, or does not say what the thing is. */
  | { state: 'unknown' }
  | { state: 'absent' }
  /** Something else of this name, with nmstate's type. */
  | { state: 'other'; type: string }
  | FoundBridge;

/** VLAN of frames without a tag where nothing else is said. */
const DEFAULT_VLAN = 1;

const allowedBy = ({ mode, ranges, native }: PortVlans): VlanRange[] => {
  const untagged = native ?? DEFAULT_VLAN;
  return [...(mode === 'trunk' ? ranges : []), { min: untagged, max: untagged }];
};

const allowedOn = (
  { portVlans }: NodeInterface,
  uplinks: readonly string[],
): VlanRange[] | undefined => {
  const filters = new Map(portVlans.map((filter) => [filter.port, filter]));
  const allowed: VlanRange[] = [];
  for (const name of uplinks) {
    const filter = filters.get(name);
    if (!filter) return undefined;
    allowed.push(...allowedBy(filter));
  }
  return uplinks.length === 0 ? undefined : mergeVlans(allowed);
};

const takenOn = (node: NodeNetwork, bases: ReadonlySet<string>): { vlan: number; name: string }[] =>
  [...(node.interfaces?.values() ?? [])].flatMap(({ name, vlanId, baseInterface }) =>
    vlanId === undefined || baseInterface === undefined || !bases.has(baseInterface)
      ? []
      : [{ vlan: vlanId, name }],
  );

const read = (node: NodeNetwork, bridge: NodeInterface): FoundBridge => {
  const uplinks = uplinksOf(node, bridge);
  return {
    state: 'there',
    name: bridge.name,
    isDown: bridge.state === 'down',
    mtu: mtuOf(node, bridge),
    uplinks,
    allowed: allowedOn(bridge, uplinks),
    taken: uplinks.length === 0 ? [] : takenOn(node, new Set([...uplinks, bridge.name])),
  };
};

const lookUp =
  (type: 'linux-bridge' | 'ovs-bridge') =>
  (node: NodeNetwork, name: string): BridgeOn => {
    const found = node.interfaces?.get(name);
    if (!node.interfaces) return { state: 'unknown' };
    if (!found) return { state: 'absent' };
    // nmstate names no type of what it could not look into.
    if (found.type === '' || found.type === 'unknown') return { state: 'unknown' };
    return found.type === type ? read(node, found) : { state: 'other', type: found.type };
  };

/** What of a localnet a node has: its mapping, and the Open vSwitch bridge that this leads to. */
export type MappingOn =
  /** nmstate does not report on the node. */
  | { state: 'unknown' }
  | { state: 'absent' }
  /** It leads to a bridge that is not there. */
  | { state: 'nowhere'; name: string }
  /** nmstate tells of the mapping, but not of interfaces. */
  | { state: 'unseen'; name: string }
  | FoundBridge;

const lookUpMapping = (node: NodeNetwork, localnet: string): MappingOn => {
  if (!node.mappings) return { state: 'unknown' };
  const name = node.mappings.get(localnet);
  if (name === undefined) return { state: 'absent' };
  const bridge = node.interfaces?.get(name);
  if (!node.interfaces) return { state: 'unseen', name };
  return bridge ? read(node, bridge) : { state: 'nowhere', name };
};

const remembered = <T>(find: (node: NodeNetwork, name: string) => T) => {
  const known = new WeakMap<NodeNetwork, Map<string, T>>();
  return (node: NodeNetwork, name: string): T => {
    const ofNode = known.get(node) ?? new Map<string, T>();
    known.set(node, ofNode);
    const found = ofNode.get(name) ?? find(node, name);
    ofNode.set(name, found);
    return found;
  };
};

/** Looks a Linux bridge up on a node; each name once. */
export const bridgeOn = remembered(lookUp('linux-bridge'));

/** Looks an Open vSwitch bridge up on a node; each name once. */
export const ovsBridgeOn = remembered(lookUp('ovs-bridge'));

/**
 * Looks a bridge mapping up on a node; each name once.
 *
 * Source: nmstate rust/src/lib/ovn.rs.
 */
export const mappingOn = remembered(lookUpMapping);
