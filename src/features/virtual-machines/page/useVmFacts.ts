import { useMemo } from 'react';
import { addressFindingsOf } from '../../../domain/addresses/problems';
import type { Finding } from '../../../domain/findings/finding';
import type { KubernetesResource } from '../../../domain/core/resource';
import { checkState } from '../../../domain/vm/lifecycle/check-state';
import { checkSizes } from '../../../domain/vm/rules/check-sizes';
import { checkVm } from '../../../domain/vm/rules/check-vm';
import { useVmWorld, type VmWorld } from '../useVmWorld';

/** A VM with everything that rules say of it. */
export interface VmFacts extends VmWorld {
  findings: readonly Finding[];
}

/** Findings of which only the first of several equal ones counts: several steps can give the same. */
const unique = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
];

export const useVmFacts = (vm: KubernetesResource): VmFacts => {
  const vmWorld = useVmWorld(vm);
  return useMemo(() => {
    const { world, view } = vmWorld;
    const running = checkState(view).map(({ finding }) => finding);
    const addresses = addressFindingsOf(world, view.namespace, view.name);
    return {
      ...vmWorld,
      findings: unique([...checkVm(world, vm), ...checkSizes(world, vm), ...running, ...addresses]),
    };
  }, [vmWorld, vm]);
};
