import { allocationsOf, networkNameOfPool } from '../nad/ipam/allocations';
import { ipamOf, whereaboutsRangesOf } from '../nad/ipam/whereabouts';
import type { AddressRange } from '../nad/ipam/range';
import type { ParsedConfig } from '../nad/config';
import { nodeNetworksOf } from '../nodes/node-networks';
import { containsIp } from '../net/cidr';
import { numberAt } from '../core/resource';
import { operatorNamespacesOf } from '../settings/operator-namespace';
import { derived, type World } from '../world/world';

/** How many pods take an address of the network for live migration. */
export interface AddressDemand {
  /** Nodes that run virt-handler; undefined where neither its DaemonSet nor the nodes are known. */
  nodes: number | undefined;
  /** Replicas of virt-synchronization-controller, 0 where it is not there. */
  replicas: number;
}

/** Names of KubeVirt's workloads that get the network. */
export const HANDLER = 'virt-handler';
export const SYNCHRONIZER = 'virt-synchronization-controller';

/**
 * Who needs an address of the network for live migration: virt-handler on each node, and the replicas
 * of virt-synchronization-controller, which is there only where migrations between clusters are on.
 *
 * Source: kubevirt pkg/virt-operator/resource/generate/components/daemonsets.go and deployments.go.
 */
export const addressDemandOf = derived((world: World): AddressDemand => {
  const places = [...operatorNamespacesOf(world)];
  const set = places
    .map((namespace) => world.find('DaemonSet', HANDLER, namespace))
    .find((found) => found !== undefined);
  const wanted = numberAt(set, 'status', 'desiredNumberScheduled');
  const nodes = world.isKnown('Node')
    ? nodeNetworksOf(world).filter(({ isForVms }) => isForVms).length
    : undefined;
  const replicas = places.reduce((sum, namespace) => {
    const deployment = world.find('Deployment', SYNCHRONIZER, namespace);
    return sum + (deployment ? (numberAt(deployment, 'spec', 'replicas') ?? 1) : 0);
  }, 0);
  return { nodes: wanted !== undefined && wanted > 0 ? wanted : nodes, replicas };
});

/** What is left of a range, as whereabouts counts it. */
export interface RangeUse {
  range: AddressRange;
  /** Addresses that KubeVirt's own pods have. */
  own: number;
  /** Addresses that others have. */
  others: number;
  /** Pods that have those, as `namespace/name`. */
  pods: readonly string[];
}

const isOwn = (world: World, pod: string): boolean =>
  [...operatorNamespacesOf(world)].some((namespace) =>
    [HANDLER, SYNCHRONIZER].some((name) => pod.startsWith(`${namespace}/${name}-`)),
  );

/**
 * Who has addresses of a network's whereabouts ranges. A pool belongs to a range, and to the name that
 * `network_name` gives; pools of one name never give an address that another one of them has given.
 * Empty where the network has no such range, undefined where the pools are not known.
 *
 * Source: whereabouts pkg/storage/kubernetes/ipam.go.
 */
export const rangeUsesOf = (world: World, parsed: ParsedConfig): RangeUse[] | undefined => {
  if (!world.isKnown('IPPool')) return undefined;
  const ipam = ipamOf(parsed, 'whereabouts');
  // With slices each node has a part of its own, which pools of other names count.
  if (!ipam || ipam.get('node_slice_size') !== undefined) return [];
  const name = ipam.text('network_name');
  const given = allocationsOf(world).filter(
    ({ object, cidr }) => name === undefined || networkNameOfPool(object, cidr) === name,
  );
  return whereaboutsRangesOf(parsed).map((range) => {
    const inside = given.filter(
      ({ ip }) =>
        ip.family === range.cidr.family &&
        ip.value >= range.start &&
        ip.value <= range.end &&
        !range.excludes.some((exclude) => containsIp(exclude, ip)),
    );
    const others = inside.filter(({ podref }) => !isOwn(world, podref));
    return {
      range,
      own: inside.length - others.length,
      others: others.length,
      pods: [...new Set(others.map(({ podref }) => podref))],
    };
  });
};

/** Whether there are enough addresses, as a form or a page says it. */
export interface AddressBalance {
  /** Addresses of the range that others have not. */
  free: bigint;
  /** How many pods need one now; undefined where that is not known. */
  needed: number | undefined;
  /** For so many more nodes there is room; negative where there are too few already. */
  room: bigint | undefined;
}

/** Addresses against those who need one. */
export const balanceOf = (
  count: bigint,
  others: number,
  { nodes, replicas }: AddressDemand,
): AddressBalance => {
  const free = count - BigInt(others);
  const needed = nodes === undefined ? undefined : nodes + replicas;
  return { free, needed, room: needed === undefined ? undefined : free - BigInt(needed) };
};

/** The addresses of a network against the nodes of now and of later. */
export interface AddressPlan {
  /** Addresses that its ranges hand out, without what is excluded. */
  count: bigint;
  /** How many of them others have. */
  others: number;
  now: AddressBalance;
  later: AddressBalance;
}

/**
 * Counts the addresses of a network against those who need one. Undefined where whereabouts hands out
 * none, or nobody can read its ranges.
 *
 * @param nodesLater how many nodes there will be; undefined: as many as now
 */
export const addressPlanOf = (
  world: World,
  parsed: ParsedConfig,
  nodesLater?: number,
): AddressPlan | undefined => {
  const ranges = whereaboutsRangesOf(parsed);
  if (ranges.length === 0) return undefined;
  const count = ranges.reduce((sum, range) => sum + range.count, 0n);
  const others = (rangeUsesOf(world, parsed) ?? []).reduce((sum, use) => sum + use.others, 0);
  const demand = addressDemandOf(world);
  const later = { ...demand, nodes: nodesLater ?? demand.nodes };
  return {
    count,
    others,
    now: balanceOf(count, others, demand),
    later: balanceOf(count, others, later),
  };
};
