import { useDeferredValue, useMemo } from 'react';
import { addressFindingsOf } from '../../../domain/addresses/problems';
import type { Finding } from '../../../domain/findings/finding';
import type { KubernetesResource } from '../../../domain/core/resource';
import { checkState } from '../../../domain/vm/lifecycle/check-state';
import { checkVm } from '../../../domain/vm/rules/check-vm';
import { viewOf } from '../../../domain/vm/interfaces/view';
import { vmRowsOf, type VmRow } from '../../../domain/vm/lifecycle/vm-rows';
import type { KindName } from '../../../domain/world/kinds';
import { derived, worldOf, type World } from '../../../domain/world/world';
import type { Progress } from '../../../k8s/completeness';
import type { ReadyList } from '../../../k8s/useWatch';
import { useWorld, type Gap, type OwnList } from '../../../k8s/useWorld';

/** What a list of VMs is made of and what rules about single VMs ask for; no pods, of which there are too many. */
const LISTED: readonly KindName[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'NetworkAttachmentDefinition',
  'UserDefinedNetwork',
  'ClusterUserDefinedNetwork',
  'Namespace',
  'Node',
  'NodeNetworkState',
  'KubeVirt',
  'HyperConverged',
  'CustomResourceDefinition',
];

const NONE: readonly KindName[] = [];
const NO_GAPS: readonly Gap[] = [];
const EMPTY = worldOf([], {});

export interface VmList {
  rows: readonly VmRow[];
  world: World;
  gaps: readonly Gap[];
  /** Whether what surrounds the VMs has been read, too. */
  isComplete: boolean;
  /** How far what surrounds the VMs has come, if it comes in pages. */
  progress: Progress | undefined;
}

/** Rows for VMs with what their instances report, as far as that is known already. */
export const useVmList = (
  { data: vms, progress: coming, stale }: ReadyList<KubernetesResource>,
  namespace: string | undefined,
): VmList => {
  const own = useMemo(
    (): OwnList => ({ kind: 'VirtualMachine', namespace, objects: vms, progress: coming, stale }),
    [namespace, vms, coming, stale],
  );
  const state = useWorld(LISTED, namespace, NONE, own);
  const read = state.state === 'ready' ? state.world : undefined;
  const progress = state.state === 'ready' ? state.progress : undefined;
  const settled = useDeferredValue(read);
  const world = settled ?? EMPTY;
  const rows = useMemo(() => vmRowsOf(world, vms), [world, vms]);
  return {
    rows,
    world,
    gaps: state.state === 'ready' ? state.gaps : NO_GAPS,
    // An instance that has not come yet would make a running VM look stopped.
    isComplete: settled !== undefined && progress === undefined,
    progress,
  };
};

const remembered = derived((_world: World) => new WeakMap<VmRow, readonly Finding[]>());

/** Findings on a VM and on how it runs. Asked for the rows of one page only, and each once. */
export const findingsOfRow = (world: World, row: VmRow): readonly Finding[] => {
  const known = remembered(world);
  let findings = known.get(row);
  if (!findings) {
    const { vm, vmi } = row;
    const running = checkState(viewOf(world, vm, vmi)).map(({ finding }) => finding);
    const addresses = addressFindingsOf(world, row.namespace, row.name);
    known.set(row, (findings = [...checkVm(world, vm), ...running, ...addresses]));
  }
  return findings;
};
