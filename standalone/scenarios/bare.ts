import { ADMINISTRATOR } from '../objects/cluster/access.ts';
import { missingCrds, nodes } from './missing-crds.ts';
import { namespace } from '../objects/namespace.ts';
import { clockAt } from '../kubernetes/time.ts';
import type { Scenario } from './scenario.ts';

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
  objects: (now = new Date()) => {
    const ago = clockAt(now);
    return [
      ...['default', 'kube-system'].map((name) => namespace({ name, created: ago('30d') })),
      ...nodes(ago),
    ];
  },
};
