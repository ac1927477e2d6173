import { checkPolicyIn } from '../../../domain/checks/of-node-policies';
import type { Finding } from '../../../domain/findings/finding';
import { checkNad } from '../../../domain/nad/check';
import { isNad } from '../../../domain/nad/types';
import type { ConnectPlan } from '../../../domain/node-policies/connect/plan';
import { networkObjectsOf } from '../../../domain/node-policies/connect/run';
import { checkUdn } from '../../../domain/udn/check';
import type { World } from '../../../domain/world/world';

/** What rules say of a plan. Of many networks that are made alike, one speaks for all. */
export const findingsOfPlan = (world: World, plan: ConnectPlan): Finding[] => {
  const [network] = networkObjectsOf(plan);
  return [
    ...(plan.policy ? checkPolicyIn(world, plan.policy) : []),
    ...(network ? (isNad(network) ? checkNad(network) : checkUdn(network)) : []),
  ].filter(({ severity }) => severity !== 'info');
};
