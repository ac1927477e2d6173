import { msg } from '../../../domain/core/msg';
import { reason } from '../../../domain/core/reasons';
import type { KubernetesResource } from '../../../domain/core/resource';
import { checkProfile } from '../../../domain/dpdk/cluster/check-profile';
import { profileForm } from '../../../domain/dpdk/cluster/form';
import { isPerformanceProfile, PROFILE_API } from '../../../domain/dpdk/cluster/profile';
import { onDemand } from '../../../ui/onDemand';
import type { ResourceKind } from '../../../ui/resource/kind';
import { profileBasics } from './profileBasics';

/** PerformanceProfiles, as their form is made from. */
export const profileKind: ResourceKind<KubernetesResource> = {
  ...profileBasics,
  text: {
    name: 'PerformanceProfile',
    expected: `${PROFILE_API} PerformanceProfile`,
    accepts: (resource): resource is KubernetesResource =>
      isPerformanceProfile(resource) && resource.apiVersion === PROFILE_API,
    check: checkProfile,
  },
  formFor: () => profileForm,
  loadRules: async () => {
    const { checkProfileIn } = await import('../../../domain/checks/of-profiles');
    return { findingsOn: checkProfileIn };
  },
  refusedChange: ({ metadata: before }, { metadata: after }) =>
    before?.name === after?.name
      ? undefined
      : reason(msg('The name cannot change. Create another profile instead.')),
  taken: ({ metadata: { name = '' } = {} }) =>
    reason(msg('There is a performance profile named {{name}} already.'), { name }),
  nextSteps: () => [],
  ReviewNote: onDemand(() => import('./ProfileReviewNote')),
};
