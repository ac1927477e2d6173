import type { KindName } from '../../../domain/world/kinds';
import { useWorld, type WorldState } from '../../../k8s/useWorld';

/** What a cluster for DPDK is made of, and what says how VMs leave a node. */
const AROUND: readonly KindName[] = [
  'PerformanceProfile',
  'MachineConfigPool',
  'Node',
  'NodeResourceTopology',
  'NodeNetworkState',
  'ClusterOperator',
  'CustomResourceDefinition',
  'HyperConverged',
  'KubeVirt',
  'SriovNetwork',
  'SriovNetworkNodePolicy',
  'SriovNetworkNodeState',
  'SriovOperatorConfig',
  'Namespace',
  'NetworkAttachmentDefinition',
  'VirtualMachine',
  'VirtualMachineInstance',
];

const NEEDED_FOR_DRAIN: readonly KindName[] = [
  ...AROUND,
  'MigrationPolicy',
  'VirtualMachineInstanceMigration',
];

export const useClusterWorld = (): WorldState => useWorld(AROUND, undefined);

/** The same with what tells which VMs leave their nodes and which do not. */
export const useRestartWorld = (): WorldState => useWorld(NEEDED_FOR_DRAIN, undefined);
