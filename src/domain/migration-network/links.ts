import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { namesOf } from '../findings/report';
import {
  carriesAddresses,
  linkRefusal,
  nodeLinksOf,
  nodesOfLink,
  unevenMtu,
  type NodeLink,
} from '../nodes/links';
import { nodeNetworksOf, type NodeNetwork } from '../nodes/node-networks';
import { uplinksOf } from '../nodes/uplinks';
import { derived, type World } from '../world/world';

/** What a network for live migration can be built on: a card, a bond or a VLAN of one, or a bridge. */
export type LinkKind = 'ethernet' | 'bond' | 'vlan' | 'linux-bridge';

const KINDS: readonly string[] = ['ethernet', 'bond', 'vlan', 'linux-bridge'] satisfies LinkKind[];

const isKind = (type: string): type is LinkKind => KINDS.includes(type);

/** Something that nodes have, and whether live migrations can run over it. */
export interface Link extends NodeLink<LinkKind> {
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

/** A bridge that leads nowhere carries nothing from node to node. */
const leadsNowhere = ({ kind, on }: NodeLink): Reason | undefined => {
  if (kind !== 'linux-bridge') return undefined;
  const lonely = on.filter(({ node, found }) => uplinksOf(node, found).length === 0);
  return lonely.length > 0
    ? reason(msg('Leads to no network card on {{nodes}}'), { nodes: nodesOfLink(lonely) })
    : undefined;
};

const SLOW = 10_000;

const notesOf = (link: NodeLink): readonly Reason[] => {
  const carrying = link.on.filter(carriesAddresses);
  return [
    unevenMtu(link) ?? [],
    carrying.length > 0
      ? reason(msg('Has addresses of its own on {{nodes}}: other traffic shares it'), {
          nodes: nodesOfLink(carrying),
        })
      : [],
    link.speed !== undefined && link.speed < SLOW
      ? reason(msg('Slow: {{speed}} Mbit/s'), { speed: link.speed })
      : [],
  ].flat();
};

/**
 * What nodes have that a network for live migration can be built on, those in front that can be chosen.
 * A network needs it under the same name on every node that runs virt-handler. Empty where nmstate
 * reports on no node.
 *
 * Source: containernetworking/plugins plugins/main/macvlan/macvlan.go and bridge/bridge.go.
 */
export const linksOf = derived((world: World): readonly Link[] =>
  nodeLinksOf(reportingNodes(world), isKind)
    .map((link) => ({
      ...link,
      refusal: linkRefusal(link) ?? leadsNowhere(link),
      notes: notesOf(link),
    }))
    .sort((a, b) => Number(a.refusal !== undefined) - Number(b.refusal !== undefined)),
);

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
