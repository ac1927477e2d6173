import type { KubernetesResource } from '../core/resource';
import { textAt } from '../core/resource';
import type { Finding } from '../findings/finding';
import { inOwnRoom } from '../findings/rooms';
import { checkPolicy } from '../node-policies/check';
import type { World } from '../world/world';
import { dangersOf } from './rules/node-policy-dangers';
import { resultsOf } from './rules/node-policy-results';

const KIND = 'NodeNetworkConfigurationPolicy';

const nameOf = (policy: KubernetesResource) => textAt(policy, 'metadata', 'name') ?? '';

/** The world with a policy as it is being edited in place of what is stored. */
const draftWorldOf = (world: World, draft: KubernetesResource): World => {
  const name = nameOf(draft);
  const stored = world.list(KIND);
  const isStored = stored.some((each) => nameOf(each) === name);
  const policies = isStored
    ? stored.map((each) => (nameOf(each) === name ? draft : each))
    : [...stored, draft];
  return {
    ...world,
    list: (kind, within) => (kind === KIND ? policies : world.list(kind, within)),
    find: (kind, wanted, within) =>
      kind === KIND && wanted === name ? draft : world.find(kind, wanted, within),
  };
};

const checkIn = (world: World, policy: KubernetesResource): Finding[] =>
  inOwnRoom(policy, () => [...dangersOf(world, policy), ...resultsOf(world, policy)]);

/**
 * What can be said of one policy of nmstate, as it is or as it is being edited: by itself, against the
 * nodes that it chooses, and against other policies. Never throws.
 */
export const checkPolicyIn = (world: World, policy: KubernetesResource): Finding[] => [
  ...checkPolicy(policy),
  ...checkIn(draftWorldOf(world, policy), policy),
];

/** The same for all policies of a world. */
export const checkNodePolicies = (world: World): Finding[] =>
  world.list(KIND).flatMap((policy) => [...checkPolicy(policy), ...checkIn(world, policy)]);
