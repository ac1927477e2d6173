import { at } from '../../apiserver/conversion/paths.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Cluster } from '../cluster.ts';
import type { Node } from '../kubevirt/types.ts';
import type { Subjects } from '../loop.ts';
import { isFor, isSelected } from './configuration.ts';

/** A profile with what is made of it. */
export interface ProfileSubject {
  name: string;
  /** Undefined once it was deleted. */
  profile: KubernetesObject | undefined;
  others: KubernetesObject[];
  /** Pools that it configures. */
  pools: KubernetesObject[];
  runtimeClass: KubernetesObject | undefined;
}

/** Name of the RuntimeClass that the node tuning operator makes for a profile. */
export const runtimeClassName = (profile: string): string => `performance-${profile}`;

/** Profiles by name. */
export const profilesOf = (
  cluster: Cluster,
  changed: (key: string) => void,
): Subjects<ProfileSubject> => {
  const names = () => cluster.list('performanceProfile').map(({ metadata }) => metadata.name);
  const unsubscribes = [
    cluster.subscribe('performanceProfile', ({ object }) => changed(object.metadata.name)),
    cluster.subscribe('machineConfigPool', () => names().forEach(changed)),
  ];
  return {
    what: 'PerformanceProfile',
    keys: names,
    get: (name) => {
      const all = cluster.list('performanceProfile');
      const profile = all.find(({ metadata }) => metadata.name === name);
      return {
        name,
        profile,
        others: all.filter((other) => other !== profile),
        pools: profile
          ? cluster.list('machineConfigPool').filter((pool) => isFor(profile, pool))
          : [],
        runtimeClass: cluster.get('runtimeClass', undefined, runtimeClassName(name)),
      };
    },
    close: () => unsubscribes.forEach((unsubscribe) => unsubscribe()),
  };
};

/** A pool with the nodes that belong to it. */
export interface PoolOfNodes {
  pool: KubernetesObject | undefined;
  nodes: Node[];
  /** Profiles that configure it. */
  profiles: KubernetesObject[];
}

const selects = (pool: KubernetesObject, { metadata }: KubernetesObject): boolean =>
  isSelected(at(pool.spec, ['nodeSelector']), metadata.labels ?? {});

/**
 * The pool that a node belongs to: one of the cluster's own making before that of workers. Source:
 * machine-config-operator pkg/helpers/helpers.go, GetPoolsForNode.
 */
const poolFor = (
  node: KubernetesObject,
  pools: KubernetesObject[],
): KubernetesObject | undefined => {
  const choosing = pools.filter((pool) => selects(pool, node));
  const named = (name: string) => choosing.find(({ metadata }) => metadata.name === name);
  const custom = choosing.find(({ metadata }) => !['master', 'worker'].includes(metadata.name));
  return named('master') ?? custom ?? named('worker');
};

/** Pools of nodes by name. */
export const poolsOfNodes = (
  cluster: Cluster,
  changed: (key: string) => void,
): Subjects<PoolOfNodes> => {
  const names = () => cluster.list('machineConfigPool').map(({ metadata }) => metadata.name);
  const all = () => names().forEach(changed);
  const unsubscribes = [
    cluster.subscribe('machineConfigPool', all),
    cluster.subscribe('performanceProfile', all),
    cluster.subscribe('node', all),
  ];
  return {
    what: 'MachineConfigPool',
    keys: names,
    get: (name) => {
      const pools = cluster.list('machineConfigPool');
      const pool = pools.find(({ metadata }) => metadata.name === name);
      return {
        pool,
        nodes: pool ? cluster.list('node').filter((node) => poolFor(node, pools) === pool) : [],
        profiles: pool
          ? cluster.list('performanceProfile').filter((profile) => isFor(profile, pool))
          : [],
      };
    },
    close: () => unsubscribes.forEach((unsubscribe) => unsubscribe()),
  };
};
