import { textAt, type KubernetesResource } from '../core/resource';
import type { ObjectReference } from '../findings/finding';
import type { KindName } from '../world/kinds';
import { withoutObjects } from '../world/without-objects';
import type { World } from '../world/world';

const KINDS: readonly KindName[] = [
  'NetworkPolicy',
  'MultiNetworkPolicy',
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
];

/** How a policy stands in an address: `NetworkPolicy/shop/deny-all`, or `AdminNetworkPolicy//guard`. */
export const policyKeyOf = ({ kind, namespace = '', name }: ObjectReference): string =>
  [kind, namespace, name].join('/');

const keyIn = (object: KubernetesResource): string =>
  [
    object.kind ?? '',
    textAt(object, 'metadata', 'namespace') ?? '',
    textAt(object, 'metadata', 'name') ?? '',
  ].join('/');

/** A world as it would be without some policies, by their keys. Nothing is changed in the cluster. */
export const withoutPolicies = (world: World, keys: readonly string[]): World =>
  keys.length === 0 ? world : withoutObjects(world, KINDS, (each) => keys.includes(keyIn(each)));

/** Policies by their keys, as far as there are such. */
export const policiesOf = (world: World, keys: readonly string[]): KubernetesResource[] =>
  KINDS.flatMap((kind) => world.list(kind)).filter((each) => keys.includes(keyIn(each)));
