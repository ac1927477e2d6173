import { useDeferredValue, useMemo } from 'react';
import type { KubernetesResource } from '../../domain/core/resource';
import { textAt } from '../../domain/core/resource';
import { viewOf, type VmView } from '../../domain/vm/interfaces/view';
import { worldOf, type World } from '../../domain/world/world';
import { useCheckedWorld } from '../../k8s/useCheckedWorld';
import type { Gap } from '../../k8s/useWorld';

/** A VM with its running instance and everything around it that rules reason from. */
export interface VmWorld {
  world: World;
  vm: KubernetesResource;
  vmi: KubernetesResource | undefined;
  view: VmView;
  /** Before, the world holds nothing but the VM, or not yet its instance. */
  isLoaded: boolean;
  /** Whether lists are still coming, so that nothing follows from what is not in the world. */
  isComing: boolean;
  gaps: readonly Gap[];
}

const NO_GAPS: readonly Gap[] = [];

/**
 * Watches what surrounds a VM. The VM itself is the one that is given: the page that shows it may
 * know a newer state of it.
 */
export const useVmWorld = (vm: KubernetesResource): VmWorld => {
  const namespace = textAt(vm, 'metadata', 'namespace') ?? '';
  const name = textAt(vm, 'metadata', 'name') ?? '';
  const state = useCheckedWorld(namespace);
  const read = state.state === 'ready' ? state.world : undefined;
  // Other VMs of the namespace change often; what the user does on the page must not wait for them.
  const settled = useDeferredValue(read);
  const gaps = state.state === 'ready' ? state.gaps : NO_GAPS;
  const isComing = state.state === 'ready' && state.progress !== undefined;
  return useMemo(() => {
    const world = settled ?? worldOf([vm], {});
    const vmi = world.find('VirtualMachineInstance', name, namespace);
    const isLoaded = settled !== undefined && (vmi !== undefined || !isComing);
    return { world, vm, vmi, view: viewOf(world, vm, vmi), isLoaded, isComing, gaps };
  }, [settled, gaps, isComing, vm, name, namespace]);
};
