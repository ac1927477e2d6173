import { formatVlans } from '../../net/vlan-ranges';
import { msg } from '../../core/msg';
import type { Finding } from '../../findings/finding';
import { networkNameIn } from '../../nad/config';
import { nadsOf } from '../../nad/nads';
import type { WireVlans } from '../../nad/wire-vlans';
import { nodeNeedOf, type NodeNeed } from '../../nodes/need';
import type { NodeNetwork } from '../../nodes/node-networks';
import { onNode } from '../../nodes/on-node';
import { wayOutOf, type WayOut } from '../../nodes/way-out';
import { isInDomain, isInGuest, isInPod } from '../lifecycle/interface-state';
import type { StepId } from '../lifecycle/state/step';
import type { InterfaceRow } from '../interfaces/interfaces';
import { nadOfSource } from '../interfaces/nad-facts';
import { reason, type Reason } from '../../core/reasons';
import type { VmView } from '../interfaces/view';
import { explainInterface, type Explanation } from './explain';

/** What a packet passes on its way from the guest to the wire. */
export type HopKind = 'guest' | 'pod' | 'network' | 'node' | 'uplink' | 'wire';

export interface Hop {
  kind: HopKind;
  /** What it is called there; a name of the cluster, or a template to be translated. */
  name: Reason;
  /** More about it, or what is wrong with it. */
  details: Reason[];
  /** `unknown`: nothing in the world tells; `waiting`: it is not there yet. */
  status: 'ok' | 'broken' | 'limited' | 'waiting' | 'unknown';
  /** What is wrong with it, where a rule says so. */
  finding?: Finding;
}

const called = (name: string): Reason => reason('{{name}}', { name });

const hop = (kind: HopKind, name: Reason, status: Hop['status'], ...details: Reason[]): Hop => ({
  kind,
  name,
  status,
  details,
});

const guestHop = (view: VmView, row: InterfaceRow): Hop => {
  const { status } = row;
  const name = status?.guestName;
  if (view.phase !== 'running') return hop('guest', reason(msg('Not running')), 'unknown');
  if (isInGuest(row) && name !== undefined) return hop('guest', called(name), 'ok');
  return isInDomain(row)
    ? hop('guest', reason(msg('Not reported')), 'unknown', reason(msg('The VM has the interface.')))
    : hop('guest', reason(msg('Not there yet')), 'waiting');
};

const podHop = (view: VmView, row: InterfaceRow): Hop => {
  if (view.phase === 'stopped') return hop('pod', reason(msg('No pod')), 'unknown');
  const name = row.status?.podInterfaceName ?? row.pod?.interface;
  if (!isInPod(row)) return hop('pod', reason(msg('Not attached')), 'waiting');
  return hop('pod', name === undefined ? reason(msg('Attached')) : called(name), 'ok');
};

const nodeOf = (view: VmView): string | undefined => view.node?.name;

const single = ({ tagged }: WireVlans & { kind: 'wire' }): number | undefined => {
  const [first] = tagged;
  return tagged.length === 1 && first?.min === first?.max ? first?.min : undefined;
};

/** With which tags the traffic leaves, after what the way out of the node does to them. */
const tagsOf = (vlans: WireVlans, way: WayOut | undefined): Reason => {
  if (vlans.kind !== 'wire') return reason(msg('VLAN is not known'));
  const outer = way?.outer?.tag;
  const own = single(vlans);
  if (vlans.tagged.length === 0 || (own !== undefined && own === way?.untagged)) {
    return outer === undefined
      ? reason(msg('Untagged'))
      : reason(msg('VLAN {{vlans}}'), { vlans: outer });
  }
  const inner = formatVlans(vlans.tagged);
  return outer === undefined
    ? reason(msg('VLAN {{vlans}}'), { vlans: inner })
    : reason(msg('VLAN {{inner}} inside of VLAN {{outer}}'), { inner, outer });
};

const wireHop = (vlans: WireVlans, status: Hop['status'], way?: WayOut, details: Reason[] = []) =>
  hop('wire', tagsOf(vlans, way), status, ...details);

/** The port by which a bridge leads out of a node, with the members of a bond. */
const uplinkHop = (node: NodeNetwork, way: WayOut | undefined): Hop => {
  if (!way) return hop('uplink', reason(msg('Not known')), 'unknown');
  if (way.uplinks.length === 0) {
    return hop(
      'uplink',
      reason(msg('None')),
      'broken',
      reason(msg('No port of the bridge leads out of the node.')),
    );
  }
  const members = way.uplinks.flatMap((name) => node.interfaces?.get(name)?.ports ?? []);
  return hop(
    'uplink',
    called(way.uplinks.join(', ')),
    'ok',
    ...(members.length === 0 ? [] : [called(members.join(', '))]),
  );
};

const needName = (need: NodeNeed): Reason => {
  switch (need.kind) {
    case 'bridge':
      return reason(msg('Bridge {{name}}'), { name: need.name });
    case 'mapping':
      return reason(msg('Bridge mapping {{name}}'), { name: need.name });
    case 'interface':
      return reason(msg('Interface {{name}}'), { name: need.name });
    default:
      return reason(msg('Not known'));
  }
};

