import { operatorNamespaceOf, USUAL_NAMESPACE } from '../../domain/sriov/types';
import type { KindName } from '../../domain/world/kinds';
import { completeWorld, useWorld, type WorldState } from '../../k8s/useWorld';

/** Everything of the SR-IOV operator, the nodes that it is about, and the VMs that use it. */
export const AROUND_SRIOV: readonly KindName[] = [
  'SriovNetwork',
  'SriovNetworkNodePolicy',
  'SriovNetworkNodeState',
  'SriovNetworkPoolConfig',
  'SriovOperatorConfig',
  'Node',
  'NodeNetworkState',
  'Namespace',
  'NetworkAttachmentDefinition',
  'VirtualMachine',
  'VirtualMachineInstance',
];

export const useSriovWorld = (): WorldState => useWorld(AROUND_SRIOV, undefined);

/** What tells where the operator is. */
const OF_OPERATOR: readonly KindName[] = ['SriovOperatorConfig', 'SriovNetworkNodeState'];

/** The namespace of the operator, the usual one where it cannot be told; undefined while it is read. */
export const useOperatorNamespace = (): string | undefined => {
  const read = completeWorld(useWorld(OF_OPERATOR, undefined));
  return read && (operatorNamespaceOf(read.world) ?? USUAL_NAMESPACE);
};
