import type { KindName } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import { completeWorld, useWorld } from '../../k8s/useWorld';
import { AROUND_POLICIES } from './useNodeWorld';

const AROUND: readonly KindName[] = [
  ...AROUND_POLICIES,
  'VirtualMachine',
  'VirtualMachineInstance',
  'HyperConverged',
  'ForkliftNetworkMap',
  'ForkliftPlan',
];

/** What a change of a policy is judged by: nodes, networks and VMs; undefined while that is being read. */
export const usePolicyWorld = (): World | undefined =>
  completeWorld(useWorld(AROUND, undefined))?.world;
