import type { Change } from '../changes.ts';
import { withCondition } from '../kubevirt/conditions.ts';
import type { Pod } from '../kubevirt/types.ts';
import type { Controller } from '../loop.ts';
import { isPodReady, podRequestsOf, type PodNetwork } from '../pod/find.ts';
import { start } from '../pod/kubelet.ts';
import type { World } from '../world.ts';
import type { Virtualization } from './subject.ts';

const MIGRATION_INTERFACE = 'migration0';

/** What virt-handler says when it ends. Source: KubeVirt pkg/virt-handler/migration.go. */
const NO_ADDRESS = "migration0 present but doesn't have an IP";

const lacksAddress = (networks: PodNetwork[]): boolean =>
  networks.some((network) => network.interface === MIGRATION_INTERFACE && !network.ips?.length);

/** With the interface but without an address there, virt-handler ends again and again. */
const crashing = (pod: Pod, world: World): Pod => {
  const [container] = pod.spec.containers;
  const notReady = { type: 'Ready', status: 'False', reason: 'ContainersNotReady' } as const;
  return {
    ...pod,
    status: {
      ...pod.status,
      conditions: [notReady, { ...notReady, type: 'ContainersReady' }].reduce(
        (conditions, each) => withCondition(conditions, each, world.now),
        pod.status?.conditions ?? [],
      ),
      containerStatuses: [
        {
          name: container?.name ?? '',
          image: container?.image ?? '',
          imageID: '',
          ready: false,
          restartCount: 3,
          started: false,
          state: {
            waiting: {
              reason: 'CrashLoopBackOff',
              message: `back-off 40s restarting failed container=${container?.name ?? ''}`,
            },
          },
          lastState: { terminated: { exitCode: 1, reason: 'Error', message: NO_ADDRESS } },
        },
      ],
    },
  };
};

/** Runs the pods of virt-handler, which have their node from the DaemonSet. */
export const handlerController: Controller<Virtualization> = ({ handlers }, world): Change[] =>
  handlers
    .filter((pod) => !isPodReady(pod) && pod.status?.phase !== 'Running')
    .flatMap((pod) =>
      start(pod, world, (running, networks) =>
        podRequestsOf(pod).length > 0 && lacksAddress(networks)
          ? crashing(running, world)
          : running,
      ),
    );
