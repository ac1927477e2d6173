import { isRecord, recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { kindNameOf, type KindName } from '../../world/kinds';
import { matchesSelector } from '../../world/selector';
import type { World } from '../../world/world';

/** Group and version in which profiles are written. */
export const PROFILE_API = 'performance.openshift.io/v2';

const POOL_API = 'machineconfiguration.openshift.io/v1';

/** Labels of nodes that give them a role. */
export const ROLE_PREFIX = 'node-role.kubernetes.io/';

/** Label of pools and of machine configurations that says for which role they are. */
const ROLE_LABEL = 'machineconfiguration.openshift.io/role';

/** Label by which node feature discovery tells of hyper-threading. */
export const THREADS_LABEL = 'feature.node.kubernetes.io/cpu-hardware_multithreading';

type Labels = Record<string, unknown>;

const isOf = (value: unknown, kind: KindName): value is KubernetesResource =>
  isRecord(value) && kindNameOf(value.apiVersion, value.kind) === kind;

export const isPerformanceProfile = (value: unknown): value is KubernetesResource =>
  isOf(value, 'PerformanceProfile');

export const nameOf = (object: unknown): string => textAt(object, 'metadata', 'name') ?? '';

export const labelsOf = (object: unknown): Labels => recordAt(object, 'metadata', 'labels');

/** Labels of the nodes that a profile is for. */
export const selectorOf = (profile: unknown): Labels => recordAt(profile, 'spec', 'nodeSelector');

/**
 * The role that a profile's selector names, such as `worker-dpdk`; undefined where it has not exactly
 * one key of the form domain/role.
 *
 * Source: cluster-node-tuning-operator pkg/performanceprofile/controller/performanceprofile/components
 * (SplitLabelKey).
 */
export const roleOf = (profile: unknown): string | undefined => {
  const keys = Object.keys(selectorOf(profile));
  const [domain = '', role = '', ...more] = keys[0]?.split('/') ?? [];
  return keys.length === 1 && domain !== '' && role !== '' && more.length === 0 ? role : undefined;
};

/** Whether a node has all labels that a profile asks for; a profile that asks for none has no nodes. */
export const isForNode = (profile: unknown, node: unknown): boolean => {
  const wanted = Object.entries(selectorOf(profile));
  const labels = labelsOf(node);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
};

/** The nodes that a profile is for, as far as nodes are known. */
export const nodesOfProfile = (world: World, profile: unknown): readonly KubernetesResource[] =>
  world.list('Node').filter((node) => isForNode(profile, node));

/** Where a pool and its machine configurations must carry which labels, for a profile to take effect. */
export interface PoolNeeds {
  /** Labels of the pool itself, by which kubelet settings find it. */
  pool: Labels;
  /** Labels of the machine configuration, which the pool has to take. */
  config: Labels;
}

/**
 * What a profile asks of its pool: by its own settings, else by the role of its nodes. Undefined where
 * neither says it.
 *
 * Source: cluster-node-tuning-operator pkg/performanceprofile/controller/performanceprofile/profile
 * (GetMachineConfigPoolSelector, GetMachineConfigLabel).
 */
export const poolNeedsOf = (profile: unknown): PoolNeeds | undefined => {
  const role = roleOf(profile);
  const spec = recordAt(profile, 'spec');
  const own = (key: string): Labels | undefined =>
    isRecord(spec[key]) ? spec[key] : role === undefined ? undefined : { [ROLE_LABEL]: role };
  const [pool, config] = [own('machineConfigPoolSelector'), own('machineConfigLabel')];
  return pool && config ? { pool, config } : undefined;
};

/** Pools whose nodes are those of a profile. */
export const poolsOfProfile = (world: World, profile: unknown): readonly KubernetesResource[] =>
  world
    .list('MachineConfigPool')
    .filter((pool) => matchesSelector(selectorOf(profile), recordAt(pool, 'spec').nodeSelector));

/** Whether a pool takes what a profile makes: kubelet settings by its labels, and machine configurations. */
export const takesProfile = (pool: unknown, profile: unknown): boolean => {
  const needs = poolNeedsOf(profile);
  return (
    needs !== undefined &&
    matchesSelector(labelsOf(pool), { matchLabels: needs.pool }) &&
    matchesSelector(needs.config, recordAt(pool, 'spec').machineConfigSelector)
  );
};

/** The pool that brings a profile to its nodes, if there is one. */
export const poolOfProfile = (world: World, profile: unknown): KubernetesResource | undefined =>
  poolsOfProfile(world, profile).find((pool) => takesProfile(pool, profile));

/** A pool for the nodes of a role, which also get what is configured for all workers. */
export const poolForRole = (role: string): KubernetesResource => ({
  apiVersion: POOL_API,
  kind: 'MachineConfigPool',
  metadata: { name: role, labels: { [ROLE_LABEL]: role } },
  spec: {
    machineConfigSelector: {
      matchExpressions: [{ key: ROLE_LABEL, operator: 'In', values: ['worker', role] }],
    },
    nodeSelector: { matchLabels: { [`${ROLE_PREFIX}${role}`]: '' } },
  },
});
