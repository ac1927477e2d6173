import { secondsOfTime } from '../core/time';
import { migrationRowsOf, type MigrationRow } from '../vm/migration/history';
import { migrationStageOf, migrationStages, type MigrationStage } from '../vm/migration/stage';
import { derived, type World } from '../world/world';

const HOUR = 3600;
const HOURS = 24;

const rowsOf = derived((world: World): readonly MigrationRow[] => migrationRowsOf(world));

/**
 * Hours that have passed since a migration was asked for, 0 to 23; undefined for one that is older, or
 * whose time is not known. One that a clock ahead of this one wrote counts as of now.
 *
 * @param now time in milliseconds
 */
export const hoursSince = (
  { created }: Pick<MigrationRow, 'created'>,
  now: number,
): number | undefined => {
  const asked = secondsOfTime(created);
  if (asked === undefined) return undefined;
  const hours = Math.floor(Math.max(0, now / 1000 - asked) / HOUR);
  return hours < HOURS ? hours : undefined;
};

export type StageCounts = Readonly<Record<MigrationStage, number>>;

/** Migrations of the last 24 hours. */
export interface LastDay {
  /** How many there are of each stage. */
  counts: StageCounts;
  total: number;
  /** The same for each hour, the present one last; always 24. */
  hours: readonly StageCounts[];
}

const none = (): Record<MigrationStage, number> =>
  Object.fromEntries(migrationStages.map((stage) => [stage, 0])) as Record<MigrationStage, number>;

/**
 * Counts the migrations that were asked for in the last 24 hours.
 *
 * @param now time in milliseconds
 */
export const lastDayOf = (world: World, now: number): LastDay => {
  const counts = none();
  const hours = Array.from({ length: HOURS }, none);
  let total = 0;
  for (const row of rowsOf(world)) {
    const ago = hoursSince(row, now);
    const hour = ago === undefined ? undefined : hours[HOURS - 1 - ago];
    if (!hour) continue;
    const stage = migrationStageOf(row);
    counts[stage] += 1;
    hour[stage] += 1;
    total += 1;
  }
  return { counts, total, hours };
};
