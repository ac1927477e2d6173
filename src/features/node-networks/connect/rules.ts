import { checkPolicyIn } from '../../../domain/checks/of-node-policies';
import type { Finding } from '../../../domain/findings/finding';
import { checkNad } from '../../../domain/nad/check';
import { isNad } from '../../../domain/nad/types';
import { labelledNodes } from '../../../domain/node-policies/connect/node-label';
import type { ConnectPlan } from '../../../domain/node-policies/connect/plan';
import { networkObjectsOf } from '../../../domain/node-policies/connect/run';
import { checkUdn } from '../../../domain/udn/check';
import { withObjects } from '../../../domain/world/with-objects';
import type { World } from '../../../domain/world/world';

/** What rules say of a plan. Of many networks that are made alike, one speaks for all. */
export const findingsOfPlan = (world: World, plan: ConnectPlan): Finding[] => {
  const [network] = networkObjectsOf(plan);
  // The policy is for nodes that get its label first.
  const planned = withObjects(world, labelledNodes(plan.chosen.label));
  return [
    ...(plan.policy ? checkPolicyIn(planned, plan.policy) : []),
    ...(network ? (isNad(network) ? checkNad(network) : checkUdn(network)) : []),
  ].filter(({ severity }) => severity !== 'info');
};
