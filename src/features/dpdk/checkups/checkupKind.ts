import { msg } from '../../../domain/core/msg';
import { reason } from '../../../domain/core/reasons';
import type { KubernetesResource } from '../../../domain/core/resource';
import { checkCheckup, checkCheckupIn } from '../../../domain/dpdk/checkups/check';
import { checkupForms } from '../../../domain/dpdk/checkups/form';
import { checkupTypeOf } from '../../../domain/dpdk/checkups/types';
import { onDemand } from '../../../ui/onDemand';
import type { ResourceKind } from '../../../ui/resource/kind';
import { checkupBasics } from './checkupBasics';

/** ConfigMaps of checkups, as the page that makes them is made from. */
export const checkupKind: ResourceKind<KubernetesResource> = {
  ...checkupBasics,
  text: {
    name: 'ConfigMap',
    expected: 'v1 ConfigMap with the label of a checkup',
    accepts: (resource): resource is KubernetesResource => checkupTypeOf(resource) !== undefined,
    check: checkCheckup,
  },
  formFor: (object) => {
    const type = checkupTypeOf(object);
    return type && checkupForms[type];
  },
  // The same rules as those of the form, so that there is nothing to load.
  loadRules: () => Promise.resolve({ findingsOn: checkCheckupIn }),
  refusedChange: () => undefined,
  taken: ({ metadata: { name = '', namespace = '' } = {} }) =>
    reason(msg('Namespace {{namespace}} already has a ConfigMap named {{name}}.'), {
      namespace,
      name,
    }),
  nextSteps: () => [],
  ReviewNote: onDemand(() => import('./CheckupNote')),
};
