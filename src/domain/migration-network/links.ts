import { byNumbersInText } from '../core/collections';
import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { namesOf } from '../findings/report';
import {
  nodeNetworksOf,
  type Neighbour,
  type NodeInterface,
  type NodeNetwork,
} from '../nodes/node-networks';
import { mtuOf, uplinksOf } from '../nodes/uplinks';
import { derived, type World } from '../world/world';

/** What a network for live migration can be built on: a card, a bond or a VLAN of one, or a bridge. */
export type LinkKind = 'ethernet' | 'bond' | 'vlan' | 'linux-bridge';

const KINDS: readonly string[] = ['ethernet', 'bond', 'vlan', 'linux-bridge'] satisfies LinkKind[];

const isKind = (type: string): type is LinkKind => KINDS.includes(type);

/** What a node has under the name of a link. */
export interface LinkOnNode {
  node: string;
  found: NodeInterface;
  mtu: number | undefined;
}

/** Something that nodes have, and whether live migrations can run over it. */
export interface Link {
  name: string;
  kind: LinkKind;
  /** How many nodes for VMs have it, of those that nmstate reports on. */
  count: number;
  total: number;
  on: readonly LinkOnNode[];
  /** Smallest and largest packet in bytes over the nodes. */
  mtu: { least: number; most: number } | undefined;
  /** Mbit/s, the slowest node; undefined where none tells. */
  speed: number | undefined;
  /** Switches at the other end, where nodes listen for them. */
  neighbours: readonly (Neighbour & { node: string })[];
  /** Why it cannot be chosen. */
  refusal: Reason | undefined;
  /** What is good to know of it. */
  notes: readonly Reason[];
}

/** Nodes that run virt-handler and that nmstate reports on. */
const reportingNodes = derived((world: World): readonly NodeNetwork[] =>
  nodeNetworksOf(world).filter(({ isForVms, interfaces }) => isForVms && interfaces !== undefined),
);

/** Nodes that run virt-handler of which nothing is reported, so that nobody knows what they have. */
export const silentNodes = derived((world: World): readonly string[] =>
  nodeNetworksOf(world)
    .filter(({ isForVms, interfaces }) => isForVms && interfaces === undefined)
    .map(({ name }) => name),
);

/** Whether an interface, or a VLAN of it, carries an address of the node. */
const carriesNode = (node: NodeNetwork, found: NodeInterface): boolean =>
  (found.addresses?.length ?? 0) > 0 ||
  [...(node.interfaces?.values() ?? [])].some(
    ({ baseInterface, addresses = [] }) => baseInterface === found.name && addresses.length > 0,
  );

const linkOn = (node: NodeNetwork, name: string): LinkOnNode | undefined => {
  const found = node.interfaces?.get(name);
  if (!found) return undefined;
  const mtu = found.type === 'linux-bridge' ? mtuOf(node, found) : found.mtu;
  return { node: node.name, found, mtu };
};

interface Facts {
  kind: LinkKind;
  nodes: readonly NodeNetwork[];
  on: readonly LinkOnNode[];
}

const named = (on: readonly { node: string }[]): string =>
  namesOf(on.map(({ node }) => ({ name: node })));

/** The first thing that keeps a link from carrying live migrations on every node. */
const refusalOf = ({ kind, nodes, on }: Facts): Reason | undefined => {
  const lacks = nodes.filter(({ name }) => !on.some(({ node }) => node === name));
  if (lacks.length > 0) return reason(msg('Missing on {{nodes}}'), { nodes: namesOf(lacks) });
  const other = on.filter(({ found }) => found.type !== kind);
  if (other.length > 0) {
    return reason(msg('Of another type on {{nodes}}'), { nodes: named(other) });
  }
  const down = on.filter(({ found }) => found.state === 'down');
  if (down.length > 0) return reason(msg('Down on {{nodes}}'), { nodes: named(down) });
  const port = on.find(({ found }) => found.controller !== undefined);
  if (port) {
    return reason(msg('Part of {{controller}}, so that nothing else can build on it'), {
      controller: port.found.controller ?? '',
    });
  }
  const lonely = on.filter(({ node, found }) => {
    const own = nodes.find(({ name }) => name === node);
    return kind === 'linux-bridge' && own !== undefined && uplinksOf(own, found).length === 0;
  });
  return lonely.length > 0
    ? reason(msg('Leads to no network card on {{nodes}}'), { nodes: named(lonely) })
    : undefined;
};

const SLOW = 10_000;

const notesOf = (
  { nodes, on }: Facts,
  mtu: Link['mtu'],
  speed: number | undefined,
): readonly Reason[] => {
  const carrying = on.filter(({ node, found }) => {
    const own = nodes.find(({ name }) => name === node);
    return own !== undefined && carriesNode(own, found);
  });
  return [
    ...(mtu && mtu.least !== mtu.most
      ? [
          reason(msg('The MTU differs between nodes, from {{least}} to {{most}}'), {
            least: mtu.least,
            most: mtu.most,
          }),
        ]
      : []),
    ...(carrying.length > 0
      ? [
          reason(msg('Has addresses of its own on {{nodes}}: other traffic shares it'), {
            nodes: named(carrying),
          }),
        ]
      : []),
    ...(speed !== undefined && speed < SLOW
      ? [reason(msg('Slow: {{speed}} Mbit/s'), { speed })]
      : []),
  ];
};

