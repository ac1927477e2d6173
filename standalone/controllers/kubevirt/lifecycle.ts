import type { Change } from '../changes.ts';
import { isSame } from '../../kubernetes/equal.ts';
import type { Controller } from '../loop.ts';
import { SECONDS } from '../durations.ts';
import { collisionEvents } from '../network/collision.ts';
import { hasAgent } from '../network/guest.ts';
import { isPodStarted, launcherPodsOf, sourcePodOf } from '../pod/find.ts';
import { launcherPod, missingNad } from '../pod/launcher.ts';
import type { Machine, World } from '../world.ts';
import { missingClaim, NO_CLAIM } from './claims.ts';
import { findCondition, isTrue, withCondition, withoutCondition, type Said } from './conditions.ts';
import { GUEST_OS, readinessOf, runningStatus } from './running.ts';
import { FINALIZER, inPhase, isDeleting, isFinal, phaseOf, withStatus } from './phases.ts';
import type { Condition, Pod, VirtualMachineInstance } from './types.ts';

const CONTROLLER = 'virtualmachine-controller';

const notReady = (vmi: VirtualMachineInstance, reason: string, message: string, now: string) =>
  withStatus(vmi, {
    conditions: withCondition(
      vmi.status?.conditions,
      { type: 'Ready', status: 'False', reason, message },
      now,
    ),
  });

const guestNotRunning = (vmi: VirtualMachineInstance, now: string): VirtualMachineInstance =>
  notReady(vmi, 'GuestNotRunning', 'Guest VM is not reported as running', now);

/** Source: KubeVirt pkg/network/multus/nad.go, and the reason of virt-controller's sync errors. */
const cannotCreatePod = (vmi: VirtualMachineInstance, nad: string, world: World): Change[] => {
  const message = `failed to render launch manifest: failed to locate network attachment definition ${nad}`;
  const said = { type: 'Synchronized', status: 'False', reason: 'FailedCreate', message } as const;
  world.watchSurroundings();
  const event = {
    about: vmi,
    type: 'Warning',
    reason: 'FailedCreate',
    message: `Error creating pod: ${message}`,
    source: CONTROLLER,
  } as const;
  return [
    {
      put: withStatus(vmi, { conditions: withCondition(vmi.status?.conditions, said, world.now) }),
    },
    ...(world.saidBefore(event) ? [] : [{ event }]),
  ];
};

/** The pod is made when the claim is there. */
const withoutClaim = (vmi: VirtualMachineInstance, claim: string, world: World): Change[] => {
  world.watchSurroundings();
  const said = { type: 'Synchronized', status: 'False', reason: NO_CLAIM, message: claim } as const;
  const conditions = withCondition(vmi.status?.conditions, said, world.now);
  return [{ put: withStatus(vmi, { conditions }) }];
};

const pending = (machine: Machine, vmi: VirtualMachineInstance, world: World): Change[] => {
  const [pod] = launcherPodsOf(machine, vmi);
  if (pod) {
    const { uid = '' } = pod.metadata;
    const scheduling = inPhase(vmi, 'Scheduling', world.now, {
      activePods: { [uid]: '' },
      conditions: withoutCondition(vmi.status?.conditions, 'Synchronized'),
    });
    return [{ put: guestNotRunning(scheduling, world.now) }];
  }
  const waiting = notReady(
    vmi,
    'PodNotExists',
    'virt-launcher pod has not yet been scheduled',
    world.now,
  );
  if (!world.passed(`pod of ${vmi.metadata.uid ?? ''}`, SECONDS.podCreation)) {
    return [{ put: waiting }];
  }
  const claim = missingClaim(vmi, world);
  if (claim !== undefined) return withoutClaim(waiting, claim, world);
  const missing = missingNad(vmi, world);
  if (missing !== undefined) return cannotCreatePod(waiting, missing, world);
  const created = launcherPod(vmi, world);
  return [
    { put: created },
    {
      event: {
        about: vmi,
        type: 'Normal',
        reason: 'SuccessfulCreate',
        message: `Created virtual machine pod ${created.metadata.name}`,
        source: CONTROLLER,
      },
    },
  ];
};

/** An unschedulable pod makes the instance say so. Source: KubeVirt watch/vmi/vmi.go. */
const withScheduling = (vmi: VirtualMachineInstance, pod: Pod, now: string) => {
  const { conditions } = vmi.status ?? {};
  const scheduled = findCondition(pod.status?.conditions, 'PodScheduled');
  if (scheduled?.status !== 'False') {
    return withStatus(vmi, { conditions: withoutCondition(conditions, 'PodScheduled') });
  }
  const { reason, message } = scheduled;
  const said = {
    type: 'PodScheduled',
    status: 'False',
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
  } as const;
  return withStatus(vmi, { conditions: withCondition(conditions, said, now) });
};

const scheduling = (vmi: VirtualMachineInstance, pod: Pod, { now }: World): Change[] => {
  const current = withScheduling(vmi, pod, now);
  if (!isPodStarted(pod)) return [{ put: current }];
  const { uid = '' } = pod.metadata;
  const nodeName = pod.spec.nodeName ?? '';
  const scheduled = inPhase(current, 'Scheduled', now, {
    nodeName,
    activePods: { [uid]: nodeName },
  });
  const labels = { ...vmi.metadata.labels, 'kubevirt.io/nodeName': nodeName };
  return [{ put: { ...scheduled, metadata: { ...scheduled.metadata, labels } } }];
};

