import { worldOf } from '../../world/world';
import { pendingOf } from './pending-of-vm';
import {
  bridgeNic,
  conditions,
  kubeVirt,
  masquerade,
  multus,
  podNetwork,
  podOf,
  primaryNic,
  vmiOf,
  vmOf,
  type VmParts,
} from '../testing/vms';
import { viewOf } from '../interfaces/view';

const stage = kubeVirt({ vmRolloutStrategy: 'Stage' });
const alone: VmParts = { interfaces: [masquerade], networks: [podNetwork] };

const pendingIn = (vm: VmParts, vmi: VmParts | undefined, more: unknown[] = [kubeVirt()]) => {
  const objects = [vmOf(vm), ...(vmi ? [vmiOf(vmi)] : []), ...more];
  const world = worldOf(objects);
  return pendingOf(
    viewOf(
      world,
      world.find('VirtualMachine', 'vm', 'default'),
      world.find('VirtualMachineInstance', 'vm', 'default'),
    ),
  );
};

const needed = conditions(['MigrationRequired', 'True', { message: 'words' }]);
const announced = conditions(['MigrationRequired', 'False', { reason: 'AutoMigrationPending' }]);
const fixed = conditions(
  ['MigrationRequired', 'True'],
  ['LiveMigratable', 'False', { message: 'a disk is local' }],
);
const restartWanted: VmParts = {
  status: { conditions: conditions(['RestartRequired', 'True', { message: 'words' }]) },
};

describe('what a VM waits for', () => {
  it('is nothing where it runs as it should, or does not run', () => {
    const nothing = { restart: undefined, migration: undefined, nextStart: [] };
    expect(pendingIn({}, {}, [podOf()])).toEqual(nothing);
    expect(pendingIn(restartWanted, undefined)).toEqual(nothing);
    expect(pendingIn({}, { status: { phase: 'Scheduling' } })).toEqual(nothing);
  });

  it('is a restart, by the condition', () => {
    expect(pendingIn(restartWanted, {}, [podOf()]).restart).toEqual({
      message: 'words',
      names: [],
    });
  });

  it('is a restart, by the interfaces, where no condition says so', () => {
    const { restart } = pendingIn(
      { interfaces: [masquerade, bridgeNic({ macAddress: '02:00:00:00:00:09' })] },
      { interfaces: [masquerade, bridgeNic({ macAddress: '02:00:00:00:00:02' })] },
      [podOf(), kubeVirt()],
    );
    expect(restart).toEqual({ message: undefined, names: ['lan'] });
  });

  it.each([
    [needed, [stage], 'manual'],
    [needed, [kubeVirt()], 'automatic'],
    [needed, [], 'unknown'],
    [announced, [], 'automatic'],
    [fixed, [kubeVirt()], 'blocked'],
  ])('is a migration, by the condition: case %#', (list, more, status) => {
    const { migration } = pendingIn(alone, { ...alone, status: { conditions: list } }, more);
    expect(migration?.status).toBe(status);
  });

  it('is a migration, by the interfaces', () => {
    const networks = [podNetwork, multus('other-net')];
    const { migration } = pendingIn({ networks }, {}, [podOf(), stage]);
    expect(migration).toMatchObject({ status: 'manual', names: ['lan'], message: undefined });
  });

  it.each(['Paused', 'Running'])('counts while the VM migrates: %s', (phase) => {
    const status = {
      phase,
      conditions: needed,
      migrationState: { startTimestamp: '2026-01-01T00:00:00Z' },
    };
    expect(pendingIn(restartWanted, { status }, [podOf([primaryNic])])).toMatchObject({
      restart: { message: 'words' },
      migration: { status: 'running', message: 'words' },
    });
  });
});
