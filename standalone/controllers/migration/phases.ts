import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import { findCondition, isTrue } from '../kubevirt/conditions.ts';
import { isDeleting, isFinal } from '../kubevirt/phases.ts';
import type { Pod } from '../kubevirt/types.ts';
import { isPodOver, isPodStarted, launcherPodsOf, sourcePodOf } from '../pod/find.ts';
import { ended } from '../pod/kubelet.ts';
import { launcherPod, missingNad } from '../pod/launcher.ts';
import { addressOf } from './address.ts';
import { abort, failed, targetGone } from './failure.ts';
import { mayBegin } from './limits.ts';
import type { Job } from './job.ts';
import { inPhase, isStateOf, phaseOf, withMigrationState } from './state.ts';

const stepOf = ({ migration }: Job): string =>
  `${phaseOf(migration) || 'begin'} of ${migration.metadata.uid ?? ''}`;

const passed = (job: Job, seconds: number): boolean => job.world.passed(stepOf(job), seconds);

const next = ({ migration, world }: Job, phase: string): Change => ({
  put: inPhase(migration, phase, world.now),
});

const beginning = (job: Job): Change[] => {
  const { machine, migration } = job;
  const isOther = machine.migrations.some(
    (each) => each !== migration && !['', 'Succeeded', 'Failed'].includes(phaseOf(each)),
  );
  return isOther
    ? failed(job, 'VMI is not eligible for migration because another migration job is in progress.')
    : [next(job, 'Pending')];
};

const pending = (job: Job): Change[] => {
  const { vmi, migration, target, world } = job;
  if (target) return [next(job, 'Scheduling')];
  if (!mayBegin(job) || !passed(job, SECONDS.migrationStep)) return [];
  const missing = missingNad(vmi, world);
  if (missing !== undefined) {
    return failed(job, `failed to locate network attachment definition ${missing}`);
  }
  const pod = launcherPod(vmi, world, migration);
  return [
    { put: pod },
    // At once, so that it counts when others ask whether they may begin.
    next(job, 'Scheduling'),
    {
      event: {
        about: migration,
        type: 'Normal',
        reason: 'SuccessfulCreate',
        message: `Created migration target pod ${pod.metadata.namespace ?? ''}/${pod.metadata.name}`,
        source: 'virtualmachine-controller',
      },
    },
  ];
};

const unschedulable = ({ vmi }: Job, target: Pod): string | undefined => {
  const { status, message } = findCondition(target.status?.conditions, 'PodScheduled') ?? {};
  if (status !== 'False') return undefined;
  const { namespace = '', name } = vmi.metadata;
  return `Migration target pod for VMI [${namespace}/${name}] is currently unschedulable: ${message ?? ''}`;
};

const scheduling = (job: Job, target: Pod): Change[] => {
  if (isPodStarted(target)) return [next(job, 'Scheduled')];
  const { uid = '' } = job.migration.metadata;
  const why = unschedulable(job, target);
  if (why !== undefined) {
    const isOver = job.world.passed(`unschedulable ${uid}`, SECONDS.unschedulableTarget);
    const event = {
      about: job.vmi,
      type: 'Warning',
      reason: 'migrationTargetPodUnschedulable',
      message: why,
      source: 'virtualmachine-controller',
    } as const;
    if (isOver) return failed(job, why);
    return job.world.saidBefore(event) ? [] : [{ event }];
  }
  return job.world.passed(`pending ${uid}`, SECONDS.pendingTarget)
    ? failed(job, 'Migration target pod was not ready in time.')
    : [];
};

/** Hands the migration over to the nodes. */
const scheduled = (job: Job, target: Pod): Change[] => {
  const { machine, vmi, migration } = job;
  if (isStateOf(vmi, migration)) {
    return passed(job, SECONDS.migrationStep) ? [next(job, 'PreparingTarget')] : [];
  }
  const source = sourcePodOf(machine, vmi);
  const { nodeName = '' } = vmi.status ?? {};
  const targetNode = target.spec.nodeName ?? '';
  const handed = {
    ...vmi,
    status: {
      ...vmi.status,
      activePods: Object.fromEntries(
        [source, target].flatMap((pod) =>
          pod ? [[pod.metadata.uid ?? '', pod.spec.nodeName ?? '']] : [],
        ),
      ),
      migrationState: {
        migrationUid: migration.metadata.uid ?? '',
        sourceNode: nodeName,
        ...(source ? { sourcePod: source.metadata.name } : {}),
        targetNode,
        targetPod: target.metadata.name,
      },
    },
  };
  return [
    { put: handed },
    {
      event: {
        about: vmi,
        type: 'Normal',
        reason: 'SuccessfulHandOver',
        message: `Migration target pod is ready for preparation by virt-handler.`,
        source: 'virtualmachine-controller',
      },
    },
  ];
};

