import type { KubernetesResource } from '../core/resource';
import type { Finding } from '../findings/finding';
import { referenceOf } from '../findings/report';
import { inOwnRoom } from '../findings/rooms';
import { checkPolicy } from '../node-policies/check';
import type { World } from '../world/world';
import { dangersOf } from './rules/node-policy-dangers';
import { contradicted, resultsOf } from './rules/node-policy-results';

const isStored = (world: World, policy: KubernetesResource): boolean =>
  world.find('NodeNetworkConfigurationPolicy', referenceOf(policy).name) === policy;

/**
 * What can be said of one policy of nmstate, as it is or as it is being edited in the place of what is
 * stored: by itself, against the nodes that it chooses, and against other policies. Of one that is stored
 * it also says what has come of it. Never throws.
 */
export const checkPolicyIn = (world: World, policy: KubernetesResource): Finding[] => [
  ...checkPolicy(policy),
  ...inOwnRoom(policy, () => [
    ...dangersOf(world, policy),
    ...contradicted(world, policy),
    ...(isStored(world, policy) ? resultsOf(world, policy) : []),
  ]),
];

/** The same for all policies of a world. */
export const checkNodePolicies = (world: World): Finding[] =>
  world.list('NodeNetworkConfigurationPolicy').flatMap((policy) => checkPolicyIn(world, policy));
