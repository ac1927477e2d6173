import { useMemo } from 'react';
import { textAt } from '../../../domain/core/resource';
import type { BulkCandidate } from '../../../domain/vm/change/bulk';
import { attachInOwn, candidatesInEach, plansOf } from '../../../domain/vm/change/bulk-networks';
import type { BulkPlan } from '../../../domain/vm/change/bulk-plan';
import { withObjects } from '../../../domain/world/with-objects';
import { keyOf, type World } from '../../../domain/world/world';
import type { Gap } from '../../../k8s/useWorld';
import { useBulkWorld } from '../../../ui/vms/useBulkWorld';
import type { Connect } from './useConnect';

/** The VMs of the projects of a plan. */
export interface PlannedVms {
  /** What there is. */
  now: World;
  /** What there will be once the networks are made. */
  planned: World;
  gaps: readonly Gap[];
  candidates: readonly BulkCandidate[];
  /** Those that were chosen. */
  chosen: readonly BulkCandidate[];
  /** What is done with each of them that can be connected. */
  plans: readonly BulkPlan[];
  /** The network as messages call it. */
  network: string;
}

/** The VMs of a plan; undefined while they are being read. */
export const useVms = ({ draft: { draft, vmNads } }: Connect): PlannedVms | undefined => {
  const [project, ...others] = draft.projects;
  // Who may not list the VMs of all projects can those of one.
  const { world: now, gaps } = useBulkWorld(others.length === 0 ? project : undefined);
  const keys = draft.vms.join();
  return useMemo(() => {
    if (!now) return undefined;
    const planned = withObjects(now, vmNads);
    const candidates = candidatesInEach(planned, vmNads);
    const wanted = new Set(keys.split(','));
    const chosen = candidates.filter(({ key }) => wanted.has(key));
    const [first] = vmNads;
    const name = textAt(first, 'metadata', 'name') ?? '';
    return {
      now,
      planned,
      gaps,
      candidates,
      chosen,
      plans: plansOf(planned, chosen, (vm) => attachInOwn(planned, vmNads, vm)),
      network: vmNads.length === 1 ? keyOf(textAt(first, 'metadata', 'namespace'), name) : name,
    };
  }, [now, gaps, vmNads, keys]);
};
