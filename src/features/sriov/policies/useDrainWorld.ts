import type { KindName } from '../../../domain/world/kinds';
import type { World } from '../../../domain/world/world';
import { completeWorld, useWorld } from '../../../k8s/useWorld';
import { AROUND_SRIOV } from '../useSriovWorld';

/** All of SR-IOV, and what says how VMs leave a node. */
const AROUND: readonly KindName[] = [
  ...AROUND_SRIOV,
  'KubeVirt',
  'HyperConverged',
  'MigrationPolicy',
  'VirtualMachineInstanceMigration',
];

/** What tells which nodes a policy empties and what becomes of their VMs; undefined while it is read. */
export const useDrainWorld = (): World | undefined =>
  completeWorld(useWorld(AROUND, undefined))?.world;
