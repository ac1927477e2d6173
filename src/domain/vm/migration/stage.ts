import type { MigrationRow } from './history';

/** Where migrations stand, as they are counted and filtered. */
export const migrationStages = ['failed', 'running', 'waiting', 'succeeded', 'cancelled'] as const;
export type MigrationStage = (typeof migrationStages)[number];

/** Where a migration stands. One that somebody cancelled has not failed. */
export const migrationStageOf = ({
  phase,
  isOver,
  failure,
}: Pick<MigrationRow, 'phase' | 'isOver' | 'failure'>): MigrationStage => {
  if (failure?.cause === 'cancelled') return 'cancelled';
  if (isOver) return phase === 'Succeeded' ? 'succeeded' : 'failed';
  return phase === 'Pending' ? 'waiting' : 'running';
};
