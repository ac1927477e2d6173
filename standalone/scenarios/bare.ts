import { ADMINISTRATOR } from './cluster/access.ts';
import { missingCrds } from './missing-crds.ts';
import { namespace } from './objects/namespace.ts';
import { clockAt } from './objects/time.ts';
import type { Scenario } from './types.ts';

/** Kubernetes before anything was installed: not even KubeVirt. */
export const bare: Scenario = {
  name: 'bare',
  title: 'Bare cluster',
  description: 'Kubernetes alone: no KubeVirt, and nothing that makes networks.',
  users: [ADMINISTRATOR],
  omitCrds: [
    ...(missingCrds.omitCrds ?? []),
    'virtualmachines.kubevirt.io',
    'virtualmachineinstances.kubevirt.io',
    'virtualmachineinstancemigrations.kubevirt.io',
    'kubevirts.kubevirt.io',
  ],
  objects: (now = new Date()) => [
    namespace({ name: 'default', created: clockAt(now)('30d') }),
    namespace({ name: 'kube-system', created: clockAt(now)('30d') }),
  ],
};
