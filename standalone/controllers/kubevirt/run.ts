import type { Change } from '../changes.ts';
import type { Controller } from '../loop.ts';
import type { Machine, World } from '../world.ts';
import { instanceOf } from './instance.ts';
import { isDeleting, isFinal, marked, phaseOf } from './phases.ts';
import { areVolumesReady } from './volumes.ts';
import type { StateChangeRequest, VirtualMachine, VirtualMachineInstance } from './types.ts';

/** `spec.running` is the old form of two of the strategies. */
export const runStrategyOf = ({ spec }: VirtualMachine): string =>
  spec.runStrategy ?? (spec.running === true ? 'Always' : 'Halted');

const firstRequest = ({ status }: VirtualMachine): StateChangeRequest | undefined =>
  status?.stateChangeRequests?.[0];

const isStopOf = (request: StateChangeRequest | undefined, vmi: VirtualMachineInstance): boolean =>
  request?.action === 'Stop' && request.uid === vmi.metadata.uid;

type Wish = 'start' | 'stop' | 'restart' | 'leave';

const wishWithInstance = (vm: VirtualMachine, vmi: VirtualMachineInstance): Wish => {
  const requested = isStopOf(firstRequest(vm), vmi);
  switch (runStrategyOf(vm)) {
    case 'Halted':
      return 'stop';
    case 'Always':
      return requested || isFinal(vmi) ? 'stop' : 'leave';
    case 'RerunOnFailure':
      if (phaseOf(vmi) === 'Failed') return 'restart';
      return requested || isFinal(vmi) ? 'stop' : 'leave';
    default:
      return requested ? 'stop' : 'leave';
  }
};

const wishWithout = (vm: VirtualMachine): Wish => {
  const requested = firstRequest(vm)?.action === 'Start';
  const strategy = runStrategyOf(vm);
  // The status has the strategy under which the VM has run already.
  const isNew = vm.status?.runStrategy !== strategy;
  switch (strategy) {
    case 'Always':
      return 'start';
    case 'RerunOnFailure':
    case 'Once':
      return requested || isNew ? 'start' : 'leave';
    case 'Manual':
      return requested ? 'start' : 'leave';
    default:
      return 'leave';
  }
};

/** Source: KubeVirt pkg/virt-controller/watch/vm/vm.go, syncRunStrategy. */
export const wishOf = (vm: VirtualMachine, vmi: VirtualMachineInstance | undefined): Wish =>
  vmi ? wishWithInstance(vm, vmi) : wishWithout(vm);

/** Whether an instance is to come. Source: the same, isVMIStartExpected. */
export const isStartExpected = (vm: VirtualMachine): boolean => wishWithout(vm) === 'start';

/** The first request is done when what it asks for is so. Source: isTrimFirstChangeRequestNeeded. */
const isDone = (request: StateChangeRequest, vmi: VirtualMachineInstance | undefined): boolean =>
  request.action === 'Stop'
    ? !vmi || request.uid !== vmi.metadata.uid
    : vmi !== undefined && !isDeleting(vmi) && !isFinal(vmi);

const withRequests = (
  vm: VirtualMachine,
  stateChangeRequests: StateChangeRequest[],
): VirtualMachine => {
  const { stateChangeRequests: _before, ...status } = vm.status ?? {};
  return {
    ...vm,
    status: stateChangeRequests.length > 0 ? { ...status, stateChangeRequests } : status,
  };
};

/** An instance whose VM is gone goes too, as the garbage collector has it. */
const isOrphan = ({ vm }: Machine, vmi: VirtualMachineInstance): boolean => {
  const owner = vmi.metadata.ownerReferences?.find(({ kind }) => kind === 'VirtualMachine');
  return owner !== undefined && owner.uid !== vm?.metadata.uid;
};

/** Starts and stops the instance of a VM as its run strategy and requests want it. */
export const runController: Controller = (machine: Machine, world: World): Change[] => {
  const { vm, vmi } = machine;
  if (vmi && isOrphan(machine, vmi)) {
    return isDeleting(vmi) ? [] : [{ put: marked(vmi, world.now) }];
  }
  if (!vm) return [];
  const request = firstRequest(vm);
  if (request && isDone(request, vmi)) {
    return [{ put: withRequests(vm, (vm.status?.stateChangeRequests ?? []).slice(1)) }];
  }
  if (vmi && isDeleting(vmi)) return [];
  switch (wishOf(vm, vmi)) {
    case 'start': {
      if (!areVolumesReady(machine, vm)) return [];
      const created = instanceOf(vm, world);
      return [
        { put: created },
        {
          event: {
            about: vm,
            type: 'Normal',
            reason: 'SuccessfulCreate',
            message: `Started the virtual machine by creating the new virtual machine instance ${vm.metadata.name}`,
            source: 'virtualmachine-controller',
          },
        },
      ];
    }
    case 'restart':
      // The instance is deleted and a start requested at once.
      return vmi
        ? [{ put: withRequests(vm, [{ action: 'Start' }]) }, { put: marked(vmi, world.now) }]
        : [];
    case 'stop':
      return vmi
        ? [
            { put: marked(vmi, world.now) },
            {
              event: {
                about: vm,
                type: 'Normal',
                reason: 'SuccessfulDelete',
                message: `Stopped the virtual machine by deleting the virtual machine instance ${vmi.metadata.uid ?? ''}`,
                source: 'virtualmachine-controller',
              },
            },
          ]
        : [];
    default:
      return [];
  }
};
