import { msg } from '../../../domain/core/msg';
import { reason } from '../../../domain/core/reasons';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { checkSriovPolicy } from '../../../domain/sriov/check-policy';
import { sriovPolicyForm } from '../../../domain/sriov/forms';
import { isSriovPolicy, SRIOV_API } from '../../../domain/sriov/types';
import { onDemand } from '../../../ui/onDemand';
import type { ResourceKind } from '../../../ui/resource/kind';
import { sriovCreatePath } from '../../../ui/routes';
import { policyBasics } from './policyBasics';

/** SriovNetworkNodePolicies, as their pages are made from. */
export const policyKind: ResourceKind<KubernetesResource> = {
  ...policyBasics,
  text: {
    name: 'SriovNetworkNodePolicy',
    expected: `${SRIOV_API} SriovNetworkNodePolicy`,
    accepts: (resource): resource is KubernetesResource =>
      isSriovPolicy(resource) && resource.apiVersion === SRIOV_API,
    check: checkSriovPolicy,
  },
  formFor: () => sriovPolicyForm,
  loadRules: async () => {
    const { checkSriovPolicyIn } = await import('../../../domain/checks/of-sriov');
    return { findingsOn: checkSriovPolicyIn };
  },
  refusedChange: ({ metadata: before }, { metadata: after }) =>
    before?.name === after?.name && before?.namespace === after?.namespace
      ? undefined
      : reason(msg('Name and namespace cannot change. Create another policy instead.')),
  taken: ({ metadata: { name = '' } = {} }) =>
    reason(msg('There is an SR-IOV node policy named {{name}} already.'), { name }),
  nextSteps: (stored, before) => {
    const resource = textAt(stored, 'spec', 'resourceName');
    return before || resource === undefined
      ? []
      : [
          {
            text: msg('Create a network of its virtual functions'),
            to: sriovCreatePath('networks', { resource }),
          },
        ];
  },
  ReviewNote: onDemand(() => import('./PolicyReviewNote')),
};
