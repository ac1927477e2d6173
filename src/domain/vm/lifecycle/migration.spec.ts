import {
  failureReasonOf,
  isFinal,
  migrateRefusal,
  migrationPhaseLabel,
  migrationPhaseOf,
  migrationPhases,
  migrationProof,
  newMigration,
} from './migration';
import { migrationOf } from '../testing/cluster';
import { conditions, vmiOf } from '../testing/vms';

describe('phases of a migration', () => {
  it('have a text each, and end in one of two', () => {
    expect(new Set(migrationPhases.map(migrationPhaseLabel)).size).toBe(migrationPhases.length);
    expect(migrationPhases.filter((phase) => isFinal(migrationOf(phase)))).toEqual([
      'Succeeded',
      'Failed',
    ]);
  });

  it.each([
    [migrationOf('Running'), 'Running'],
    [migrationOf(undefined), 'Pending'],
    [migrationOf('Unheard'), 'Pending'],
    [null, 'Pending'],
  ])('are read from the status', (migration, expected) => {
    expect(migrationPhaseOf(migration)).toBe(expected);
  });
});

describe('failureReasonOf', () => {
  const failed = vmiOf({
    status: { migrationState: { migrationUid: 'm', failureReason: 'of vmi' } },
  });

  it('takes the words of the migration, else those of the instance', () => {
    const own = migrationOf('Failed', { status: { migrationState: { failureReason: 'own' } } });
    expect(failureReasonOf(own, failed)).toBe('own');
    expect(failureReasonOf(migrationOf('Failed', { uid: 'm' }), failed)).toBe('of vmi');
    const told = migrationOf('Failed', {
      status: { conditions: [{ type: 'Failed', status: 'True', message: 'by condition' }] },
    });
    expect(failureReasonOf(told)).toBe('by condition');
  });

  it('takes nothing of another migration, or of one that did not fail', () => {
    expect(failureReasonOf(migrationOf('Failed', { uid: 'other' }), failed)).toBeUndefined();
    expect(failureReasonOf(migrationOf('Succeeded', { uid: 'm' }), failed)).toBeUndefined();
  });
});

describe('migrationProof', () => {
  const state = {
    migrationUid: 'm',
    completed: true,
    targetNode: 'node-1',
    targetNodeAddress: '10.200.5.2',
  };
  const vmi = (changes: object = {}) =>
    vmiOf({ status: { migrationState: { ...state, ...changes } } });

  it('is what the instance says after its migration', () => {
    expect(migrationProof(vmi(), migrationOf('Succeeded', { uid: 'm' }))).toEqual({
      isCompleted: true,
      hasArrived: true,
      targetNode: 'node-1',
      targetNodeAddress: '10.200.5.2',
    });
  });

  it.each([
    ['a failed one', { failed: true }, 'm'],
    ['one under way', { completed: undefined }, 'm'],
    ['another one', {}, 'other'],
  ])('is not there for %s', (_title, changes, uid) => {
    expect(migrationProof(vmi(changes), migrationOf('Succeeded', { uid })).isCompleted).toBe(false);
  });

  it('does not take another node for the target', () => {
    expect(migrationProof(vmi({ targetNode: 'node-2' }))).toMatchObject({
      isCompleted: true,
      hasArrived: false,
    });
    expect(migrationProof(undefined).isCompleted).toBe(false);
  });
});

describe('newMigration', () => {
  it('names the instance', () => {
    expect(newMigration(vmiOf({ name: 'web' }))).toEqual({
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstanceMigration',
      metadata: { generateName: 'web-migration-', namespace: 'default' },
      spec: { vmiName: 'web' },
    });
  });

  it('asks for a node by the label that nodes have', () => {
    expect(newMigration(vmiOf({ name: 'web' }), { hostname: 'worker-1' }).spec).toEqual({
      vmiName: 'web',
      addedNodeSelector: { 'kubernetes.io/hostname': 'worker-1' },
    });
  });

  it('keeps a long name short enough', () => {
    const name = newMigration(vmiOf({ name: 'x'.repeat(63) })).metadata?.generateName ?? '';
    expect(name.length).toBeLessThanOrEqual(58);
  });
});

describe('migrateRefusal', () => {
  const other = migrationOf('Running', { vmi: 'other' });

  it.each([
    ['runs', vmiOf(), [other, migrationOf('Succeeded'), migrationOf('Failed')]],
    ['is paused', vmiOf({ status: { conditions: conditions(['Paused', 'True']) } }), []],
    ['does not say whether it can', vmiOf({ status: { conditions: [] } }), []],
  ])('lets a VM migrate that %s', (_title, vmi, migrations) => {
    expect(migrateRefusal(vmi, migrations)).toBeUndefined();
  });

  it.each([
    ['is stopped', undefined, [], {}],
    ['starts', vmiOf({ status: { phase: 'Scheduling' } }), [], {}],
    ['migrates already', vmiOf(), [migrationOf('Running', { name: 'now' })], { name: 'now' }],
    ['is about to', vmiOf(), [migrationOf(undefined, { name: 'now' })], { name: 'now' }],
    [
      'cannot',
      vmiOf({
        status: { conditions: conditions(['LiveMigratable', 'False', { message: 'a disk' }]) },
      }),
      [],
      { obstacle: 'a disk' },
    ],
    [
      'cannot, without a word',
      vmiOf({ status: { conditions: conditions(['LiveMigratable', 'False']) } }),
      [],
      {},
    ],
  ])('refuses for a VM that %s', (_title, vmi, migrations, params) => {
    expect(migrateRefusal(vmi, migrations)).toMatchObject({ params });
  });
});
