import { msg } from '../../../domain/core/msg';
import { reason } from '../../../domain/core/reasons';
import type { KubernetesResource } from '../../../domain/core/resource';
import { checkService } from '../../../domain/services/check';
import { serviceForm } from '../../../domain/services/form/service-form';
import { checkServiceIn, immutablesOf, type Immutable } from '../../../domain/services/of-cluster';
import { isService, serviceOf } from '../../../domain/services/service';
import { sceneOf, type ServiceStepId } from '../../../domain/services/scene';
import { troublesOf } from '../../../domain/services/troubles';
import type { World } from '../../../domain/world/world';
import { onDemand } from '../../../ui/onDemand';
import type { ResourceKind } from '../../../ui/resource/kind';
import { serviceBasics } from '../serviceBasics';

/** What a Service in the making would meet on its way; what it selects is said beside its selector. */
const AHEAD: readonly ServiceStepId[] = ['network', 'ports', 'families', 'policies'];

const findingsOn = (world: World, service: KubernetesResource) => [
  ...checkService(service),
  ...checkServiceIn(world, service),
  ...troublesOf(sceneOf(world, serviceOf(service)))
    .filter(({ step }) => AHEAD.includes(step))
    .map(({ finding }) => finding),
];

const immutable: Record<Immutable, string> = {
  headless: msg(
    'A Service cannot become headless, or stop being so. Create another Service instead.',
  ),
  clusterIP: msg('The cluster IP cannot change. Create another Service instead.'),
  primaryFamily: msg('The first IP family cannot change. Create another Service instead.'),
};

/** Services, as the pages that create and edit them are made from. */
export const serviceKind: ResourceKind<KubernetesResource> = {
  ...serviceBasics,
  text: { name: 'Service', expected: 'v1 Service', accepts: isService, check: checkService },
  formFor: () => serviceForm,
  refusalsIn: checkServiceIn,
  // The same rules as those of the form, so that there is nothing to load.
  loadRules: () => Promise.resolve({ findingsOn }),
  refusedChange: (before, after) => {
    const isOther =
      before.metadata?.name !== after.metadata?.name ||
      before.metadata?.namespace !== after.metadata?.namespace;
    if (isOther)
      return reason(msg('Name and namespace cannot change. Create another Service instead.'));
    const [first] = immutablesOf(before, after);
    return first && reason(immutable[first]);
  },
  taken: ({ metadata: { name = '', namespace = '' } = {} }) =>
    reason(msg('Namespace {{namespace}} already has a Service named {{name}}.'), {
      namespace,
      name,
    }),
  nextSteps: () => [],
  ReviewNote: onDemand(() => import('./ServiceNote')),
};
