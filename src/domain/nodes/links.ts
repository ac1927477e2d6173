import { byNumbersInText } from '../core/collections';
import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { listOf, namesOf } from '../findings/report';
import type { Neighbour, NodeInterface, NodeNetwork } from './node-networks';
import { mtuOf } from './uplinks';

/** What a node has under the name of a link. */
export interface LinkOnNode {
  node: NodeNetwork;
  found: NodeInterface;
  /** Bytes; of a bridge, the smallest of it and its uplinks. */
  mtu: number | undefined;
}

/** Something that nodes have under one name. */
export interface NodeLink<Kind extends string = string> {
  name: string;
  /** What it is where it is one of the kinds asked for. */
  kind: Kind;
  /** The nodes that were asked. */
  nodes: readonly NodeNetwork[];
  on: readonly LinkOnNode[];
  /** Smallest and largest packet in bytes over the nodes. */
  mtu: { least: number; most: number } | undefined;
  /** Mbit/s, the slowest node; undefined where none tells. */
  speed: number | undefined;
  /** Switches at the other end, where nodes listen for them. */
  neighbours: readonly (Neighbour & { node: string })[];
}

const linkOn = (node: NodeNetwork, name: string): LinkOnNode | undefined => {
  const found = node.interfaces?.get(name);
  if (!found) return undefined;
  return { node, found, mtu: found.type === 'linux-bridge' ? mtuOf(node, found) : found.mtu };
};

/**
 * What something of a node stands on, itself included: ports of a bridge, members of a bond, the base
 * of a VLAN interface, and so on down to network cards.
 */
export const foundationsOf = (
  node: NodeNetwork,
  found: NodeInterface,
  seen: ReadonlySet<string> = new Set(),
): NodeInterface[] => {
  const below = found.type === 'vlan' ? [found.baseInterface ?? ''] : found.ports;
  const passed = new Set([...seen, found.name]);
  const under = below.flatMap((name) => {
    const next = passed.has(name) ? undefined : node.interfaces?.get(name);
    return next ? foundationsOf(node, next, passed) : [];
  });
  return [found, ...under];
};

const isCard = ({ type }: NodeInterface): boolean => type === 'ethernet';

const rangeOf = (values: readonly number[]): NodeLink['mtu'] =>
  values.length === 0 ? undefined : { least: Math.min(...values), most: Math.max(...values) };

/**
 * What nodes have of some kinds, each by its name, in the order of the names. Nodes of which nmstate
 * does not report have nothing.
 */
export const nodeLinksOf = <Kind extends string>(
  nodes: readonly NodeNetwork[],
  isKind: (type: string) => type is Kind,
): NodeLink<Kind>[] => {
  const names = new Set(
    nodes.flatMap(({ interfaces }) =>
      [...(interfaces?.values() ?? [])].flatMap(({ name, type }) => (isKind(type) ? [name] : [])),
    ),
  );
  return [...names].sort(byNumbersInText).flatMap((name) => {
    const on = nodes.flatMap((node) => linkOn(node, name) ?? []);
    const kind = on.map(({ found }) => found.type).find(isKind);
    if (kind === undefined) return [];
    const cards = on.flatMap(({ node, found }) =>
      foundationsOf(node, found)
        .filter(isCard)
        .map((card) => ({ node: node.name, card })),
    );
    const mtus = on.flatMap(({ mtu }) => (mtu === undefined || mtu <= 0 ? [] : [mtu]));
    return [
      {
        name,
        kind,
        nodes,
        on,
        mtu: rangeOf(mtus),
        speed: rangeOf(cards.flatMap(({ card }) => card.speed ?? []))?.least,
        neighbours: cards.flatMap(({ node, card }) =>
          (card.neighbours ?? []).map((neighbour) => ({ ...neighbour, node })),
        ),
      },
    ];
  });
};

/** Names of the nodes of a link, for a message. */
export const nodesOfLink = (on: readonly LinkOnNode[]): string =>
  listOf(on.map(({ node }) => node.name));

/**
 * The first thing that keeps a link from being used on every node that was asked: a node lacks it, or
 * has something else of its name, or has it down, or gave it to a bridge or bond.
 *
 * Source: Linux drivers/net/macvlan.c, net/bridge/br_if.c (a port of a bridge or a bond has a receive
 * handler already); nmstate rust/src/lib/ifaces/inter_ifaces_controller.rs.
 */
export const linkRefusal = ({ kind, nodes, on }: NodeLink): Reason | undefined => {
  const lacks = nodes.filter((node) => !on.some((each) => each.node === node));
  if (lacks.length > 0) return reason(msg('Missing on {{nodes}}'), { nodes: namesOf(lacks) });
  const other = on.filter(({ found }) => found.type !== kind);
  if (other.length > 0) {
    return reason(msg('Of another type on {{nodes}}'), { nodes: nodesOfLink(other) });
  }
  const down = on.filter(({ found }) => found.state === 'down');
  if (down.length > 0) return reason(msg('Down on {{nodes}}'), { nodes: nodesOfLink(down) });
  const port = on.find(({ found }) => found.controller !== undefined);
  return (
    port &&
    reason(msg('Part of {{controller}}, so that nothing else can build on it'), {
      controller: port.found.controller ?? '',
    })
  );
};

/** Whether an interface, or a VLAN of it, carries an address of the node. */
export const carriesAddresses = ({ node, found }: LinkOnNode): boolean =>
  (found.addresses?.length ?? 0) > 0 ||
  [...(node.interfaces?.values() ?? [])].some(
    ({ baseInterface, addresses = [] }) => baseInterface === found.name && addresses.length > 0,
  );

/** That the packets of a link differ in size between nodes; undefined where they do not. */
export const unevenMtu = ({ mtu }: Pick<NodeLink, 'mtu'>): Reason | undefined =>
  mtu && mtu.least !== mtu.most
    ? reason(msg('The MTU differs between nodes, from {{least}} to {{most}}'), mtu)
    : undefined;
