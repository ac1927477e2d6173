import fc from 'fast-check';
import { worldOf } from '../world/world';
import { migrationStages } from '../vm/migration/stage';
import { hoursSince, lastDayOf } from './migrations';

const NOW = Date.parse('2026-02-02T12:00:00Z');
const HOUR_MS = 3_600_000;

const created = (ms: number) => new Date(NOW - ms).toISOString().replace('.000', '');

const migration = (name: string, ago: number, phase: string) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstanceMigration',
  metadata: { namespace: 'shop', name, uid: name, creationTimestamp: created(ago) },
  spec: { vmiName: 'vm' },
  status: { phase },
});

describe('migrations of the last 24 hours', () => {
  it('are counted by stage and by hour, and older ones not at all', () => {
    const day = lastDayOf(
      worldOf(
        [
          migration('now', 60_000, 'Running'),
          migration('failed', 3 * HOUR_MS, 'Failed'),
          migration('done', 3 * HOUR_MS, 'Succeeded'),
          migration('just', 24 * HOUR_MS - 1000, 'Succeeded'),
          migration('old', 24 * HOUR_MS, 'Failed'),
        ],
        {},
      ),
      NOW,
    );
    expect(day.total).toBe(4);
    expect(day.counts).toEqual({ failed: 1, running: 1, waiting: 0, succeeded: 2, cancelled: 0 });
    expect(day.hours).toHaveLength(24);
    expect(day.hours[23]).toMatchObject({ running: 1 });
    expect(day.hours[20]).toMatchObject({ failed: 1, succeeded: 1 });
    expect(day.hours[0]).toMatchObject({ succeeded: 1 });
  });

  it('know no hour without a time, and put a clock ahead to the present', () => {
    expect(hoursSince({ created: undefined }, NOW)).toBeUndefined();
    expect(hoursSince({ created: 'soon' }, NOW)).toBeUndefined();
    expect(hoursSince({ created: created(-HOUR_MS) }, NOW)).toBe(0);
  });

  it('add up: hours to stages, and stages to all', () => {
    const anyMigration = fc.record({
      ago: fc.integer({ min: -2 * HOUR_MS, max: 30 * HOUR_MS }).map((ms) => ms - (ms % 1000)),
      phase: fc.constantFrom('Pending', 'Running', 'Succeeded', 'Failed'),
    });
    fc.assert(
      fc.property(fc.array(anyMigration, { maxLength: 20 }), (all) => {
        const objects = all.map(({ ago, phase }, index) => migration(`m-${index}`, ago, phase));
        const { counts, total, hours } = lastDayOf(worldOf(objects, {}), NOW);
        for (const stage of migrationStages) {
          expect(hours.reduce((sum, hour) => sum + hour[stage], 0)).toBe(counts[stage]);
        }
        expect(migrationStages.reduce((sum, stage) => sum + counts[stage], 0)).toBe(total);
        expect(total).toBe(all.filter(({ ago }) => ago < 24 * HOUR_MS).length);
      }),
    );
  });
});
