import { formatVlans, taggedVlansOf } from '../../nodes/vlan-ranges';
import { msg } from '../../core/msg';
import { networkNameIn } from '../../nad/config';
import type { Fields } from '../../shapes/fields';
import { nadsOf } from '../../nad/nads';
import { nodeNeedOf, type NodeNeed } from '../../nodes/need';
import type { NodeNetwork } from '../../nodes/node-networks';
import { onNode } from '../../nodes/on-node';
import { uplinksOf } from '../../nodes/uplinks';
import { isInDomain, isInGuest, isInPod } from '../lifecycle/interface-state';
import type { InterfaceRow } from '../interfaces/interfaces';
import { nadOfSource } from '../interfaces/nad-facts';
import { reason, type Reason } from '../../core/reasons';
import type { VmView } from '../interfaces/view';

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

const vlanOf = (fields: Fields): Hop => {
  const vlans = taggedVlansOf(fields);
  return hop(
    'wire',
    vlans.length === 0
      ? reason(msg('Untagged'))
      : reason(msg('VLAN {{vlans}}'), { vlans: formatVlans(vlans) }),
    'ok',
  );
};

/** The port by which a bridge leads out of a node, with the members of a bond. */
const uplinkHop = (node: NodeNetwork, through: string): Hop => {
  const bridge = node.interfaces?.get(through);
  if (!bridge) return hop('uplink', reason(msg('Not known')), 'unknown');
  // An interface that a VM is connected to itself, as with macvlan, is its own uplink.
  const isBridge = bridge.type.endsWith('bridge');
  const names = isBridge ? uplinksOf(node, bridge) : [through];
  if (names.length === 0) {
    return hop(
      'uplink',
      reason(msg('None')),
      'broken',
      reason(msg('No port of the bridge leads out of the node.')),
    );
  }
  const members = names.flatMap((name) => node.interfaces?.get(name)?.ports ?? []);
  return hop(
    'uplink',
    called(names.join(', ')),
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

const onItsNode = (view: VmView, need: NodeNeed & { fields: Fields }): Hop[] => {
  const { node } = view;
  const wire = vlanOf(need.fields);
  if (!node) {
    const why =
      view.phase === 'stopped'
        ? reason(msg('The node is chosen when the VM starts.'))
        : reason(msg('The node of the VM is not known.'));
    return [
      hop('node', needName(need), 'unknown', why),
      hop('uplink', reason(msg('Not known')), 'unknown'),
      { ...wire, status: 'unknown' },
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
      { ...wire, status: 'unknown' },
    ];
  }
  const uplink = uplinkHop(node, has.through ?? '');
  const limits = uplink.status === 'broken' ? [] : has.limits;
  return [
    hop('node', needName(need), 'ok', at),
    uplink,
    {
      ...wire,
      status: uplink.status === 'ok' ? (limits.length > 0 ? 'limited' : 'ok') : 'unknown',
      details: limits.map(({ why }) => why),
    },
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

/**
 * The way of a packet from the guest to the wire, hop by hop, with what is known of each. Takes any
 * view and never throws; what nothing in the world tells is unknown.
 */
export const wireOf = (view: VmView, row: InterfaceRow): Hop[] => [
  guestHop(view, row),
  podHop(view, row),
  ...networkHops(view, row),
];