const onItsNode = (view: VmView, need: Extract<NodeNeed, { name: string }>): Hop[] => {
  const { node } = view;
  const { vlans } = need;
  if (!node) {
    const why =
      view.phase === 'stopped'
        ? reason(msg('The node is chosen when the VM starts.'))
        : reason(msg('The node of the VM is not known.'));
    return [
      hop('node', needName(need), 'unknown', why),
      hop('uplink', reason(msg('Not known')), 'unknown'),
      wireHop(vlans, 'unknown'),
    ];
  }
  const has = onNode(view.world, node, need);
  const at = reason(msg('On node {{node}}'), { node: node.name });
  if (has.isUnknown || has.missing.length > 0) {
    return [
      hop(
        'node',
        needName(need),
        has.isUnknown ? 'unknown' : 'broken',
        at,
        ...has.missing.map(({ why }) => why),
      ),
      hop('uplink', reason(msg('Not known')), 'unknown'),
      wireHop(vlans, 'unknown'),
    ];
  }
  const way = wayOutOf(node, has.through ?? '');
  const uplink = uplinkHop(node, way);
  const limits = uplink.status === 'broken' ? [] : has.limits;
  return [
    hop('node', needName(need), 'ok', at),
    uplink,
    wireHop(
      vlans,
      uplink.status === 'ok' ? (limits.length > 0 ? 'limited' : 'ok') : 'unknown',
      way,
      limits.map(({ why }) => why),
    ),
  ];
};

const beyond = (view: VmView, need: NodeNeed, resource: string | undefined): Hop[] => {
  const node = nodeOf(view);
  const at = node === undefined ? [] : [reason(msg('On node {{node}}'), { node })];
  switch (need.kind) {
    case 'bridge':
    case 'mapping':
    case 'interface':
      return onItsNode(view, need);
    case 'overlay':
      return [hop('node', reason(msg('Overlay of all nodes')), 'ok', ...at)];
    case 'device':
      return [
        hop(
          'node',
          reason(msg('Device of the node')),
          node === undefined ? 'unknown' : 'ok',
          ...at,
          ...(resource === undefined ? [] : [called(resource)]),
        ),
        wireHop(need.vlans, 'unknown'),
      ];
    case 'unknown':
      return [hop('node', reason(msg('Not known')), 'unknown', ...at)];
  }
};

const networkHops = (view: VmView, row: InterfaceRow): Hop[] => {
  const source = (row.spec.running ?? row.spec.configured)?.values.network;
  if (source?.kind === 'pod') {
    const node = nodeOf(view);
    const at = node === undefined ? [] : [reason(msg('On node {{node}}'), { node })];
    return [
      hop('network', reason(msg('Pod network')), 'ok'),
      hop('node', reason(msg('Cluster network')), 'ok', ...at),
    ];
  }
  if (source?.kind === 'resourceClaim') {
    return [hop('network', called(source.claim), 'unknown', called(source.request))];
  }
  if (source?.kind !== 'multus') return [hop('network', reason(msg('Not known')), 'unknown')];
  const nad = nadOfSource(nadsOf(view.world), source);
  const name = called(`${source.namespace}/${source.name}`);
  if (!nad) {
    return view.world.isKnown('NetworkAttachmentDefinition', source.namespace)
      ? [hop('network', name, 'broken', reason(msg('This network does not exist.')))]
      : [hop('network', name, 'unknown', reason(msg('You cannot see this network.')))];
  }
  const need = nodeNeedOf(nad.parsed, networkNameIn(nad.parsed));
  return [hop('network', name, 'ok'), ...beyond(view, need, nad.resourceName)];
};

interface Place {
  hops: readonly HopKind[];
  status: 'broken' | 'limited';
}

const guest: Place = { hops: ['guest'], status: 'broken' };

/** Where a step of the explanation is drawn: at the hop that shows it already, else at the first. */
const placeOf: Record<StepId, Place> = {
  settings: { hops: ['network'], status: 'broken' },
  network: { hops: ['network'], status: 'broken' },
  node: { hops: ['node', 'uplink', 'wire'], status: 'broken' },
  pod: { hops: ['pod'], status: 'broken' },
  domain: guest,
  guest,
  // The guest has the interface, but nobody reaches it.
  address: { ...guest, status: 'limited' },
};

const isShown = ({ status }: Hop): boolean => status === 'broken' || status === 'limited';

/** What the explanation calls broken is drawn so, with its finding. */
const withFindings = (hops: readonly Hop[], { steps }: Explanation): Hop[] => {
  const drawn = [...hops];
  for (const { id, status, finding } of steps) {
    const isLimited = status === 'waiting' && finding?.severity === 'warning';
    if (!finding || (status !== 'broken' && !isLimited)) continue;
    const place = isLimited ? { ...placeOf[id], status: 'limited' as const } : placeOf[id];
    const own = drawn.filter(({ kind }) => place.hops.includes(kind));
    const at = own.find(isShown) ?? own[0];
    if (!at || at.finding) continue;
    drawn[drawn.indexOf(at)] = { ...at, finding, status: isShown(at) ? at.status : place.status };
  }
  return drawn;
};

/**
 * The way of a packet from the guest to the wire, hop by hop, with what is known of each and what the
 * explanation finds broken. Takes any view and never throws; what nothing in the world tells is
 * unknown.
 */
export const wireOf = (view: VmView, row: InterfaceRow): Hop[] => {
  const hops = [guestHop(view, row), podHop(view, row), ...networkHops(view, row)];
  const object = view.vm ?? view.vmi;
  const explanation = object && explainInterface(view.world, object, row.name, []);
  return explanation ? withFindings(hops, explanation) : hops;
};
