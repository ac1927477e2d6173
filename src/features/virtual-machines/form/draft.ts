import type { KubernetesResource } from '../../../domain/core/resource';
import { changeContextOf } from '../../../domain/vm/change/change-effect';
import { changeVm, type InterfaceChange } from '../../../domain/vm/change/interface-change';
import type { VmWorld } from '../useVmWorld';
import { sourcesOf } from './ChangeReview';

/** A VM that is not stored yet with a change of one of its interfaces. */
export const changedDraft = (
  vm: KubernetesResource,
  vmWorld: VmWorld,
  change: InterfaceChange,
): KubernetesResource => changeVm(vm, change, changeContextOf(sourcesOf(vm, vmWorld))).vm;
