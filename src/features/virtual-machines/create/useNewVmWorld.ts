import { useMemo } from 'react';
import type { KindName } from '../../../domain/world/kinds';
import { worldOf, type World } from '../../../domain/world/world';
import { useCheckedWorld } from '../../../k8s/useCheckedWorld';
import type { Gap } from '../../../k8s/useWorld';

/** What a new VM can be made of beside what rules about VMs ask for. */
const SOURCES: readonly KindName[] = [
  'DataSource',
  'PersistentVolumeClaim',
  'VirtualMachineClusterInstancetype',
  'VirtualMachineInstancetype',
  'VirtualMachineClusterPreference',
  'VirtualMachinePreference',
];

const NO_GAPS: readonly Gap[] = [];
const NOTHING = worldOf([], {});

export interface NewVmWorld {
  /** Holds nothing before it is known. */
  world: World;
  gaps: readonly Gap[];
  isLoaded: boolean;
  isComing: boolean;
}

/** What is around a VM that is to be created in a namespace; nothing as long as there is none. */
export const useNewVmWorld = (namespace: string): NewVmWorld => {
  const state = useCheckedWorld(
    namespace === '' ? undefined : namespace,
    SOURCES,
    namespace === '',
  );
  return useMemo(
    () =>
      state.state === 'ready'
        ? {
            world: state.world,
            gaps: state.gaps,
            isLoaded: true,
            isComing: state.progress !== undefined,
          }
        : { world: NOTHING, gaps: NO_GAPS, isLoaded: false, isComing: false },
    [state],
  );
};
