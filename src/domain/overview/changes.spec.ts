import fc from 'fast-check';
import { worldOf } from '../world/world';
import { recentChangesOf, recentWarningsOf } from './changes';

const entry = (manager: string, time: string, fields: object = { 'f:spec': {} }, more = {}) => ({
  manager,
  operation: 'Update',
  time,
  fieldsType: 'FieldsV1',
  fieldsV1: fields,
  ...more,
});

const vm = (name: string, managedFields: unknown, creationTimestamp?: string) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { namespace: 'shop', name, creationTimestamp, managedFields },
});

const MADE = '2026-01-01T00:00:00Z';

const told = (objects: readonly unknown[], namespace?: string, most = 10) =>
  recentChangesOf(worldOf(objects, {}), namespace, most).map(
    ({ object, manager, time, isCreation }) => [object.name, manager, time, isCreation],
  );

describe('recent changes', () => {
  it('are what somebody asked for, the newest first, and tell a creation', () => {
    expect(
      told([
        vm('old', [entry('kubectl-create', '2026-01-01T00:00:01Z')], MADE),
        vm('new', [entry('kubectl-create', MADE), entry('Mozilla', '2026-02-01T00:00:00Z')], MADE),
      ]),
    ).toEqual([
      ['new', 'Mozilla', '2026-02-01T00:00:00Z', false],
      ['old', 'kubectl-create', '2026-01-01T00:00:01Z', true],
      ['new', 'kubectl-create', '2026-01-01T00:00:00Z', true],
    ]);
  });

  it('are neither statuses nor labels of controllers, nor entries without a time', () => {
    const time = '2026-02-01T00:00:00Z';
    expect(
      told([
        vm('one', [
          entry('virt-controller', time, { 'f:status': {} }),
          entry('virt-controller', time, { 'f:spec': {} }, { subresource: 'status' }),
          entry('kubemacpool', time, { 'f:metadata': {} }),
          entry('nobody', 'yesterday'),
          { manager: 'nothing' },
          null,
        ]),
        vm('two', 'no list'),
      ]),
    ).toEqual([]);
  });

  it('tell a creation of which nobody is known, and only one', () => {
    expect(told([vm('one', undefined, MADE)])).toEqual([['one', '', MADE, true]]);
    expect(told([vm('one', [entry('a', '2026-02-01T00:00:00Z')], MADE)])).toEqual([
      ['one', 'a', '2026-02-01T00:00:00Z', false],
      ['one', '', MADE, true],
    ]);
    expect(told([vm('one', undefined, 'yesterday')])).toEqual([]);
  });

  it('are those of one namespace where one is given', () => {
    const objects = [vm('one', [entry('a', '2026-02-01T00:00:00Z')])];
    expect(told(objects, 'shop')).toHaveLength(1);
    expect(told(objects, 'other')).toHaveLength(0);
  });

  it('are the newest of all, however many there are', () => {
    const times = fc.array(
      fc
        .integer({ min: 0, max: 59 })
        .map((second) => `2026-02-01T00:00:${String(second).padStart(2, '0')}Z`),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 12 }), (all, most) => {
        const found = told(
          all.map((time, index) => vm(`vm-${index}`, [entry('a', time)])),
          undefined,
          most,
        );
        const newest = [...all].sort().reverse().slice(0, most);
        expect(found.map(([, , time]) => time)).toEqual(newest);
      }),
    );
  });
});

describe('recent warnings', () => {
  it('are told with what they are about and when they were seen last', () => {
    const event = (name: string, times: object) => ({
      metadata: { name, uid: name, creationTimestamp: '2026-01-01T00:00:00Z' },
      involvedObject: {
        kind: 'VirtualMachine',
        apiVersion: 'kubevirt.io/v1',
        namespace: 'shop',
        name: 'one',
      },
      reason: 'Failed',
      message: 'no such network',
      ...times,
    });
    const found = recentWarningsOf(
      [
        event('first', {}),
        event('third', { eventTime: '2026-01-03T00:00:00.000000Z' }),
        event('second', { lastTimestamp: '2026-01-02T00:00:00Z', count: 4 }),
        {},
      ],
      3,
    );
    expect(found.map(({ key, count }) => [key, count])).toEqual([
      ['third', 1],
      ['second', 4],
      ['first', 1],
    ]);
    expect(found[0]?.object).toMatchObject({ kind: 'VirtualMachine', name: 'one' });
  });
});
