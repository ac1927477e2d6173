import { msg } from '../../core/msg';
import { quantityOf } from '../../core/quantity';
import { reason } from '../../core/reasons';
import { textAt, type KubernetesResource } from '../../core/resource';
import { nodeNetworksOf, type NodeNetwork } from '../../nodes/node-networks';
import { onNode } from '../../nodes/on-node';
import { nodeNameOf, placementObstacles } from '../../nodes/placement';
import { placementKey } from '../../nodes/reach';
import { derived, type World } from '../../world/world';
import { needsOf, takenOn, type MigrationNeed } from './needs';
import {
  closedReasons,
  HOSTNAME,
  lackReasons,
  placementReason,
  SCHEDULABLE,
  type TargetReason,
} from './target-reasons';

/** Devices of a node that the VM needs one or more of. */
export interface Supply {
  resource: string;
  total: number;
  /** What VMs leave of them; undefined where not all VMs are known. */
  free: number | undefined;
}

/** One node, as a place to migrate a VM to. */
export interface MigrationTarget {
  name: string;
  /** What its label `kubernetes.io/hostname` says. */
  hostname: string;
  /**
   * - `here`: the VM runs on it
   * - `fits`, or `limited`: it takes the VM, and the VM would lack something there
   * - `unknown`: something that the VM needs is not known of it
   * - `refused`: it does not take the VM
   */
  verdict: 'here' | 'fits' | 'limited' | 'unknown' | 'refused';
  reasons: readonly TargetReason[];
  supplies: readonly Supply[];
}

interface Judged {
  reasons: TargetReason[];
  supplies: Supply[];
  /** Largest packet for each of the needs, in their order. */
  mtus: (number | undefined)[];
}

const supplyOf = (world: World, node: NodeNetwork, resource: string): Supply | undefined => {
  const total = quantityOf(node.resources?.get(resource));
  if (total === undefined) return undefined;
  const isKnown = world.isKnown('VirtualMachineInstance');
  const taken = takenOn(world)(node.name).get(resource) ?? 0;
  return { resource, total, free: isKnown ? Math.max(0, total - taken) : undefined };
};

/** Devices that a node has, but not enough that VMs leave. What other VMs take is known at least. */
const usedReason = (
  world: World,
  node: NodeNetwork,
  { resource, total }: Supply,
  wanted: readonly MigrationNeed[],
): TargetReason[] => {
  const taken = takenOn(world)(node.name).get(resource) ?? 0;
  const [need] = wanted;
  if (!need || total === 0 || total - taken >= wanted.length) return [];
  return [
    {
      kind: 'used',
      why: reason(
        msg('VMs use {{taken}} of the {{total}} {{resource}} of the node; the VM needs {{count}}.'),
        { taken, total, resource, count: wanted.length },
      ),
      fix: reason(msg('Migrate a VM that uses one away from the node, or make more of them.')),
      about: { name: need.name, network: need.network },
    },
  ];
};

const judge = (
  world: World,
  node: NodeNetwork,
  spec: unknown,
  needs: readonly MigrationNeed[],
  isLabelled: boolean,
): Judged => {
  const closed = closedReasons(node, isLabelled);
  // Of a node that is not for VMs nothing else matters.
  if (closed.some(({ kind }) => kind === 'notForVms')) {
    return { reasons: closed, supplies: [], mtus: [] };
  }
  const found = needs.map((need) => onNode(world, node, need.need, need.resource));
  const devices = needs.filter(({ need }) => need.kind === 'device');
  const supplies = [...new Set(devices.flatMap(({ resource }) => resource ?? []))].flatMap(
    (resource) => supplyOf(world, node, resource) ?? [],
  );
  return {
    reasons: [
      ...closed,
      ...placementObstacles(spec, node).flatMap(placementReason),
      ...needs.flatMap((need, index) => {
        const has = found[index];
        return has ? lackReasons(need, has) : [];
      }),
      ...supplies.flatMap((supply) =>
        usedReason(
          world,
          node,
          supply,
          devices.filter(({ resource }) => resource === supply.resource),
        ),
      ),
    ],
    supplies,
    mtus: found.map(({ mtu }) => mtu),
  };
};

const SOFT: readonly TargetReason['kind'][] = ['mtu', 'limited', 'unknown'];

const verdictOf = (reasons: readonly TargetReason[]): MigrationTarget['verdict'] => {
  if (reasons.some(({ kind }) => !SOFT.includes(kind))) return 'refused';
  if (reasons.some(({ kind }) => kind === 'unknown')) return 'unknown';
  return reasons.length > 0 ? 'limited' : 'fits';
};

const smallerPackets = (
  needs: readonly MigrationNeed[],
  here: Judged | undefined,
  there: Judged,
): TargetReason[] =>
  needs.flatMap(({ name, network }, index) => {
    const [own, other] = [here?.mtus[index], there.mtus[index]];
    if (own === undefined || other === undefined || other >= own) return [];
    return [
      {
        kind: 'mtu',
        why: reason(
          msg('Packets of up to {{other}} bytes pass here, and {{own}} where the VM is now.'),
          { own, other },
        ),
        fix: reason(msg('Raise the MTU of the node, or keep the packets of the guest smaller.')),
        about: { name, network },
      },
    ];
  });

const HERE: TargetReason[] = [];

type Class = ReadonlyMap<NodeNetwork, Judged>;

