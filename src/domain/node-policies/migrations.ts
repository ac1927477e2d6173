import { entriesAt, recordAt, textAt, type KubernetesResource } from '../core/resource';
import { namespaceOf } from '../vm/spec/network-refs';
import type { World } from '../world/world';
import { networksOn } from './users';

/** A map by which Forklift connects VMs that it moves into the cluster. */
export interface MigrationMap {
  /** `namespace/name`. */
  name: string;
  /** The plans with it, those in an archive aside. */
  plans: readonly string[];
}

const keyOf = (object: KubernetesResource): string =>
  `${namespaceOf(object)}/${textAt(object, 'metadata', 'name') ?? ''}`;

/** The networks that a map leads to; without a namespace, one of its own. */
const destinationsOf = (map: KubernetesResource): string[] =>
  entriesAt(map, 'spec', 'map').flatMap(({ entry }) => {
    const { type, name, namespace } = recordAt(entry, 'destination');
    return type === 'multus' && typeof name === 'string'
      ? [`${typeof namespace === 'string' ? namespace : namespaceOf(map)}/${name}`]
      : [];
  });

const usesMap = (plan: KubernetesResource, map: string): boolean => {
  const { name, namespace } = recordAt(plan, 'spec', 'map', 'network');
  return (
    recordAt(plan, 'spec').archived !== true &&
    `${typeof namespace === 'string' ? namespace : namespaceOf(plan)}/${String(name)}` === map
  );
};

/**
 * Maps of Forklift that lead to networks on what a policy makes, with the plans that use them. Empty
 * where Forklift is not installed, or not to be seen.
 *
 * Source: Forklift operator/config/crd/bases (NetworkMap, Plan).
 */
export const migrationsOn = (world: World, policy: KubernetesResource): MigrationMap[] => {
  const networks = new Set(networksOn(world, policy).map(({ key }) => key));
  return world
    .list('ForkliftNetworkMap')
    .filter((map) => destinationsOf(map).some((network) => networks.has(network)))
    .map((map) => {
      const name = keyOf(map);
      const plans = world.list('ForkliftPlan').filter((plan) => usesMap(plan, name));
      return { name, plans: plans.map(keyOf) };
    });
};
