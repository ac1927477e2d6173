import type { KindName } from '../../domain/world/kinds';
import { useWorld, type WorldState } from '../../k8s/useWorld';

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
