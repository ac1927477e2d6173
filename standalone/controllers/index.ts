import type { Extend } from '../apiserver/extension.ts';
import { Admission } from './admission/index.ts';
import { actOnSubresource, writeThroughWebhooks } from './api.ts';
import { realClock } from './clock.ts';
import { Cluster } from './cluster.ts';
import { DEFAULT_SPEED } from './durations.ts';
import { Loop, type Controller } from './loop.ts';
import { lifecycleController } from './kubevirt/lifecycle.ts';
import { runController } from './kubevirt/run.ts';
import { statusController } from './kubevirt/status.ts';
import {
  evacuationController,
  migrationController,
  workloadUpdateController,
} from './migration/controller.ts';
import { interfacesController } from './network/interfaces.ts';
import { liveUpdateController } from './network/live-update.ts';
import { migrationRequiredController } from './network/migration-required.ts';
import { podController } from './pod/kubelet.ts';
import { SUBRESOURCE_GROUP, SUBRESOURCE_VERSIONS, VM_ACTIONS } from './subresources.ts';

/** In the order in which they get their turn; each sees what those before it have changed. */
export const CONTROLLERS: Controller[] = [
  runController,
  podController,
  lifecycleController,
  liveUpdateController,
  interfacesController,
  migrationRequiredController,
  migrationController,
  evacuationController,
  workloadUpdateController,
  statusController,
];

export interface ControllerOptions {
  /** How many times faster than in a real cluster time passes: 1 leaves the grace of 15 s as it is. */
  speed?: number;
}

const MULTUS_KIND = ['k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition'] as const;

/** Plays KubeVirt, KubeMacPool, Multus and the scheduler over a server's objects. */
export const controllers =
  ({ speed = DEFAULT_SPEED }: ControllerOptions = {}): Extend =>
  (store, registry) => {
    const clock = realClock(speed);
    const cluster = new Cluster(store, () => clock.date(), 'live');
    const admission = new Admission(cluster);
    const loop = new Loop(
      cluster,
      clock,
      CONTROLLERS,
      () => registry.findKind(...MULTUS_KIND) !== undefined,
      (text) => process.stderr.write(text),
    );
    return {
      subresources: {
        group: SUBRESOURCE_GROUP,
        versions: SUBRESOURCE_VERSIONS,
        names: VM_ACTIONS.map((action) => `virtualmachines/${action}`),
      },
      admit: (...write) => writeThroughWebhooks(admission, ...write),
      act: (...request) => actOnSubresource(cluster, store, ...request),
      close: () => loop.close(),
    };
  };
