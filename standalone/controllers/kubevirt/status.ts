import { isSame } from '../../kubernetes/equal.ts';
import type { Change } from '../changes.ts';
import type { Controller } from '../loop.ts';
import type { Machine, World } from '../world.ts';
import { findCondition, isTrue, withCondition } from './conditions.ts';
import { isDeleting, isFinal, isMigrating, phaseOf } from './phases.ts';
import { isStartExpected, runStrategyOf } from './run.ts';
import { areVolumesReady } from './volumes.ts';
import { NO_CLAIM } from './claims.ts';
import type { Condition, VirtualMachine, VirtualMachineInstance } from './types.ts';

/** Conditions that are the VM's own; all others are copied from its instance. */
const OWN = ['Ready', 'Failure', 'RestartRequired'];

const READY_WITHOUT_INSTANCE = {
  type: 'Ready',
  status: 'False',
  reason: 'VMINotExists',
  message: 'VMI does not exist',
} as const;

const copied = (own: Condition[], of: Condition): Condition[] => {
  const before = findCondition(own, of.type);
  if (!before) return [...own, of];
  return isSame(before, of) ? own : own.map((each) => (each === before ? of : each));
};

/** Source: KubeVirt pkg/virt-controller/watch/vm/vm.go, syncConditions. */
const conditionsOf = (
  { status }: VirtualMachine,
  vmi: VirtualMachineInstance | undefined,
  now: string,
): Condition[] => {
  const theirs = vmi?.status?.conditions ?? [];
  const kept = (status?.conditions ?? []).filter(
    ({ type }) => OWN.includes(type) || findCondition(theirs, type),
  );
  if (!vmi) return withCondition(kept, READY_WITHOUT_INSTANCE, now);
  return theirs.reduce(copied, kept);
};

const isUnschedulable = (vmi: VirtualMachineInstance): boolean => {
  const scheduled = findCondition(vmi.status?.conditions, 'PodScheduled');
  return scheduled?.status === 'False' && scheduled.reason === 'Unschedulable';
};

const lacksClaim = (vmi: VirtualMachineInstance): boolean =>
  findCondition(vmi.status?.conditions, 'Synchronized')?.reason === NO_CLAIM;

/** The first that fits, in the order of KubeVirt's setPrintableStatus. */
export const printableStatusOf = (
  vm: VirtualMachine,
  vmi: VirtualMachineInstance | undefined,
  areVolumesFilled = true,
): string => {
  if (vm.metadata.deletionTimestamp !== undefined) return 'Terminating';
  if (!vmi) {
    if (!areVolumesFilled) return 'Provisioning';
    return isStartExpected(vm) ? 'Starting' : 'Stopped';
  }
  if (isFinal(vmi)) return 'Stopped';
  if (isDeleting(vmi)) return 'Stopping';
  if (isMigrating(vmi)) return 'Migrating';
  const isPaused = isTrue(vmi.status?.conditions, 'Paused');
  if (phaseOf(vmi) === 'Running') return isPaused ? 'Paused' : 'Running';
  if (lacksClaim(vmi)) return 'ErrorPvcNotFound';
  return isUnschedulable(vmi) ? 'ErrorUnschedulable' : 'Starting';
};

const generationsOf = (vm: VirtualMachine, vmi: VirtualMachineInstance) => {
  const observed = Number(vmi.metadata.annotations?.['kubevirt.io/vm-generation']);
  return Number.isNaN(observed)
    ? {}
    : { observedGeneration: observed, desiredGeneration: vm.metadata.generation ?? observed };
};

/** Keeps the status of a VM. */
export const statusController: Controller = (machine: Machine, world: World): Change[] => {
  const { vm, vmi } = machine;
  if (!vm) return [];
  const before = vm.status;
  const hasRun = before?.runStrategy !== undefined || vmi !== undefined;
  return [
    {
      put: {
        ...vm,
        status: {
          ...before,
          conditions: conditionsOf(vm, vmi, world.now),
          created: vmi !== undefined,
          ready: isTrue(vmi?.status?.conditions, 'Ready'),
          printableStatus: printableStatusOf(vm, vmi, areVolumesReady(machine, vm)),
          ...(vmi ? generationsOf(vm, vmi) : {}),
          ...(hasRun ? { runStrategy: runStrategyOf(vm) } : {}),
        },
      },
    },
  ];
};
