import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { recordAt } from '../core/resource';
import { nadsOf } from '../nad/nads';
import { known, missing, type Known } from '../policies/answer';
import type { Tiers } from '../policies/evaluate';
import { networkPoliciesIn } from '../policies/in-world';
import { choosesByLabels, isWithoutAddresses, targetsOf } from '../policies/multi';
import type { Policy } from '../policies/policy';
import { nadFactsOf } from '../vm/interfaces/nad-facts';
import { keyOf, type World } from '../world/world';
import type { InterfaceEnd } from './ends';
import { podTiersOf } from './pod-tiers';

const NONE = known<readonly Policy[]>([]);

/** Whether a MultiNetworkPolicy is for a network: naming one of its definitions covers all of them. */
export const isForNetwork = (
  world: World,
  { object }: Policy,
  { network }: InterfaceEnd,
): boolean => {
  if (network.kind !== 'ovn' && network.kind !== 'other') return false;
  const own = nadFactsOf(network.nad);
  return targetsOf(object).some(({ namespace, nad }) => {
    const target = nadsOf(world).get(keyOf(namespace, nad));
    if (target?.key === own.key) return true;
    const name = target && nadFactsOf(target).networkName;
    return name !== undefined && network.kind === 'ovn' && name === own.networkName;
  });
};

/** Why a MultiNetworkPolicy is not carried out on the network of an interface. */
export const whyDropped = ({ network }: InterfaceEnd, policy: Policy): Reason | undefined =>
  network.kind === 'ovn' && isWithoutAddresses(network.nad) && choosesByLabels(policy)
    ? reason(
        msg(
          'Dropped whole: on a network without addresses OVN-Kubernetes takes policies with ipBlock alone.',
        ),
      )
    : undefined;

/** Whether MultiNetworkPolicies are carried out at all; undefined where the operator is not known. */
export const isSwitchedOn = (world: World): boolean | undefined => {
  const operator = world.find('NetworkOperator', 'cluster');
  return operator && recordAt(operator, 'spec').useMultiNetworkPolicy === true;
};

const multiPolicies = (world: World, end: InterfaceEnd): Known<readonly Policy[]> => {
  const all = networkPoliciesIn(world, 'MultiNetworkPolicy', end.view.namespace);
  if ('missing' in all) return all;
  const own = all.value
    .filter((policy) => isForNetwork(world, policy, end))
    .filter((policy) => whyDropped(end, policy) === undefined);
  const isOn = isSwitchedOn(world);
  if (own.length === 0 || isOn === false) return NONE;
  if (isOn === undefined)
    return missing(
      reason(msg('Whether policies for secondary networks are switched on is not known.')),
    );
  return known(own);
};

/** Why nothing is told of policies on some networks. */
export const nothingEnforced = reason(
  msg('On bridge and SR-IOV networks policies are not enforced for VMs, as far as is known.'),
);

/**
 * The policies that have a say on the network of an interface.
 *
 * Source: ovn-kubernetes go-controller/pkg/ovn/base_network_controller_multipolicy.go.
 */
export const tiersOf = (world: World, end: InterfaceEnd): Tiers => {
  const { network } = end;
  switch (network.kind) {
    case 'ovn':
      return { admin: NONE, network: multiPolicies(world, end), baseline: NONE };
    case 'other':
      return { admin: NONE, network: missing(nothingEnforced), baseline: NONE };
    case 'unknown':
      return { admin: NONE, network: missing(network.why), baseline: NONE };
    default:
      return podTiersOf(world, network, end.view.namespace);
  }
};
