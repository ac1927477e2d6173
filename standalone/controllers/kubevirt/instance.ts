import type { World } from '../world.ts';
import { expanded } from './expand.ts';
import { withDefaultInterface } from './instance-defaults.ts';
import { FINALIZER, inPhase } from './phases.ts';
import type { VirtualMachine, VirtualMachineInstance } from './types.ts';

/** The instance that a VM is started with, as virt-controller creates it. */
export const instanceOf = (vm: VirtualMachine, world: World): VirtualMachineInstance => {
  const { name, namespace, uid = '', generation = 1 } = vm.metadata;
  const { template } = vm.spec;
  const settings = world.settings();
  const instance: VirtualMachineInstance = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      labels: { ...template.metadata?.labels },
      annotations: {
        ...template.metadata?.annotations,
        'kubevirt.io/latest-observed-api-version': 'v1',
        'kubevirt.io/storage-observed-api-version': 'v1',
        'kubevirt.io/vm-generation': String(generation),
      },
      finalizers: [FINALIZER],
      ownerReferences: [
        {
          apiVersion: vm.apiVersion,
          kind: vm.kind,
          name,
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: withDefaultInterface(expanded(vm, template.spec, world.find, settings), settings),
    status: {
      conditions: [],
      virtualMachineRevisionName: `revision-start-vm-${uid}-${generation}`,
    },
  };
  return inPhase(instance, 'Pending', world.now);
};
