import type { KubernetesResource } from '../core/resource';
import { labelsNowAndLater } from '../vm/interfaces/pod-labels';
import type { VmView } from '../vm/interfaces/view';
import { selects, serviceOf, type ServiceView } from './service';

/** Those of some Services that select a VM of their namespace, now or after its next start. */
export const servicesFor = (
  view: VmView,
  services: readonly KubernetesResource[],
): ServiceView[] => {
  const labels = labelsNowAndLater(view);
  return services
    .map(serviceOf)
    .filter(
      ({ namespace, selector }) =>
        namespace === view.namespace && labels.some((each) => selects(selector, each)),
    );
};
