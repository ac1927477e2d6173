import type { KubernetesResource } from '../../../domain/core/resource';
import { changeVm, type InterfaceChange } from '../../../domain/vm/change/interface-change';
import { clusterSettingsOf } from '../../../domain/vm/spec/cluster-settings';
import type { World } from '../../../domain/world/world';

const NOTHING_RUNS = { isRunning: false, hasOrdinalNames: false, running: new Set<string>() };

/** A VM that is not stored yet with a change of one of its interfaces. */
export const changedDraft = (
  world: World,
  vm: KubernetesResource,
  change: InterfaceChange,
): KubernetesResource =>
  changeVm(vm, change, { ...NOTHING_RUNS, settings: clusterSettingsOf(world) }).vm;
