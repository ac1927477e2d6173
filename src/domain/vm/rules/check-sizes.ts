import { inOwnRoom } from '../../findings/rooms';
import type { KubernetesResource } from '../../core/resource';
import type { Finding } from '../../findings/finding';
import { kindNameOf } from '../../world/kinds';
import type { World } from '../../world/world';
import { readVm, runRules, type CheckedVm } from './checked';
import { checkDedicatedCpus } from './dedicated-cpus';
import { checkHugePages } from './huge-pages';
import { checkTuning } from './tuning';

/** What is asked of CPUs, memory and annotations; apart from the rest, as pages about networks do not need it. */
export const sizeRules: readonly ((vm: CheckedVm) => void)[] = [
  checkDedicatedCpus,
  checkHugePages,
  checkTuning,
];

/** The same of one VM, or of an instance without VM. Takes any value and never throws. */
export const checkSizes = (world: World, object: KubernetesResource): Finding[] => {
  const kind = kindNameOf(object.apiVersion, object.kind);
  if (kind !== 'VirtualMachine' && kind !== 'VirtualMachineInstance') return [];
  return inOwnRoom(object, () => runRules(readVm(world, object, kind), sizeRules));
};
