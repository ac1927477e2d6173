import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { entriesAt, textAt, type KubernetesResource } from '../core/resource';
import type { KindName } from '../world/kinds';
import { derived, type World } from '../world/world';
import { known, missing, type Known } from './answer';
import { adminPolicyOf, networkPolicyOf, type Policy } from './policy';

/** The highest number of a priority that OVN-Kubernetes takes. */
export const MAX_PRIORITY = 99;

const definitions = {
  AdminNetworkPolicy: 'adminnetworkpolicies.policy.networking.k8s.io',
  BaselineAdminNetworkPolicy: 'baselineadminnetworkpolicies.policy.networking.k8s.io',
  ClusterNetworkPolicy: 'clusternetworkpolicies.policy.networking.k8s.io',
  MultiNetworkPolicy: 'multi-networkpolicies.k8s.cni.cncf.io',
} as const satisfies Partial<Record<KindName, string>>;

export type PolicyKind = 'NetworkPolicy' | keyof typeof definitions;

const isNotServed = (world: World, kind: PolicyKind): boolean =>
  kind !== 'NetworkPolicy' &&
  world.isKnown('CustomResourceDefinition') &&
  !world.find('CustomResourceDefinition', definitions[kind]);

/** Policies of a kind; none where the cluster does not know the kind. */
const objectsOf = (
  world: World,
  kind: PolicyKind,
  namespace?: string,
): Known<readonly KubernetesResource[]> => {
  if (isNotServed(world, kind)) return known([]);
  if (world.isKnown(kind, namespace)) return known(world.list(kind, namespace));
  return missing(
    namespace === undefined
      ? reason(msg('You may not read {{kind}}.'), { kind })
      : reason(msg('You may not read {{kind}} of namespace {{namespace}}.'), { kind, namespace }),
  );
};

const readAll = (
  objects: Known<readonly KubernetesResource[]>,
  read: (object: KubernetesResource) => Policy,
): Known<readonly Policy[]> => ('missing' in objects ? objects : known(objects.value.map(read)));

/** The plugin of the cluster network, as the cluster says; undefined where it does not. */
export const networkTypeOf = derived((world: World): string | undefined => {
  const network = world.find('ClusterNetwork', 'cluster');
  const operator = world.find('NetworkOperator', 'cluster');
  return (
    textAt(network, 'status', 'networkType') ??
    textAt(network, 'spec', 'networkType') ??
    textAt(operator, 'spec', 'defaultNetwork', 'type')
  );
});

export const isOvn = (world: World): boolean | undefined => {
  const type = networkTypeOf(world);
  return type === undefined ? undefined : type === 'OVNKubernetes';
};

/** Policies of a namespace, which are for its own pods alone. */
export const networkPoliciesIn = (
  world: World,
  kind: 'NetworkPolicy' | 'MultiNetworkPolicy',
  namespace: string,
): Known<readonly Policy[]> => readAll(objectsOf(world, kind, namespace), networkPolicyOf);

/** Policies of the cluster of a kind, whether they are carried out or not. */
export const clusterPolicies = (
  world: World,
  kind: 'AdminNetworkPolicy' | 'BaselineAdminNetworkPolicy' | 'ClusterNetworkPolicy',
): Known<readonly Policy[]> => readAll(objectsOf(world, kind), adminPolicyOf);

/**
 * Why a policy of the cluster is not carried out; undefined where it is, as far as is known.
 *
 * Source: ovn-kubernetes go-controller/pkg/ovn/controller/admin_network_policy.
 */
export const whyIdle = (world: World, { object, priority }: Policy): Reason | undefined => {
  if (isOvn(world) !== true) return undefined;
  if (object.kind === 'ClusterNetworkPolicy')
    return reason(msg('OVN-Kubernetes does not carry out policies of this kind.'));
  if (object.kind === 'AdminNetworkPolicy' && priority > MAX_PRIORITY)
    return reason(msg('OVN-Kubernetes takes priorities from 0 to {{most}} only.'), {
      most: MAX_PRIORITY,
    });
  return undefined;
};

/** Ranges of the pod network; undefined where they are not known. */
export const podRangesOf = (world: World): readonly string[] | undefined => {
  const ranges = entriesAt(
    world.find('ClusterNetwork', 'cluster'),
    'spec',
    'clusterNetwork',
  ).flatMap(({ entry }) => textAt(entry, 'cidr') ?? []);
  return ranges.length === 0 ? undefined : ranges;
};