const preparing = (job: Job): Change[] => {
  const { vmi, world } = job;
  const { targetNode = '', targetNodeAddress } = vmi.status?.migrationState ?? {};
  if (targetNodeAddress !== undefined) return [next(job, 'TargetReady')];
  return passed(job, SECONDS.migrationStep)
    ? [{ put: withMigrationState(vmi, { targetNodeAddress: addressOf(targetNode, world) }) }]
    : [];
};

const ready = (job: Job): Change[] => {
  const { vmi, world } = job;
  if (vmi.status?.migrationState?.startTimestamp) return [next(job, 'Running')];
  return passed(job, SECONDS.migrationStep)
    ? [{ put: withMigrationState(vmi, { startTimestamp: world.now, mode: 'PreCopy' }) }]
    : [];
};

/** The guest runs on the target: the source's pod ends, and the instance says where it is. */
const moved = ({ machine, vmi, world }: Job, target: Pod): Change[] => {
  const { evacuationNodeName: _left, ...status } =
    withMigrationState(vmi, {
      targetNodeDomainDetected: true,
      endTimestamp: world.now,
      completed: true,
    }).status ?? {};
  const targetNode = target.spec.nodeName ?? '';
  const over = launcherPodsOf(machine, vmi).filter(
    (pod) => pod.metadata.uid !== target.metadata.uid && !isPodOver(pod),
  );
  return [
    {
      put: {
        ...vmi,
        metadata: {
          ...vmi.metadata,
          labels: { ...vmi.metadata.labels, 'kubevirt.io/nodeName': targetNode },
        },
        status: {
          ...status,
          nodeName: targetNode,
          activePods: { [target.metadata.uid ?? '']: targetNode },
        },
      },
    },
    ...over.map((pod) => ({ put: ended(pod, world.now) })),
    {
      event: {
        about: vmi,
        type: 'Normal',
        reason: 'Migrated',
        message: `The VirtualMachineInstance migrated to node ${targetNode}.`,
        source: 'virt-handler',
      },
    },
  ];
};

const copying = (job: Job, target: Pod): Change[] => {
  const { vmi, migration, world } = job;
  const { completed, ...state } = vmi.status?.migrationState ?? {};
  if (!completed) return passed(job, SECONDS.memoryCopy) ? moved(job, target) : [];
  // What the migration was for has to be there first, unless more was asked for meanwhile.
  const { uid = '' } = migration.metadata;
  const settled = world.passed(`settling of ${uid}`, SECONDS.settling);
  if (isTrue(vmi.status?.conditions, 'MigrationRequired') && !settled) return [];
  const succeeded = inPhase(migration, 'Succeeded', world.now);
  return [
    {
      put: {
        ...succeeded,
        status: { ...succeeded.status, migrationState: { ...state, completed } },
      },
    },
    {
      event: {
        about: migration,
        type: 'Normal',
        reason: 'SuccessfulMigration',
        message: 'Source node reported migration succeeded',
        source: 'virtualmachine-controller',
      },
    },
  ];
};

/**
 * Takes a migration one step further. Source: KubeVirt pkg/virt-controller/watch/migration, whose
 * phases these are.
 */
export const advance = (job: Job): Change[] => {
  const { vmi, migration, target } = job;
  const phase = phaseOf(migration);
  if (isFinal(vmi) || isDeleting(vmi)) {
    return failed(job, 'Migration failed vmi shutdown during migration.');
  }
  if (migration.metadata.deletionTimestamp !== undefined) return abort(job);
  if (phase === '') return beginning(job);
  if (phase === 'Pending') return pending(job);
  if (!target || isPodOver(target)) return targetGone(job);
  switch (phase) {
    case 'Scheduling':
      return scheduling(job, target);
    case 'Scheduled':
      return scheduled(job, target);
    case 'PreparingTarget':
      return preparing(job);
    case 'TargetReady':
      return ready(job);
    default:
      return copying(job, target);
  }
};
