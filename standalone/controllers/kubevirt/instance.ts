import type { World } from '../world.ts';
import { FINALIZER, inPhase } from './phases.ts';
import type { KubeVirtSettings } from './settings.ts';
import { interfacesOf, networksOf, withInterfaces } from './spec.ts';
import type { InstanceSpec, VirtualMachine, VirtualMachineInstance } from './types.ts';

const DEFAULT_NETWORK = 'default';

/**
 * The spec with the interface on the pod network that KubeVirt adds where there is none. Source:
 * KubeVirt pkg/defaults, SetDefaultNetworkInterface.
 */
export const withDefaultInterface = (
  spec: InstanceSpec,
  { defaultBinding }: KubeVirtSettings,
): InstanceSpec => {
  const has = interfacesOf(spec).length > 0 || networksOf(spec).length > 0;
  if (has || spec.domain.devices.autoattachPodInterface === false) return spec;
  return withInterfaces(
    spec,
    [{ name: DEFAULT_NETWORK, [defaultBinding]: {} }],
    [{ name: DEFAULT_NETWORK, pod: {} }],
  );
};

/** The instance that a VM is started with, as virt-controller creates it. */
export const instanceOf = (vm: VirtualMachine, world: World): VirtualMachineInstance => {
  const { name, namespace, uid = '', generation = 1 } = vm.metadata;
  const { template } = vm.spec;
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
    spec: withDefaultInterface(template.spec, world.settings()),
    status: {
      conditions: [],
      virtualMachineRevisionName: `revision-start-vm-${uid}-${generation}`,
    },
  };
  return inPhase(instance, 'Pending', world.now);
};
