import { isGoing } from '../../nad/living';
import { listAt, textAt, type KubernetesResource } from '../../core/resource';
import { derived, type World } from '../../world/world';
import { readVm, type ReadVm } from './checked';

const isOwnedByVm = (vmi: KubernetesResource): boolean =>
  listAt(vmi, 'metadata', 'ownerReferences').some(
    (owner) => textAt(owner, 'kind') === 'VirtualMachine',
  );

const hasVm = (world: World, vmi: KubernetesResource): boolean =>
  isOwnedByVm(vmi) ||
  world.find(
    'VirtualMachine',
    textAt(vmi, 'metadata', 'name') ?? '',
    textAt(vmi, 'metadata', 'namespace'),
  ) !== undefined;

/** The VMs of a world, and the instances without VM, as rules look at them; not those being deleted. */
export const readVmsOf = derived((world: World): readonly ReadVm[] => {
  const isStaying = (object: KubernetesResource): boolean => !isGoing(world, object);
  const vms = world.list('VirtualMachine').filter(isStaying);
  const instances = world
    .list('VirtualMachineInstance')
    .filter((vmi) => isStaying(vmi) && !hasVm(world, vmi));
  return [
    ...vms.map((vm) => readVm(world, vm, 'VirtualMachine')),
    ...instances.map((vmi) => readVm(world, vmi, 'VirtualMachineInstance')),
  ];
});
