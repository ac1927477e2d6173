import type { KindName } from '../../domain/world/kinds';
import { useWorld, type WorldState } from '../../k8s/useWorld';

/** Policies of nmstate, what nodes say of them, and the networks that stand on what they make. */
export const AROUND_POLICIES: readonly KindName[] = [
  'NodeNetworkConfigurationPolicy',
  'NodeNetworkConfigurationEnactment',
  'NodeNetworkState',
  'Node',
  'NetworkAttachmentDefinition',
];

/** The world of `AROUND_POLICIES`, for pages that show nothing of VMs. */
export const useNodeWorld = (): WorldState => useWorld(AROUND_POLICIES, undefined);
