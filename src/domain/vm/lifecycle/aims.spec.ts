import { worldOf, type Extent } from '../../world/world';
import type { KindName } from '../../world/kinds';
import { migrationOf } from '../testing/cluster';
import {
  bridgeNic,
  conditions,
  kubeVirt,
  masquerade,
  multus,
  nicStatus,
  podNetwork,
  vmiOf,
  vmOf,
} from '../testing/vms';
import { progressOf, type Aim, type AimProgress } from './aims';

const VM = { namespace: 'default', name: 'vm' };
const ALL: Partial<Record<KindName, Extent>> = {
  VirtualMachine: 'everywhere',
  VirtualMachineInstance: 'everywhere',
  VirtualMachineInstanceMigration: 'everywhere',
  KubeVirt: 'everywhere',
};

const told = (aim: Aim, objects: unknown[], known = ALL, before?: AimProgress) => {
  const { stage, text } = progressOf(worldOf(objects, known), VM, aim, before);
  const shown = Object.entries(text.params).reduce(
    (all, [key, value]) => all.replace(`{{${key}}}`, String(value)),
    text.text,
  );
  return `${stage}: ${shown}`;
};

const plug = (kind: 'connected' | 'disconnected', formerMigration?: string): Aim => ({
  kind,
  nic: 'lan',
  generation: 2,
  formerMigration,
});
const connected = plug('connected');
const disconnected = plug('disconnected');

const without = { interfaces: [masquerade], networks: [podNetwork] };
const onPodOnly = { ...without, status: { interfaces: [nicStatus('default')] } };
const requested = [kubeVirt(), vmOf(), vmiOf(onPodOnly)];
const absent = {
  interfaces: [masquerade, bridgeNic({ state: 'absent' })],
  networks: [podNetwork, multus()],
};

describe('how far an interface is that was added', () => {
  it.each([
    ['it is in the guest', [kubeVirt(), vmOf(), vmiOf()], 'done: Connected'],
    ['the VM does not run', [vmOf()], 'done: The VM is stopped: it starts with the change'],
    ['nothing has happened yet', requested, 'going: Waiting for a migration'],
    ['a migration is under way', [...requested, migrationOf('Running')], 'going: Copying the VM'],
    [
      'the migration failed',
      [
        ...requested,
        migrationOf('Failed', { status: { migrationState: { failureReason: 'no room' } } }),
      ],
      'failed: The migration failed: no room',
    ],
    [
      'the cluster leaves migrations to the user',
      [
        kubeVirt({}, { workloadUpdateStrategy: { workloadUpdateMethods: [] } }),
        vmOf(),
        vmiOf(onPodOnly),
      ],
      'open: The VM needs a migration',
    ],
    [
      'the VM cannot be migrated',
      [
        kubeVirt(),
        vmOf(),
        vmiOf({
          ...without,
          status: {
            interfaces: [nicStatus('default')],
            conditions: conditions(['LiveMigratable', 'False', { message: 'a local disk' }]),
          },
        }),
      ],
      'open: The VM cannot be migrated: a local disk',
    ],
    [
      'somebody took it out',
      [vmOf(without), vmiOf(onPodOnly)],
      'failed: The VM has no such interface any more',
    ],
    ['the VM was deleted', [], 'failed: The VM was deleted'],
  ])('%s', (_what, objects, expected) => {
    expect(told(connected, objects)).toBe(expected);
  });

  it('concludes nothing from an older state of the VM', () => {
    const objects = [vmOf({ ...without, metadata: { generation: 1 } }), vmiOf(onPodOnly)];
    expect(told(connected, objects)).toBe('going: Sent');
  });

  it('concludes nothing from what has not been read', () => {
    expect(told(connected, [], {})).toBe('going: Reading the VM');
    expect(told(connected, [vmOf()], { VirtualMachine: 'everywhere' })).toBe(
      'going: Reading the VM',
    );
  });

  it('does not take a migration from before for its own', () => {
    const objects = [...requested, migrationOf('Failed', { name: 'before' })];
    expect(told(plug('connected', 'before'), objects)).toBe('going: Waiting for a migration');
    expect(told(plug('connected', 'another'), objects)).toBe('failed: The migration failed');
  });
});

describe('how far an interface is that was removed', () => {
  it.each([
    ['it is gone', [vmOf(without), vmiOf(onPodOnly)], 'done: Disconnected'],
    ['it is being unplugged', [kubeVirt(), vmOf(absent), vmiOf(absent)], 'going: Being unplugged'],
    [
      'only the pod has it',
      [
        kubeVirt(),
        vmOf(absent),
        vmiOf({
          ...absent,
          status: {
            interfaces: [nicStatus('default'), nicStatus('lan', { infoSource: 'multus-status' })],
          },
        }),
      ],
      'going: Waiting for a migration',
    ],
  ])('%s', (_what, objects, expected) => {
    expect(told(disconnected, objects)).toBe(expected);
  });
});

describe('how far a migration or a restart is', () => {
  const migrated: Aim = { kind: 'migrated', migration: 'migration' };
  const restarted: Aim = { kind: 'restarted', formerUid: 'vmi-uid' };

  it('is cancelled when the migration is gone, not when it has not come yet', () => {
    const seen = progressOf(worldOf([vmOf(), vmiOf(), migrationOf('Running')]), VM, migrated);
    expect(told(migrated, [vmOf(), vmiOf()])).toBe('going: Waiting for its turn');
    expect(told(migrated, [vmOf(), vmiOf()], ALL, seen)).toBe(
      'failed: The migration was cancelled',
    );
  });

  it.each<[string, Aim, unknown[], string]>([
    [
      'not begun',
      migrated,
      [vmOf(), vmiOf(), migrationOf(undefined)],
      'going: Waiting for its turn',
    ],
    ['over', migrated, [vmOf(), vmiOf(), migrationOf('Succeeded')], 'done: Migrated'],
    [
      'still the old one',
      restarted,
      [vmOf({ status: { printableStatus: 'Stopping' } }), vmiOf()],
      'going: Status: Stopping',
    ],
    ['a new one', restarted, [vmOf(), vmiOf({ metadata: { uid: 'new' } })], 'done: Restarted'],
    [
      'stopped instead',
      restarted,
      [vmOf({ spec: { runStrategy: 'Halted' } })],
      'failed: The VM was stopped',
    ],
  ])('%s', (_what, aim, objects, expected) => {
    expect(told(aim, objects)).toBe(expected);
  });
});
