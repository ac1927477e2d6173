import { labelsAfterStart, labelsNow } from '../vm/interfaces/pod-labels';
import type { VmView } from '../vm/interfaces/view';
import type { World } from '../world/world';
import { selects, serviceOf, type ServiceView } from './service';

/** The Services of its namespace that select a VM, now or after its next start. */
export const servicesFor = (world: World, view: VmView): ServiceView[] => {
  const labels = [labelsNow(view), labelsAfterStart(view)].flatMap((each) =>
    each ? [each.labels] : [],
  );
  return world
    .list('Service', view.namespace)
    .map(serviceOf)
    .filter(({ selector }) => labels.some((each) => selects(selector, each)));
};
