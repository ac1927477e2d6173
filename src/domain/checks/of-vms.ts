import type { Finding } from '../findings/finding';
import { objectKeyOf } from '../findings/order';
import { inOwnRoom, inRooms } from '../findings/rooms';
import { addressProblemsOf } from '../addresses/problems';
import { networkFindings } from './of-networks';
import { checkMeshes } from '../mesh/check';
import { viewOf } from '../vm/interfaces/view';
import { checkState } from '../vm/lifecycle/check-state';
import { checkMigrations } from '../vm/migration/check';
import { sizeRules } from '../vm/rules/check-sizes';
import { vmRules } from '../vm/rules/check-vm';
import { runRules, type ReadVm } from '../vm/rules/checked';
import { checkCollisions } from '../vm/rules/collisions';
import { readVmsOf } from '../vm/rules/read-vms';
import { derived, derivedOf, type World } from '../world/world';

const checkRunning = derivedOf((world, { kind, object, vmi }: ReadVm): Finding[] =>
  inOwnRoom(object, () => {
    const view = viewOf(world, kind === 'VirtualMachine' ? object : undefined, vmi);
    return [...checkState(view).map(({ finding }) => finding), ...checkMigrations(view)];
  }),
);

const checkSpec = derivedOf((_world, vm: ReadVm): Finding[] =>
  inOwnRoom(vm.object, () => runRules(vm, [...vmRules, ...sizeRules])),
);

/** Checks one VM by itself, so that `checkVms` finds it done. */
export const checkOneVm = (world: World, vm: ReadVm): void => {
  checkSpec(world, vm);
  checkRunning(world, vm);
};

/**
 * Of networks that VMs use, what the rules about networks do not say themselves, as on a node that
 * takes no VMs at the moment: each code once for each object.
 */
const ofOthers = (world: World, findings: readonly Finding[]): Finding[] => {
  const keyOfFinding = ({ code, object }: Finding): string => `${code} ${objectKeyOf(object)}`;
  const said = new Set(networkFindings(world).map(keyOfFinding));
  return findings.filter((finding) => {
    const key = keyOfFinding(finding);
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
};

const isOfVm = ({ object: { kind } }: Finding): boolean =>
  kind === 'VirtualMachine' || kind === 'VirtualMachineInstance';

/**
 * What can be said of the VMs of a world: their specs, also seen together, and what they have
 * of them where they run, or will have. VMs that are being deleted are passed over. Runs once for each world.
 */
export const checkVms = derived((world: World): Finding[] => {
  const running = inRooms(world, [
    (around) => readVmsOf(around).flatMap((vm) => checkRunning(vm.world, vm)),
  ]);
  return [
    ...inRooms(world, [
      (around) => readVmsOf(around).flatMap((vm) => checkSpec(vm.world, vm)),
      (around) => checkCollisions(readVmsOf(around)),
      (around) => addressProblemsOf(around).map(({ finding }) => finding),
      checkMeshes,
    ]),
    ...running.filter(isOfVm),
    ...ofOthers(
      world,
      running.filter((finding) => !isOfVm(finding)),
    ),
  ];
});