/** VMs that ask for the same are judged once. */
const judgedOf = derived((world: World) => {
  const nodes = nodeNetworksOf(world);
  const isLabelled = nodes.some(({ labels }) => Object.hasOwn(labels, SCHEDULABLE));
  const classes = new Map<string, Class>();
  const targets = new Map<string, readonly MigrationTarget[]>();
  return (
    spec: unknown,
    needs: readonly MigrationNeed[],
    isPartial: boolean,
    source: string,
  ): readonly MigrationTarget[] => {
    const key = `${placementKey(spec)} ${String(isPartial)} ${needs
      .map(({ name, network }) => `${name}=${network}`)
      .join(' ')}`;
    const known = targets.get(`${source} ${key}`);
    if (known) return known;
    let judged = classes.get(key);
    if (!judged) {
      judged = new Map(
        nodes.map((node) => [node, judge(world, node, spec, needs, isLabelled)] as const),
      );
      classes.set(key, judged);
    }
    const unknown: TargetReason[] = isPartial
      ? [{ kind: 'unknown', why: reason(msg('A network of the VM is not known.')) }]
      : [];
    const here = [...judged].find(([{ name }]) => name === source)?.[1];
    const found = [...judged].map(([{ name, labels }, there]): MigrationTarget => {
      const hostname = textAt(labels, HOSTNAME) ?? name;
      if (name === source) {
        return { name, hostname, verdict: 'here', reasons: HERE, supplies: there.supplies };
      }
      const reasons = [...there.reasons, ...smallerPackets(needs, here, there), ...unknown];
      return {
        name,
        hostname,
        verdict: verdictOf(reasons),
        reasons,
        supplies: there.supplies,
      };
    });
    targets.set(`${source} ${key}`, found);
    return found;
  };
});

/**
 * All nodes, each judged as a place to migrate a running VM to: what it says of itself, what the VM
 * asks for, and what its networks need there. Memory, CPU, disks and rules between pods are not looked
 * at. Undefined where the nodes are not known, or where the VM runs.
 *
 * Source: kubevirt pkg/virt-controller/services/template.go and watch/migration (the target's pod).
 *
 * @param vm undefined for an instance without one
 */
export const targetsOf = (
  world: World,
  vm: KubernetesResource | undefined,
  vmi: KubernetesResource,
): readonly MigrationTarget[] | undefined => {
  const source = nodeNameOf(vmi);
  if (source === undefined || nodeNetworksOf(world).length === 0) return undefined;
  const { needs, isPartial } = needsOf(world, vm, vmi);
  return judgedOf(world)(vmi.spec, needs, isPartial, source);
};

/**
 * What of a need decides whether a node takes the VM: VLANs and, but for an interface on which others
 * build, packet sizes only limit it there.
 */
const decisive = ({ need, resource = '' }: MigrationNeed): string => {
  const name = 'name' in need ? need.name : '';
  const mtu = need.kind === 'interface' ? String(need.fields.integer('mtu') ?? '') : '';
  return [need.kind, name, mtu, resource].join(' ');
};

/** Which nodes take a VM, without saying why: far less to work out for thousands of VMs. */
export interface Takers {
  fitting: readonly string[];
  /** Some node is not known well enough. */
  isUnsure: boolean;
}

const takersIn = derived((world: World) => {
  const nodes = nodeNetworksOf(world);
  const isLabelled = nodes.some(({ labels }) => Object.hasOwn(labels, SCHEDULABLE));
  const verdicts = new Map<string, readonly [string, MigrationTarget['verdict']][]>();
  const known = new Map<string, Takers>();
  return (
    spec: unknown,
    needs: readonly MigrationNeed[],
    isPartial: boolean,
    source: string,
  ): Takers => {
    const key = `${placementKey(spec)} ${needs.map(decisive).sort().join(',')}`;
    const ownKey = `${source} ${String(isPartial)} ${key}`;
    const before = known.get(ownKey);
    if (before) return before;
    let judged = verdicts.get(key);
    if (!judged) {
      judged = nodes.map((node) => [
        node.name,
        verdictOf(judge(world, node, spec, needs, isLabelled).reasons),
      ]);
      verdicts.set(key, judged);
    }
    const others = judged.filter(([name]) => name !== source);
    const takers = others.filter(([, verdict]) => verdict === 'fits' || verdict === 'limited');
    const found: Takers = {
      fitting: isPartial ? [] : takers.map(([name]) => name),
      isUnsure:
        others.some(([, verdict]) => verdict === 'unknown') || (isPartial && takers.length > 0),
    };
    known.set(ownKey, found);
    return found;
  };
});

/** The same as `targetsOf` finds, without the reasons. Undefined where that is. */
export const takersOf = (
  world: World,
  vm: KubernetesResource | undefined,
  vmi: KubernetesResource,
): Takers | undefined => {
  const source = nodeNameOf(vmi);
  if (source === undefined || nodeNetworksOf(world).length === 0) return undefined;
  const { needs, isPartial } = needsOf(world, vm, vmi);
  return takersIn(world)(vmi.spec, needs, isPartial, source);
};

/** Whether a node takes the VM, as far as is known. */
export const isTaking = ({ verdict }: MigrationTarget): boolean =>
  verdict === 'fits' || verdict === 'limited';

/** What is not looked at when nodes are judged, as it stands below them. */
export const NOT_CHECKED: readonly string[] = [
  msg('free CPU and memory of the nodes'),
  msg('their CPU models'),
  msg('storage'),
  msg('rules that keep pods apart or together'),
  msg('whether a VLAN is let through by the switch'),
];
