import type { Finding } from '../findings/types';
import type { KubernetesResource } from '../resource';
import { kindNameOf } from '../world/kinds';
import { derived, worldOf, type World } from '../world/world';
import { checkState } from './check-state';
import { checkBindings } from './rules/bindings';
import { readVm, runRules, type CheckedVm, type ReadVm } from './rules/checked';
import { readVmsOf } from './rules/read-vms';
import { checkCollisions, collisionsOf } from './rules/collisions';
import { checkFields } from './rules/fields';
import { checkLayout } from './rules/layout';
import { checkMacs } from './rules/macs';
import { checkPairing } from './rules/pairing';
import { checkMesh, checkPorts } from './rules/ports';
import { checkAddresses } from './rules/addresses';
import { checkPrimaryNetwork, checkReferences } from './rules/references';
import { checkVmShapes } from './rules/shapes';
import { viewOf } from './view';

const rules: readonly ((vm: CheckedVm) => void)[] = [
  checkLayout,
  checkVmShapes,
  checkPairing,
  checkBindings,
  checkFields,
  checkMacs,
  checkPorts,
  checkMesh,
  checkReferences,
  checkPrimaryNetwork,
  checkAddresses,
];

/**
 * What can be said of one VM, or of an instance without VM, by its spec, the networks that it refers
 * to and, with its MAC addresses, the other VMs. Takes any value and never throws; values of other
 * kinds have no findings. The object need not be the one of the world: it may be an edited one.
 */
export const checkVm = (world: World, object: KubernetesResource): Finding[] => {
  const kind = kindNameOf(object.apiVersion, object.kind);
  if (kind !== 'VirtualMachine' && kind !== 'VirtualMachineInstance') return [];
  const vm = readVm(world, object, kind);
  return [...runRules(vm, rules), ...collisionsOf(vm)];
};

/** The same for a VM of which nothing else is known. */
export const checkVmAlone = (object: KubernetesResource): Finding[] =>
  checkVm(worldOf([object]), object);

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
    ...vms.flatMap((vm) => runRules(vm, rules)),
    ...checkCollisions(vms),
    ...vms.flatMap(checkRunning),
  ];
});
