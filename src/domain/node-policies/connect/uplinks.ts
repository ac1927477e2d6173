import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import {
  carriesAddresses,
  foundationsOf,
  linkRefusal,
  nodeLinksOf,
  nodesOfLink,
  unevenMtu,
  type LinkOnNode,
  type NodeLink,
} from '../../nodes/links';
import type { NodeNetwork } from '../../nodes/node-networks';

/** The bridge over which OVN-Kubernetes connects the node itself. */
export const CLUSTER_BRIDGE = 'br-ex';

type UplinkKind = 'ethernet' | 'bond';

const isKind = (type: string): type is UplinkKind => type === 'ethernet' || type === 'bond';

/** A network interface or a bond of nodes, and whether a bridge for VMs may take it. */
export interface Uplink extends NodeLink<UplinkKind> {
  /** The bridges and bonds that hold it already; several where nodes differ. */
  holders: readonly string[];
  /** Administrative states over the nodes: nmstate does not tell whether a cable is plugged in. */
  states: readonly string[];
  /** Nodes on which nobody listens for the switch at the other end (LLDP). */
  deaf: readonly string[];
  /** Why it cannot be taken. */
  refusal: Reason | undefined;
  /** What should be known before it is taken. */
  notes: readonly Reason[];
}

const namesUnder = (node: NodeNetwork, names: readonly string[]): ReadonlySet<string> =>
  new Set(
    names.flatMap((name) => {
      const found = node.interfaces?.get(name);
      return found ? foundationsOf(node, found).map((each) => each.name) : [];
    }),
  );

/** Taking it would cut the node off. */
const connectsNode = ({ node, found }: LinkOnNode): boolean =>
  namesUnder(node, [CLUSTER_BRIDGE, ...(node.defaultThrough ?? [])]).has(found.name);

const clusterRefusal = (link: NodeLink): Reason | undefined => {
  const cut = link.on.filter(connectsNode);
  if (cut.length === 0) return undefined;
  const ofBridge = cut.find(({ node, found }) =>
    namesUnder(node, [CLUSTER_BRIDGE]).has(found.name),
  );
  return ofBridge
    ? reason(msg('Belongs to {{bridge}}, over which the nodes themselves are connected'), {
        bridge: CLUSTER_BRIDGE,
      })
    : reason(msg('Carries the default route of {{nodes}}'), { nodes: nodesOfLink(cut) });
};

const notesOf = (link: NodeLink): readonly Reason[] => {
  const carrying = link.on.filter(carriesAddresses);
  return [
    unevenMtu(link) ?? [],
    carrying.length > 0
      ? reason(msg('Carries addresses of {{nodes}}: those of its own are taken away'), {
          nodes: nodesOfLink(carrying),
        })
      : [],
  ].flat();
};

const different = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

/** The same as if some bridges and bonds were not there. */
const without = (own: ReadonlySet<string>, link: NodeLink<UplinkKind>): NodeLink<UplinkKind> => ({
  ...link,
  on: link.on.map((each) => {
    const { controller, ...found } = each.found;
    return controller !== undefined && own.has(controller) ? { ...each, found } : each;
  }),
});

const NONE: ReadonlySet<string> = new Set();

const linksOf = (nodes: readonly NodeNetwork[]): NodeLink<UplinkKind>[] =>
  nodeLinksOf(
    nodes.filter(({ interfaces }) => interfaces !== undefined),
    isKind,
  );

const factsOf = (link: NodeLink<UplinkKind>): Omit<Uplink, 'refusal' | 'notes'> => ({
  ...link,
  holders: different(link.on.map(({ found }) => found.controller)),
  states: different(link.on.map(({ found }) => found.state)),
  deaf: link.on.flatMap(({ node, found }) => (found.listens === true ? [] : [node.name])),
});

const usableFirst = (a: Uplink, b: Uplink): number =>
  Number(a.refusal !== undefined) - Number(b.refusal !== undefined);

/**
 * The network interfaces and bonds of nodes, and which of them a bridge for VMs may take: it needs them
 * under one name on all of the nodes. Those in front that may be taken. Empty where nmstate reports on
 * none of the nodes; nodes of which it does not report are left out.
 *
 * @param own names of bridges and bonds that hold them for the same purpose already
 *
 * Source: nmstate rust/src/lib/ifaces/inter_ifaces_controller.rs; the OpenShift Virtualization
 * documentation, "Attaching a virtual machine to a Linux bridge network".
 */
export const connectUplinksOf = (
  nodes: readonly NodeNetwork[],
  own: ReadonlySet<string> = NONE,
): Uplink[] =>
  linksOf(nodes)
    .map((link) => without(own, link))
    .map((link) => ({
      ...factsOf(link),
      refusal: clusterRefusal(link) ?? linkRefusal(link),
      notes: notesOf(link),
    }))
    .sort(usableFirst);

/**
 * The network interfaces and bonds of nodes, and which of them a VLAN interface of the nodes themselves may
 * stand on: it takes nothing away, so that what carries the node's own addresses will do. Those in front
 * that may.
 *
 * Source: Linux net/8021q/vlan_dev.c; net/core/dev.c (a port of a bridge or bond hands its frames on).
 */
export const vlanBasesOf = (nodes: readonly NodeNetwork[]): Uplink[] =>
  linksOf(nodes)
    .map((link) => ({
      ...factsOf(link),
      refusal: linkRefusal(link),
      notes: [unevenMtu(link) ?? []].flat(),
    }))
    .sort(usableFirst);