const kindOf = (on: readonly LinkOnNode[]): LinkKind | undefined =>
  on.map(({ found }) => found.type).find(isKind);

/** The cards by which something reaches the wire: itself, those of a bond or bridge, or that of a VLAN. */
const cardsOf = (
  node: NodeNetwork,
  found: NodeInterface,
  seen: ReadonlySet<string> = new Set(),
): NodeInterface[] => {
  if (found.type === 'ethernet') return [found];
  const below = found.type === 'vlan' ? [found.baseInterface ?? ''] : found.ports;
  const passed = new Set([...seen, found.name]);
  return below.flatMap((name) => {
    const next = passed.has(name) ? undefined : node.interfaces?.get(name);
    return next ? cardsOf(node, next, passed) : [];
  });
};

interface Card {
  node: string;
  card: NodeInterface;
}

const cardsBehind = (nodes: readonly NodeNetwork[], on: readonly LinkOnNode[]): Card[] =>
  on.flatMap(({ node, found }) => {
    const own = nodes.find(({ name }) => name === node);
    return own ? cardsOf(own, found).map((card) => ({ node, card })) : [];
  });

const speedOf = (cards: readonly Card[]): number | undefined => {
  const speeds = cards.flatMap(({ card }) => card.speed ?? []);
  return speeds.length === 0 ? undefined : Math.min(...speeds);
};

const linkOf = (nodes: readonly NodeNetwork[], name: string): Link | undefined => {
  const on = nodes.flatMap((node) => linkOn(node, name) ?? []);
  const kind = kindOf(on);
  if (kind === undefined) return undefined;
  const mtus = on.flatMap(({ mtu }) => (mtu === undefined || mtu <= 0 ? [] : [mtu]));
  const mtu = mtus.length === 0 ? undefined : { least: Math.min(...mtus), most: Math.max(...mtus) };
  const cards = cardsBehind(nodes, on);
  const speed = speedOf(cards);
  const facts = { kind, nodes, on };
  return {
    name,
    kind,
    count: on.length,
    total: nodes.length,
    on,
    mtu,
    speed,
    neighbours: cards.flatMap(({ node, card }) =>
      (card.neighbours ?? []).map((neighbour) => ({ ...neighbour, node })),
    ),
    refusal: refusalOf(facts),
    notes: notesOf(facts, mtu, speed),
  };
};

/**
 * What nodes have that a network for live migration can be built on, those in front that can be chosen.
 * A network needs it under the same name on every node that runs virt-handler. Empty where nmstate
 * reports on no node.
 *
 * Source: containernetworking/plugins plugins/main/macvlan/macvlan.go and bridge/bridge.go; Linux
 * drivers/net/macvlan.c (a port of a bridge or a bond has a receive handler already).
 */
export const linksOf = derived((world: World): readonly Link[] => {
  const nodes = reportingNodes(world);
  const names = new Set(
    nodes.flatMap(({ interfaces }) =>
      [...(interfaces?.values() ?? [])].flatMap(({ name, type }) => (isKind(type) ? [name] : [])),
    ),
  );
  return [...names]
    .flatMap((name) => linkOf(nodes, name) ?? [])
    .sort(
      (a, b) =>
        Number(a.refusal !== undefined) - Number(b.refusal !== undefined) ||
        byNumbersInText(a.name, b.name),
    );
});

/** Where frames of a VLAN reach the wire over a link: on itself (a bridge tags), or on a VLAN interface. */
export type VlanWay =
  { kind: 'own' } | { kind: 'interface'; name: string } | { kind: 'none'; why: Reason };

/**
 * How a network gets onto a VLAN of a link. A bridge tags by itself. Of a card or bond each node needs a
 * VLAN interface, under one name: macvlan knows no VLANs.
 *
 * Source: containernetworking/plugins plugins/main/macvlan/macvlan.go.
 */
export const vlanWayOf = (world: World, link: Link, vlan: number): VlanWay => {
  if (link.kind === 'linux-bridge') return { kind: 'own' };
  const nodes = reportingNodes(world);
  const names = nodes.map(({ interfaces }) =>
    [...(interfaces?.values() ?? [])].find(
      ({ type, baseInterface, vlanId }) =>
        type === 'vlan' && baseInterface === link.name && vlanId === vlan,
    ),
  );
  const lacks = nodes.filter((_node, index) => names[index] === undefined);
  if (lacks.length > 0) {
    return {
      kind: 'none',
      why: reason(
        msg(
          'VLAN {{vlan}} of {{link}} is an interface of its own on each node, which these lack: {{nodes}}. Make it by a node network policy, or choose a bridge.',
        ),
        { vlan, link: link.name, nodes: namesOf(lacks) },
      ),
    };
  }
  const [first] = names;
  const differs = names.some((found) => found?.name !== first?.name);
  if (differs || !first) {
    return {
      kind: 'none',
      why: reason(
        msg('The interface of VLAN {{vlan}} has another name on some nodes. It needs one name.'),
        { vlan },
      ),
    };
  }
  return { kind: 'interface', name: first.name };
};
