import fc from 'fast-check';
import type { KubernetesResource } from '../../core/resource';
import { worldOf } from '../../world/world';
import { migrationOf } from '../testing/cluster';
import { vmiOf } from '../testing/vms';
import { causeFix, causeTab, causeTitle } from './failure-words';
import { failureOf } from './failures';
import { copyingSecondsOf, migrationRowsOf, secondsOf } from './history';

type Json = Record<string, unknown>;

const GIB = 2 ** 30;
const at = (seconds: number): string =>
  new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();
const causeOf = (state: Json, bytes?: number, more: Json = {}): string | undefined =>
  failureOf({ ...migrationOf('Failed'), ...more }, state, bytes)?.cause;

const ABORTED = 'Live migration has been aborted';
const run = (seconds: number, configuration: Json = { completionTimeoutPerGiB: 20 }): Json => ({
  failureReason: ABORTED,
  startTimestamp: at(0),
  endTimestamp: at(seconds),
  migrationConfiguration: configuration,
});

describe('why a migration failed', () => {
  it.each<[string, Json, number | undefined, string]>([
    ['by request', { ...run(50), abortRequested: true }, GIB, 'cancelled'],
    ['by the time limit', run(40), GIB, 'timeLimit'],
    ['for want of progress', run(160, { completionTimeoutPerGiB: 800 }), GIB, 'noProgress'],
    ['for neither, as it was too short', run(5), GIB, 'givenUp'],
    ['where the memory is not known', run(50), undefined, 'givenUp'],
    ['where the limits are not known', run(50, {}), GIB, 'givenUp'],
    ['without a limit', run(200, { completionTimeoutPerGiB: 0 }), GIB, 'noProgress'],
  ])('tells who gave it up: %s', (_name, state, bytes, expected) => {
    expect(causeOf(state, bytes)).toBe(expected);
  });

  it('takes the condition of the migration for a request, too', () => {
    const status = {
      phase: 'Failed',
      conditions: [{ type: 'migrationAbortRequested', status: 'True' }],
    };
    expect(causeOf(run(50), GIB, { status })).toBe('cancelled');
  });

  it.each([
    ['Migration failed due to being canceled', 'cancelled'],
    ['Live migration is not completed after 40 sec and has been aborted', 'timeLimit'],
    ['Live migration stuck for 150 sec and has been aborted', 'noProgress'],
    ['Migration failed because target pod shutdown during migration', 'targetGone'],
    ['Target pod is down', 'targetGone'],
    ['Migration failed vmi shutdown during migration.', 'vmStopped'],
    [
      'VMI is not eligible for migration because another migration job is in progress.',
      'anotherMigration',
    ],
    [
      'Volume migration cannot be performed because the destination volume is smaller than the source volume: 1 < 2',
      'volumeTooSmall',
    ],
    ["virError(Code=38, Domain=7, Message='Unable to connect to server')", 'connection'],
    ['operation failed: guest CPU does not match', 'other'],
  ])('reads %s', (failureReason, expected) => {
    expect(causeOf({ failureReason })).toBe(expected);
  });

  it('goes by the phases where nothing is said', () => {
    const passing = (...phases: string[]) => ({
      status: {
        phase: 'Failed',
        phaseTransitionTimestamps: phases.map((phase) => ({ phase })),
      },
    });
    expect(causeOf({}, undefined, passing('Pending', 'Scheduling', 'Failed'))).toBe(
      'targetNotReady',
    );
    expect(causeOf({}, undefined, passing('Scheduling', 'Scheduled', 'Failed'))).toBe('untold');
    expect(causeOf({})).toBe('untold');
  });

  it('is nothing for one that did not fail', () => {
    expect(failureOf(migrationOf('Running'), {}, undefined)).toBeUndefined();
  });

  it('has words for each', () => {
    expect(causeTitle('timeLimit')).toBe('Took longer than the time limit');
    expect(causeFix('cancelled')).toBeUndefined();
    expect(causeFix('connection')).toContain('Network');
    expect(causeTab('connection')).toBe('network');
  });
});

describe('migrations of a world', () => {
  const state = {
    migrationUid: 'u1',
    sourceNode: 'node-1',
    targetNode: 'node-2',
    targetNodeAddress: '10.200.5.7',
    startTimestamp: at(10),
    endTimestamp: at(30),
    completed: true,
  };

  it('are read of themselves when they are over, the newest first', () => {
    const old = migrationOf('Succeeded', {
      name: 'kubevirt-evacuation-x',
      created: at(0),
      uid: 'u1',
      status: { migrationState: state },
    });
    const young = migrationOf('Pending', { name: 'young', created: at(50), uid: 'u2' });
    const [first, second] = migrationRowsOf(worldOf([old, young, vmiOf()]));
    expect(first).toMatchObject({
      name: 'young',
      phase: 'Pending',
      from: 'node-1',
      to: '',
      origin: 'user',
    });
    expect(second).toMatchObject({
      from: 'node-1',
      to: 'node-2',
      targetAddress: '10.200.5.7',
      origin: 'drain',
      isOver: true,
    });
    expect(second && secondsOf(second, 0)).toBe(30);
    expect(second && copyingSecondsOf(second, 0)).toBe(20);
    expect(first && secondsOf(first, Date.parse(at(60)))).toBe(10);
    expect(first && copyingSecondsOf(first, Date.parse(at(60)))).toBeUndefined();
  });

  it('are read of their instance while they run, and of no other migration', () => {
    const running = migrationOf('Running', { uid: 'u1', created: at(0) });
    const vmi = vmiOf({ status: { migrationState: { ...state, endTimestamp: undefined } } });
    expect(migrationRowsOf(worldOf([running, vmi]))[0]).toMatchObject({ to: 'node-2' });
    const other = { ...running, metadata: { ...running.metadata, uid: 'u9', name: 'other' } };
    const [row] = migrationRowsOf(worldOf([other, vmi]));
    expect(row).toMatchObject({ to: '', targetAddress: undefined });
  });

  it('are told by the instance after they were deleted', () => {
    const vmi = vmiOf({
      status: {
        migrationState: { ...state, failed: true, abortRequested: true, failureReason: ABORTED },
      },
    });
    const kinds = { VirtualMachineInstanceMigration: 'everywhere' } as const;
    expect(migrationRowsOf(worldOf([vmi], kinds))).toMatchObject([
      { name: '', phase: 'Failed', failure: { cause: 'cancelled' }, origin: undefined },
    ]);
    // Where not all are known, it may well be there.
    expect(migrationRowsOf(worldOf([vmi], {}))).toEqual([]);
  });

  it('take anything', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (spec, status) => {
        const odd: KubernetesResource = {
          apiVersion: 'kubevirt.io/v1',
          kind: 'VirtualMachineInstanceMigration',
          metadata: { name: 'm', namespace: 'default' },
          spec,
          status,
        };
        expect(migrationRowsOf(worldOf([odd]))).toHaveLength(1);
      }),
    );
  });
});
