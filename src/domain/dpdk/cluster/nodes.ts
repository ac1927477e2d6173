import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { entriesAt, recordAt, textAt, valueAt, type KubernetesResource } from '../../core/resource';
import { quantityOf } from '../../core/quantity';
import { withLabel } from '../../node-policies/connect/node-label';
import { nodeNameOf } from '../../nodes/placement';
import { sriovHostsOf } from '../../sriov/cards';
import { matchesSelector } from '../../world/selector';
import { withObjects } from '../../world/with-objects';
import type { World } from '../../world/world';
import {
  isForNode,
  labelsOf,
  nameOf,
  poolForRole,
  poolOfProfile,
  roleOf,
  ROLE_PREFIX,
  selectorOf,
  THREADS_LABEL,
} from './profile';

/** A node with what counts for DPDK. What nobody tells is undefined. */
export interface NodeChoice {
  name: string;
  node: KubernetesResource;
  /** CPUs as the kernel counts them. */
  cpus: number | undefined;
  /** Bytes. */
  memory: number | undefined;
  /** Whether hyper-threading is on. */
  hasThreads: boolean | undefined;
  /** Number of NUMA nodes. */
  numaNodes: number | undefined;
  /** Network cards for SR-IOV; undefined where the SR-IOV operator reports none of any node. */
  cards: number | undefined;
  /** VMs that run there; undefined where they may not be read. */
  vms: number | undefined;
  /** Whether the profile is for it already. */
  isChosen: boolean;
  /** Why it cannot be chosen. */
  refusal: Reason | undefined;
}

const CONTROL_PLANE = ['master', 'control-plane'].map((role) => `${ROLE_PREFIX}${role}`);

/** Pools of the platform, to which a node may belong beside one of its own. */
const OF_PLATFORM = ['master', 'worker'];

/** Source: machine-config-operator pkg/controller/node (getPoolsForNode): one pool beside that of workers. */
const refusalOf = (
  world: World,
  profile: unknown,
  node: KubernetesResource,
): Reason | undefined => {
  const labels = labelsOf(node);
  if (CONTROL_PLANE.some((label) => Object.hasOwn(labels, label))) {
    return reason(msg('It runs the control plane.'));
  }
  const own = Object.fromEntries([
    ...Object.entries(labels),
    ...Object.entries(selectorOf(profile)),
  ]);
  const others = world
    .list('MachineConfigPool')
    .filter((pool) => !OF_PLATFORM.includes(nameOf(pool)))
    .filter((pool) => {
      const selector = recordAt(pool, 'spec').nodeSelector;
      return matchesSelector(own, selector) && !matchesSelector(selectorOf(profile), selector);
    });
  const [other] = others;
  return other && reason(msg('It belongs to the pool {{pool}}.'), { pool: nameOf(other) });
};

const numaNodesOf = (world: World, name: string): number | undefined => {
  const topology = world.find('NodeResourceTopology', name);
  // In this kind the zones stand beside metadata, and not in a spec.
  const zones = entriesAt(topology, 'zones').filter(({ entry }) => entry.type === 'Node');
  return zones.length > 0 ? zones.length : undefined;
};

const threadsOf = (node: KubernetesResource): boolean | undefined => {
  const told = labelsOf(node)[THREADS_LABEL];
  return told === 'true' || told === 'false' ? told === 'true' : undefined;
};

/** Whether hyper-threading is on, over some nodes: where it is on one, where on none, and where nobody tells. */
export const haveThreads = (nodes: readonly KubernetesResource[]): boolean | undefined => {
  const told = nodes.map(threadsOf);
  if (told.includes(true)) return true;
  return told.length > 0 && told.every((each) => each === false) ? false : undefined;
};

/** All nodes, with what is to be known before some are chosen for a profile. */
export const nodeChoicesOf = (world: World, profile: unknown): readonly NodeChoice[] => {
  const hosts = sriovHostsOf(world);
  const knowsVms = world.isKnown('VirtualMachineInstance');
  return world.list('Node').map((node) => {
    const name = nameOf(node);
    const isChosen = isForNode(profile, node);
    const host = hosts.find((each) => each.name === name);
    return {
      name,
      node,
      cpus: quantityOf(valueAt(node, 'status', 'capacity', 'cpu')),
      memory: quantityOf(valueAt(node, 'status', 'capacity', 'memory')),
      hasThreads: threadsOf(node),
      numaNodes: numaNodesOf(world, name),
      cards: hosts.length === 0 ? undefined : (host?.cards.length ?? 0),
      vms: knowsVms
        ? world
            .list('VirtualMachineInstance')
            .filter(
              (vmi) => nodeNameOf(vmi) === name && textAt(vmi, 'status', 'phase') === 'Running',
            ).length
        : undefined,
      isChosen,
      refusal: isChosen ? undefined : refusalOf(world, profile, node),
    };
  });
};

/** What a profile needs beside itself: nodes as they are once they are labelled, and a new pool. */
export interface Preparation {
  /** Each node as it is, and with the label. */
  nodes: readonly { before: KubernetesResource; after: KubernetesResource }[];
  pool: KubernetesResource | undefined;
}

/** A Node with the labels that a profile asks for; the same object where it has them. */
export const labelledFor = (profile: unknown, node: KubernetesResource): KubernetesResource =>
  Object.entries(selectorOf(profile)).reduce(
    (current, [key, value]) =>
      labelsOf(current)[key] === value || typeof value !== 'string'
        ? current
        : withLabel(current, { key, value }),
    node,
  );

/**
 * What has to be written with a profile: labels on the chosen nodes that lack them, and a pool where none
 * fits and none has the name. What is there already is left alone, so that it can be done in parts.
 */
export const preparationOf = (
  world: World,
  profile: unknown,
  chosen: readonly string[],
): Preparation => {
  const nodes = world
    .list('Node')
    .filter((node) => chosen.includes(nameOf(node)))
    .map((before) => ({ before, after: labelledFor(profile, before) }))
    .filter(({ before, after }) => before !== after);
  const role = roleOf(profile);
  const isRole = role !== undefined && selectorOf(profile)[`${ROLE_PREFIX}${role}`] === '';
  const isMissing =
    isRole &&
    world.isKnown('MachineConfigPool') &&
    !world.find('MachineConfigPool', role) &&
    !poolOfProfile(world, profile);
  return { nodes, pool: isMissing ? poolForRole(role) : undefined };
};

/** A world in which that is done. */
export const preparedWorld = (world: World, { nodes, pool }: Preparation): World =>
  withObjects(world, [...nodes.map(({ after }) => after), ...(pool ? [pool] : [])]);
