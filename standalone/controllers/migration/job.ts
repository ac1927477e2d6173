import type { Migration, Pod, VirtualMachineInstance } from '../kubevirt/types.ts';
import { targetPodOf } from '../pod/find.ts';
import type { Machine, World } from '../world.ts';

/** A migration at work: the machine's objects that it concerns. */
export interface Job {
  machine: Machine;
  vmi: VirtualMachineInstance;
  migration: Migration;
  target: Pod | undefined;
  world: World;
}

export const jobOf = (
  machine: Machine,
  vmi: VirtualMachineInstance,
  migration: Migration,
  world: World,
): Job => ({ machine, vmi, migration, target: targetPodOf(machine, vmi, migration), world });
