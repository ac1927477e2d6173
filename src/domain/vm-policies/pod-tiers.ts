import { msg } from '../core/msg';
import { reason } from '../core/reasons';
import { known, missing, type Known } from '../policies/answer';
import type { Tiers } from '../policies/evaluate';
import { clusterPolicies, isOvn, networkPoliciesIn, whyIdle } from '../policies/in-world';
import type { Policy } from '../policies/policy';
import type { World } from '../world/world';
import type { PodNetwork } from './ends';

/** Those of the cluster that are carried out. */
const adminPolicies = (
  world: World,
  kind: 'AdminNetworkPolicy' | 'BaselineAdminNetworkPolicy',
): Known<readonly Policy[]> => {
  const all = clusterPolicies(world, kind);
  if ('missing' in all) return all;
  if (isOvn(world) === undefined && all.value.length > 0)
    return missing(reason(msg('Which plugin the cluster network has is not known.')));
  return known(all.value.filter((policy) => whyIdle(world, policy) === undefined));
};

/**
 * The policies that have a say on the network of pods of a namespace. Those of the cluster act on the default
 * network alone; those of the namespace on whichever it is.
 *
 * Source: ovn-kubernetes go-controller/pkg/ovn/ovn.go, docs/okeps/okep-5193-user-defined-networks.md.
 */
export const podTiersOf = (world: World, on: PodNetwork, namespace: string): Tiers => {
  const ofCluster = (kind: 'AdminNetworkPolicy' | 'BaselineAdminNetworkPolicy') => {
    if (on.kind === 'primary') return known([]);
    const all = adminPolicies(world, kind);
    const isDoubtful = on.kind === 'active' && 'value' in all && all.value.length > 0;
    return isDoubtful ? missing(on.why) : all;
  };
  return {
    admin: ofCluster('AdminNetworkPolicy'),
    network: networkPoliciesIn(world, 'NetworkPolicy', namespace),
    baseline: ofCluster('BaselineAdminNetworkPolicy'),
  };
};
