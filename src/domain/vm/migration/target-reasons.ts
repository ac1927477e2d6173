import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { entriesAt, recordAt, type KubernetesResource } from '../../core/resource';
import type { NodeNetwork } from '../../nodes/node-networks';
import type { Found, Lack } from '../../nodes/on-node';
import type { PlacementObstacle } from '../../nodes/placement';
import type { MigrationNeed } from './needs';

/** Why a node does not take a VM, or what the VM would lack there. */
export interface TargetReason {
  kind:
    | 'notForVms'
    | 'noHandler'
    | 'notReady'
    | 'cordoned'
    | 'placement'
    | 'network'
    | 'used'
    | 'mtu'
    | 'limited'
    | 'unknown';
  why: Reason;
  /** What to do about it; undefined where nothing can be done, or it passes by itself. */
  fix?: Reason;
  /** The interface and its network that it is about. */
  about?: { name: string; network: string };
}

export const SCHEDULABLE = 'kubevirt.io/schedulable';
/** Taints that say what is said in words anyway. */
const CORDONED = 'node.kubernetes.io/unschedulable';
const UNREADY = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];
export const HOSTNAME = 'kubernetes.io/hostname';

const isTainted = (node: KubernetesResource, keys: readonly unknown[]): boolean =>
  entriesAt(node, 'spec', 'taints').some(({ entry }) => keys.includes(entry.key));

const isCordoned = (node: KubernetesResource): boolean =>
  recordAt(node, 'spec').unschedulable === true || isTainted(node, [CORDONED]);

const isUnready = (node: KubernetesResource): boolean =>
  isTainted(node, UNREADY) ||
  entriesAt(node, 'status', 'conditions').some(
    ({ entry }) => entry.type === 'Ready' && entry.status !== 'True',
  );

/** What the node says of itself, whatever VM it is. */
export const closedReasons = (
  { node, labels }: NodeNetwork,
  isLabelled: boolean,
): TargetReason[] => {
  if (!node) return [];
  if (isLabelled && !Object.hasOwn(labels, SCHEDULABLE)) {
    return [{ kind: 'notForVms', why: reason(msg('KubeVirt does not run VMs on this node.')) }];
  }
  return [
    ...(isCordoned(node)
      ? [
          {
            kind: 'cordoned' as const,
            why: reason(msg('The node is cordoned: it takes no new pods.')),
            fix: reason(msg('Uncordon the node.')),
          },
        ]
      : []),
    ...(isUnready(node)
      ? [
          {
            kind: 'notReady' as const,
            why: reason(msg('The node is not ready.')),
            fix: reason(msg('See what its conditions say.')),
          },
        ]
      : []),
    ...(isLabelled && labels[SCHEDULABLE] !== 'true' && !isUnready(node)
      ? [
          {
            kind: 'noHandler' as const,
            why: reason(msg('virt-handler does not answer on this node.')),
            fix: reason(msg('See what the virt-handler pod of the node says.')),
          },
        ]
      : []),
  ];
};

/** Why the VM's own settings keep it from a node, one obstacle at a time. */
export const placementReason = (obstacle: PlacementObstacle): TargetReason[] => {
  const found = (why: Reason, fix: Reason): TargetReason[] => [{ kind: 'placement', why, fix }];
  switch (obstacle.kind) {
    case 'selector': {
      const { key, value } = obstacle;
      if (key === HOSTNAME) {
        return found(
          reason(msg('The node selector of the VM names another node, {{value}}.'), { value }),
          reason(msg('Take {{key}} out of the node selector, and restart the VM.'), { key }),
        );
      }
      return found(
        reason(msg('The node selector of the VM asks for the label {{key}}={{value}}.'), {
          key,
          value,
        }),
        reason(msg('Give the node this label, or take it out of the node selector of the VM.')),
      );
    }
    case 'affinity':
      return found(
        reason(msg('The node affinity of the VM does not allow this node.')),
        reason(msg('Change the node affinity of the VM, and restart it.')),
      );
    case 'taint':
      if ([CORDONED, ...UNREADY].includes(obstacle.key)) return [];
      return found(
        reason(msg('The VM does not tolerate the taint {{taint}}.'), { taint: obstacle.taint }),
        reason(msg('Take the taint off the node, or give the VM a toleration.')),
      );
  }
};

const fixes: Record<Lack['kind'], string | undefined> = {
  absent: msg('Make it on this node by a policy of nmstate.'),
  otherType: msg('Give the bridge of the node another name, and make one of the right type.'),
  nowhere: msg('Make the bridge, or correct the mapping.'),
  policyFailed: msg('Correct the policy.'),
  down: msg('Bring it up, for example by a policy of nmstate.'),
  noUplink: msg('Give the bridge a port that leads out of the node.'),
  vlanBlocked: msg('Let the VLAN through at the ports of the bridge.'),
  vlanTaken: msg('Take the VLAN off the node, or choose another one.'),
  mtu: msg('Raise the MTU of the node, or lower that of the network.'),
  notOffered: msg('Make devices for it on this node, for example by an SR-IOV policy.'),
  unknown: undefined,
};

const reasonOfLack =
  (kind: TargetReason['kind'], { name, network }: MigrationNeed) =>
  ({ kind: lackKind, why }: Lack): TargetReason => {
    const fix = fixes[lackKind];
    return {
      kind: lackKind === 'unknown' ? 'unknown' : kind,
      why,
      about: { name, network },
      ...(fix === undefined ? {} : { fix: reason(fix) }),
    };
  };

/** That a bridge is not offered follows from its absence. */
export const lackReasons = (need: MigrationNeed, { missing, limits }: Found): TargetReason[] => {
  const others = missing.filter(({ kind }) => kind !== 'notOffered');
  return [
    ...(others.length > 0 ? others : missing).map(reasonOfLack('network', need)),
    ...limits.map(reasonOfLack('limited', need)),
  ];
};
