import type { KindName } from '../../domain/world/kinds';
import { useWorld, type WorldState } from '../../k8s/useWorld';

const AROUND: readonly KindName[] = [
  'NodeNetworkConfigurationPolicy',
  'NodeNetworkConfigurationEnactment',
  'NodeNetworkState',
  'Node',
  'NetworkAttachmentDefinition',
];

/** Policies of nmstate, what nodes say of them, and the networks that stand on what they make. */
export const useNodeWorld = (): WorldState => useWorld(AROUND, undefined);
