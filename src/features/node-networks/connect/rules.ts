import { checkPolicyIn } from '../../../domain/checks/of-node-policies';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { Finding } from '../../../domain/findings/finding';
import { checkNad } from '../../../domain/nad/check';
import { isNad } from '../../../domain/nad/types';
import { labelledNodes } from '../../../domain/node-policies/connect/node-label';
import type { ConnectPlan } from '../../../domain/node-policies/connect/plan';
import { checkUdn } from '../../../domain/udn/check';
import { withObjects } from '../../../domain/world/with-objects';
import type { World } from '../../../domain/world/world';

const findingsOfNetwork = (network: KubernetesResource): Finding[] =>
  isNad(network) ? checkNad(network) : checkUdn(network);

/** What is said of many alike is said once, of the first of them. */
const saidOnce = (findings: readonly Finding[]): Finding[] =>
  [
    ...new Map(
      findings
        .toReversed()
        .map((finding) => [`${finding.code} ${JSON.stringify(finding.params)}`, finding]),
    ).values(),
  ].toReversed();

/** What rules say of the policy of a plan and of each of its networks, which are alike in all projects. */
export const findingsOfPlan = (world: World, plan: ConnectPlan): Finding[] => {
  // The policy is for nodes that get its label first.
  const planned = withObjects(world, labelledNodes(plan.chosen.label));
  const networks = plan.networks.flatMap(({ objects: [first], refusal }) =>
    first && !refusal ? findingsOfNetwork(first) : [],
  );
  return [
    ...(plan.policy ? checkPolicyIn(planned, plan.policy) : []),
    ...saidOnce(networks),
  ].filter(({ severity }) => severity !== 'info');
};