const scheduled = (vmi: VirtualMachineInstance, pod: Pod, world: World): Change[] => {
  if (!world.passed(`domain of ${vmi.metadata.uid ?? ''}`, SECONDS.domainStart)) return [];
  const status = runningStatus(vmi, pod, world);
  return [
    { put: inPhase(vmi, 'Running', world.now, status) },
    ...collisionEvents(vmi, status.interfaces ?? [], world),
    {
      event: {
        about: vmi,
        type: 'Normal',
        reason: 'Started',
        message: 'VirtualMachineInstance started.',
        source: 'virt-handler',
      },
    },
  ];
};

const AGENT_CONNECTED = { type: 'AgentConnected', status: 'True' } as const;

/**
 * What KubeVirt says of keys and passwords that the guest agent writes: nobody else is asked. Source:
 * KubeVirt pkg/virt-handler/vm.go, updateAccessCredentialConditions.
 */
const withCredentials = (
  { spec }: VirtualMachineInstance,
  conditions: Condition[] | undefined,
  now: string,
): Condition[] => {
  const isWritten = (spec.accessCredentials ?? []).some(
    ({ sshPublicKey, userPassword }) =>
      (sshPublicKey ?? userPassword)?.propagationMethod?.qemuGuestAgent,
  );
  if (!isWritten) return conditions ?? [];
  const type = 'AccessCredentialsSynchronized';
  const said: Said = isTrue(conditions, 'AgentConnected')
    ? { type, status: 'True' }
    : { type, status: 'False', message: 'Guest agent is offline' };
  return withCondition(conditions, said, now);
};

const running = (vmi: VirtualMachineInstance, pod: Pod | undefined, world: World): Change[] => {
  const before = vmi.status?.conditions;
  const isBooted =
    findCondition(before, 'AgentConnected') === undefined &&
    hasAgent(vmi.spec) &&
    world.passed(`boot of ${vmi.metadata.uid ?? ''}`, SECONDS.guestBoot);
  const met = isBooted ? withCondition(before, AGENT_CONNECTED, world.now) : before;
  const conditions = withCredentials(
    vmi,
    pod ? withCondition(met, readinessOf(pod), world.now) : met,
    world.now,
  );
  if (isSame(conditions, before ?? [])) return [];
  return [
    {
      put: withStatus(vmi, {
        conditions,
        ...(isBooted ? { guestOSInfo: { ...GUEST_OS } } : {}),
      }),
    },
  ];
};

/** The guest shuts down, then pods and instance go. */
const deleting = (machine: Machine, vmi: VirtualMachineInstance, world: World): Change[] => {
  const pods = launcherPodsOf(machine, vmi);
  const runs = ['Scheduled', 'Running'].includes(phaseOf(vmi));
  if (runs && isTrue(vmi.status?.conditions, 'Ready')) {
    return [
      { put: notReady(vmi, 'PodTerminating', 'virt-launcher pod is terminating', world.now) },
    ];
  }
  if (runs && !world.passed(`shutdown of ${vmi.metadata.uid ?? ''}`, SECONDS.shutdown)) return [];
  if (runs) return [{ put: inPhase(vmi, 'Succeeded', world.now) }];
  if (pods.length > 0) return pods.map((pod) => ({ remove: pod }));
  const finalizers = (vmi.metadata.finalizers ?? []).filter((each) => each !== FINALIZER);
  // What others have put there has to be taken off by them.
  return [{ put: { ...vmi, metadata: { ...vmi.metadata, finalizers } } }];
};

/** An instance that had pods, of which none is left, has lost its guest. */
const lostPods = (machine: Machine, vmi: VirtualMachineInstance): boolean =>
  Object.keys(vmi.status?.activePods ?? {}).length > 0 &&
  !launcherPodsOf(machine, vmi).some(({ status }) =>
    ['Pending', 'Running'].includes(status?.phase ?? ''),
  );

/** Takes an instance from phase to phase. Source: KubeVirt pkg/virt-controller/watch/vmi. */
export const lifecycleController: Controller = (machine: Machine, world: World): Change[] => {
  const { vmi } = machine;
  if (!vmi) return [];
  if (isDeleting(vmi)) return deleting(machine, vmi, world);
  if (isFinal(vmi)) return [];
  if (lostPods(machine, vmi)) {
    return [{ put: guestNotRunning(inPhase(vmi, 'Failed', world.now), world.now) }];
  }
  const pod = sourcePodOf(machine, vmi);
  switch (phaseOf(vmi)) {
    case '':
      return [{ put: inPhase(vmi, 'Pending', world.now) }];
    case 'Pending':
      return pending(machine, vmi, world);
    case 'Scheduling':
      return pod ? scheduling(vmi, pod, world) : [];
    case 'Scheduled':
      return pod ? scheduled(vmi, pod, world) : [];
    default:
      return running(vmi, pod, world);
  }
};
