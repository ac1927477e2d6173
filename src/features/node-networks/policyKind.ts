import { msg } from '../../domain/core/msg';
import { reason } from '../../domain/core/reasons';
import type { KubernetesResource } from '../../domain/core/resource';
import { checkPolicy, isPolicy, POLICY_GVK } from '../../domain/node-policies/check';
import { policyFormFor } from '../../domain/node-policies/form';
import { onDemand } from '../../ui/onDemand';
import type { ResourceKind } from '../../ui/resource/kind';
import { policyBasics } from './policyBasics';

const API_VERSION = `${POLICY_GVK.group}/${POLICY_GVK.version}`;

/** Policies of nmstate, as their pages are made from. */
export const policyKind: ResourceKind<KubernetesResource> = {
  ...policyBasics,
  text: {
    name: POLICY_GVK.kind,
    expected: `${API_VERSION} ${POLICY_GVK.kind}`,
    accepts: (resource): resource is KubernetesResource =>
      isPolicy(resource) && resource.apiVersion === API_VERSION,
    check: checkPolicy,
  },
  formFor: policyFormFor,
  loadRules: async () => {
    const { checkPolicyIn } = await import('../../domain/checks/of-node-policies');
    return { findingsOn: checkPolicyIn };
  },
  refusedChange: (before, after) =>
    before.metadata?.name === after.metadata?.name
      ? undefined
      : reason(msg('The name cannot change. Create another policy instead.')),
  taken: ({ metadata: { name = '' } = {} }) =>
    reason(msg('There is a policy named {{name}} already.'), { name }),
  // Its page, which comes next, shows how far its nodes are.
  nextSteps: () => [],
  ReviewNote: onDemand(() => import('./PolicyReviewNote')),
};
