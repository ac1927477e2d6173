import type { World } from '../../world/world';
import { evacuationOf, type Evacuee } from './evacuation';
import { readinessRowsOf } from './readiness';

/** A node that is emptied before something is done with it. */
export interface EmptiedNode {
  node: string;
  /** What becomes of the VMs that run on it now. */
  evacuees: readonly Evacuee[];
}

/** What becomes of the VMs on some nodes that are emptied one after the other. */
export const emptiedNodes = (world: World, names: readonly string[]): EmptiedNode[] => {
  if (names.length === 0) return [];
  const rows = readinessRowsOf(world);
  return names.map((node) => ({ node, evacuees: evacuationOf(world, rows, node) }));
};
