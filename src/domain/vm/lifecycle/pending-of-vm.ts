import { migrationRequired, restartRequired } from '../spec/instance';
import type { Need } from './interface-state';
import type { Reason } from '../../core/reasons';
import { howMigrated } from '../change/effects';
import type { VmView } from '../interfaces/view';
import { contextOf, stateOf } from './interface-state';

type MigrationNeed = Extract<Need, { kind: 'migration' }>;

/** What a running VM waits for as a whole. */
export interface PendingOfVm {
  /** `message`: KubeVirt's own words. `names`: interfaces that wait for it. */
  restart: { message: string | undefined; names: string[] } | undefined;
  migration:
    | {
        status: MigrationNeed['status'];
        why: Reason | undefined;
        message: string | undefined;
        names: string[];
      }
    | undefined;
  /** Interfaces that come when the VM starts the next time, without KubeVirt asking for it. */
  nextStart: string[];
}

/**
 * What a VM waits for, by KubeVirt's conditions and by its interfaces: old versions set no condition,
 * and a condition may be about something else than interfaces. What is known of an instance counts
 * whatever else it is doing: it may be paused or migrating.
 */
export const pendingOf = (view: VmView): PendingOfVm => {
  const { vm, vmi } = view;
  if (view.phase !== 'running') return { restart: undefined, migration: undefined, nextStart: [] };
  const waiting = view.rows.flatMap((row) => {
    const { need } = stateOf(view, row);
    return need ? [{ name: row.name, need }] : [];
  });
  const namesOf = (kind: Need['kind']) =>
    waiting.filter(({ need }) => need.kind === kind).map(({ name }) => name);
  const restart = restartRequired(vm);
  const migration = migrationRequired(vm, vmi);
  const need = waiting
    .map((each) => each.need)
    .find((each): each is MigrationNeed => each.kind === 'migration');
  const forRestart = namesOf('restart');
  return {
    restart:
      restart || forRestart.length > 0
        ? { message: restart?.message, names: forRestart }
        : undefined,
    migration:
      migration || need
        ? {
            status: need?.status ?? statusWithout(view, migration?.isPending === true),
            why: need?.why,
            message: migration?.message,
            names: namesOf('migration'),
          }
        : undefined,
    nextStart: namesOf('nextStart'),
  };
};

/** For a migration that KubeVirt asks for and no interface is known to need. */
const statusWithout = (view: VmView, isAnnounced: boolean): MigrationNeed['status'] => {
  if (view.isMigrating) return 'running';
  if (contextOf(view).isMigratable === false) return 'blocked';
  return isAnnounced ? 'automatic' : howMigrated(view.settings);
};
