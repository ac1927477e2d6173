import fc from 'fast-check';
import { worldOf } from '../../world/world';
import { latestMigration, migrationObstacle, migrationSteps } from './migration-progress';
import { migrationOf } from '../testing/cluster';
import { podOf, vmiOf } from '../testing/vms';

const shortOf = (migration: unknown): string =>
  migrationSteps(migration)
    .map(({ phase, progress }) => `${phase}:${progress}`)
    .join(' ');

const passing = (...phases: string[]) => ({
  phaseTransitionTimestamps: phases.map((phase) => ({ phase, phaseTransitionTimestamp: 'x' })),
});

describe('steps of a migration', () => {
  it.each([
    [
      migrationOf(undefined),
      'Pending:current Scheduling:ahead Scheduled:ahead PreparingTarget:ahead TargetReady:ahead Running:ahead Succeeded:ahead',
    ],
    [
      migrationOf('Running'),
      'Pending:done Scheduling:done Scheduled:done PreparingTarget:done TargetReady:done Running:current Succeeded:ahead',
    ],
    [
      migrationOf('Succeeded'),
      'Pending:done Scheduling:done Scheduled:done PreparingTarget:done TargetReady:done Running:done Succeeded:done',
    ],
    [
      migrationOf('Failed', { status: passing('Pending', 'Scheduling', 'Failed') }),
      'Pending:done Scheduling:failed Scheduled:ahead PreparingTarget:ahead TargetReady:ahead Running:ahead Succeeded:ahead',
    ],
    [
      migrationOf('Failed'),
      'Pending:failed Scheduling:ahead Scheduled:ahead PreparingTarget:ahead TargetReady:ahead Running:ahead Succeeded:ahead',
    ],
    [
      migrationOf('Synchronizing'),
      'Pending:done Synchronizing:current Scheduling:ahead Scheduled:ahead PreparingTarget:ahead TargetReady:ahead Running:ahead Succeeded:ahead',
    ],
  ])('case %#', (migration, expected) => {
    expect(shortOf(migration)).toBe(expected);
  });

  it('are there for anything', () => {
    fc.assert(fc.property(fc.anything(), (value) => migrationSteps(value).length >= 7));
  });
});

describe('the migration that counts', () => {
  const vmi = vmiOf({ metadata: { creationTimestamp: '2026-01-01T12:00:00Z' } });
  const nameIn = (...migrations: object[]) =>
    latestMigration(worldOf([vmi, ...migrations]), vmi)?.metadata?.name;
  const old = migrationOf('Succeeded', { name: 'old', created: '2026-01-01T13:00:00Z' });
  const failed = migrationOf('Failed', { name: 'failed', created: '2026-01-01T14:00:00Z' });
  const active = migrationOf('Running', { name: 'active', created: '2026-01-01T13:30:00Z' });

  it('is the one under way, else the last one', () => {
    expect(nameIn(old, failed, active)).toBe('active');
    expect(nameIn(old, failed)).toBe('failed');
    expect(nameIn()).toBeUndefined();
  });

  it('is none of a former instance or of another VM', () => {
    expect(nameIn(migrationOf('Failed', { created: '2026-01-01T11:00:00Z' }))).toBeUndefined();
    expect(nameIn({ ...failed, spec: { vmiName: 'other' } })).toBeUndefined();
    expect(latestMigration(worldOf([failed]), undefined)).toBeUndefined();
    const over = { ...vmi, status: { phase: 'Succeeded' } };
    expect(latestMigration(worldOf([over, failed]), over)).toBeUndefined();
  });
});

describe('what keeps a migration from going on', () => {
  const migration = migrationOf('Scheduling', { uid: 'm' });
  const targetWith = (condition: object) => ({
    ...podOf([], {
      name: 'target',
      metadata: {
        labels: {
          'kubevirt.io': 'virt-launcher',
          'kubevirt.io/created-by': 'vmi-uid',
          'kubevirt.io/migrationJobUID': 'm',
        },
      },
    }),
    status: { phase: 'Pending', conditions: [condition] },
  });
  const obstacleIn = (...objects: object[]) =>
    migrationObstacle(worldOf([podOf(), ...objects]), vmiOf(), migration);

  it('is what the scheduler says of its pod', () => {
    const message = '0/4 nodes are available';
    const refused = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message };
    expect(obstacleIn(targetWith(refused))).toBe(message);
    expect(obstacleIn(targetWith({ type: 'PodScheduled', status: 'True' }))).toBeUndefined();
    expect(obstacleIn()).toBeUndefined();
    expect(migrationObstacle(worldOf([]), undefined, migration)).toBeUndefined();
  });
});
