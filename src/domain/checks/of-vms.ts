import type { Finding } from '../findings/finding';
import { viewOf } from '../vm/interfaces/view';
import { checkState } from '../vm/lifecycle/check-state';
import { vmRules } from '../vm/rules/check-vm';
import { runRules, type ReadVm } from '../vm/rules/checked';
import { checkCollisions } from '../vm/rules/collisions';
import { readVmsOf } from '../vm/rules/read-vms';
import { derived, type World } from '../world/world';

const checkRunning = ({ world, kind, object, vmi }: ReadVm): Finding[] =>
  vmi
    ? checkState(viewOf(world, kind === 'VirtualMachine' ? object : undefined, vmi)).map(
        ({ finding }) => finding,
      )
    : [];

/**
 * What can be said of the VMs of a world: their specs, also seen together, and what running ones have
 * of them. VMs that are being deleted are passed over. Runs once for each world.
 */
export const checkVms = derived((world: World): Finding[] => {
  const vms = readVmsOf(world);
  return [
    ...vms.flatMap((vm) => runRules(vm, vmRules)),
    ...checkCollisions(vms),
    ...vms.flatMap(checkRunning),
  ];
});
