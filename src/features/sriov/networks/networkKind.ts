import { msg } from '../../../domain/core/msg';
import { reason } from '../../../domain/core/reasons';
import type { KubernetesResource } from '../../../domain/core/resource';
import { checkSriovNetwork } from '../../../domain/sriov/check-network';
import { sriovNetworkForm } from '../../../domain/sriov/forms';
import { isSriovNetwork, SRIOV_API, targetNamespaceOf } from '../../../domain/sriov/types';
import { attachPathOf } from '../../../ui/attachPath';
import { onDemand } from '../../../ui/onDemand';
import type { ResourceKind } from '../../../ui/resource/kind';
import { networkBasics } from './networkBasics';

/** SriovNetworks, as their pages are made from. */
export const networkKind: ResourceKind<KubernetesResource> = {
  ...networkBasics,
  text: {
    name: 'SriovNetwork',
    expected: `${SRIOV_API} SriovNetwork`,
    accepts: (resource): resource is KubernetesResource =>
      isSriovNetwork(resource) && resource.apiVersion === SRIOV_API,
    check: checkSriovNetwork,
  },
  formFor: () => sriovNetworkForm,
  loadRules: async () => {
    const { checkSriovNetworkIn } = await import('../../../domain/checks/of-sriov');
    return { findingsOn: checkSriovNetworkIn };
  },
  refusedChange: ({ metadata: before }, { metadata: after }) =>
    before?.name === after?.name && before?.namespace === after?.namespace
      ? undefined
      : reason(msg('Name and namespace cannot change. Create another network instead.')),
  taken: ({ metadata: { name = '' } = {} }) =>
    reason(msg('There is an SR-IOV network named {{name}} already.'), { name }),
  nextSteps: (stored, before) =>
    before
      ? []
      : [
          {
            text: msg('Connect VMs to it'),
            to: attachPathOf(targetNamespaceOf(stored), stored.metadata?.name ?? ''),
          },
        ],
  ReviewNote: onDemand(() => import('./NetworkReviewNote')),
};
