import { useDeferredValue } from 'react';
import type { KindName } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import { completeWorld, useWorld, type Gap } from '../../k8s/useWorld';

/** What decides about many VMs; no pods, of which all namespaces together have too many. */
const IN_CLUSTER: readonly KindName[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'NetworkAttachmentDefinition',
  'UserDefinedNetwork',
  'ClusterUserDefinedNetwork',
  'Namespace',
  'KubeVirt',
  'HyperConverged',
];

/** Only pods tell whether a VM was started by a KubeVirt that cannot unplug interfaces. */
const IN_NAMESPACE: readonly KindName[] = [...IN_CLUSTER, 'Pod'];

const NO_GAPS: readonly Gap[] = [];

/** The VMs of a namespace, or of all, with what is needed to change them together. */
export const useBulkWorld = (
  namespace: string | undefined,
): { world: World | undefined; gaps: readonly Gap[] } => {
  const kinds = namespace === undefined ? IN_CLUSTER : IN_NAMESPACE;
  // A choice among half of the VMs would leave the others out unseen.
  const read = completeWorld(useWorld(kinds, namespace));
  const world = useDeferredValue(read?.world);
  return { world, gaps: read?.gaps ?? NO_GAPS };
};
