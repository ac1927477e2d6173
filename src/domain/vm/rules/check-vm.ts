import type { Finding } from '../../findings/finding';
import { inOwnRoom } from '../../findings/rooms';
import type { KubernetesResource } from '../../core/resource';
import { kindNameOf } from '../../world/kinds';
import type { World } from '../../world/world';
import { checkBindings } from './bindings';
import { readVm, runRules, type CheckedVm } from './checked';
import { checkCloudInit } from './cloud-init';
import { collisionsOf } from './collisions';
import { checkCpus } from './cpus';
import { checkCredentials } from './credentials';
import { checkFields } from './fields';
import { checkLayout } from './layout';
import { checkMadeOf } from './made-of';
import { checkMacs } from './macs';
import { checkPairing } from './pairing';
import { checkMesh, checkPorts } from './ports';
import { checkAddresses } from './addresses';
import { checkPrimaryNetwork, checkReferences } from './references';
import { checkVmShapes } from './shapes';

/** What is asked of one VM. */
export const vmRules: readonly ((vm: CheckedVm) => void)[] = [
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
  checkCloudInit,
  checkCredentials,
  checkCpus,
  checkMadeOf,
];

/**
 * What can be said of one VM, or of an instance without VM, by its spec, the networks that it refers
 * to and, with its MAC addresses, the other VMs. Takes any value and never throws; values of other
 * kinds have no findings. The object need not be the one of the world: it may be an edited one.
 */
export const checkVm = (world: World, object: KubernetesResource): Finding[] => {
  const kind = kindNameOf(object.apiVersion, object.kind);
  if (kind !== 'VirtualMachine' && kind !== 'VirtualMachineInstance') return [];
  return inOwnRoom(object, () => {
    const vm = readVm(world, object, kind);
    return [...runRules(vm, vmRules), ...collisionsOf(vm)];
  });
};
