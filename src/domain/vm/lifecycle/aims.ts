import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { textAt, valueAt, type KubernetesResource } from '../../core/resource';
import type { World } from '../../world/world';
import { instancePhase } from '../spec/instance';
import { viewOf, type VmView } from '../interfaces/view';
import { interfacePhaseLabel, stateOf, type InterfaceState } from './interface-state';
import { failureReasonOf, isFinal, migrationPhaseLabel, migrationPhaseOf } from './migration';
import { latestMigration } from './migration-progress';
import { restartStage } from './restart';

/** What an action on one VM is to lead to. Plain data, which can be stored. */
export type Aim =
  | PlugAim
  /** `migration`: the name of its object. */
  | { kind: 'migrated'; migration: string }
  /** `formerUid`: of the instance that is to be replaced. */
  | { kind: 'restarted'; formerUid: string | undefined }
  | { kind: 'started' };

interface PlugAim {
  kind: 'connected' | 'disconnected';
  nic: string;
  /** Of the VM as the action left it: an older state of it says nothing. */
  generation: number | undefined;
  /** Name of the last migration before the action, which says nothing of what it led to. */
  formerMigration: string | undefined;
}

/**
 * How far an aim is.
 * - `going`: it comes by itself
 * - `done`: it has come, or comes when the stopped VM is started
 * - `open`: the user has to do something for it
 * - `failed`: it does not come
 */
export interface AimProgress {
  stage: 'going' | 'done' | 'open' | 'failed';
  text: Reason;
  /** The migration that is followed has been there: only then does its absence say anything. */
  isSeen?: true;
}

const going = (text: string, params?: Reason['params']): AimProgress => ({
  stage: 'going',
  text: reason(text, params),
});
const done = (text: string): AimProgress => ({ stage: 'done', text: reason(text) });
const open = (text: Reason): AimProgress => ({ stage: 'open', text });
const failed = (text: string, params?: Reason['params']): AimProgress => ({
  stage: 'failed',
  text: reason(text, params),
});

const failedMigration = (migration: KubernetesResource, vmi: unknown): AimProgress => {
  const why = failureReasonOf(migration, vmi);
  return why === undefined
    ? failed(msg('The migration failed'))
    : failed(msg('The migration failed: {{why}}'), { why });
};

const migrationProgress = (migration: KubernetesResource, vmi: unknown): AimProgress => {
  const phase = migrationPhaseOf(migration);
  if (phase === 'Failed') return failedMigration(migration, vmi);
  return phase === 'Succeeded'
    ? done(migrationPhaseLabel(phase))
    : going(migrationPhaseLabel(phase));
};

/** What an interface waits for, if it waits for anything. */
const waiting = (
  view: VmView,
  { need }: InterfaceState,
  { formerMigration }: PlugAim,
): AimProgress | undefined => {
  if (!need) return undefined;
  if (need.kind === 'restart') return open(need.why ?? reason(msg('The VM needs a restart')));
  if (need.kind === 'nextStart') {
    return open(reason(msg('Comes when the VM starts the next time')));
  }
  const latest = latestMigration(view.world, view.vmi);
  const isFormer = latest !== undefined && textAt(latest, 'metadata', 'name') === formerMigration;
  const migration = isFormer && isFinal(latest) ? undefined : latest;
  switch (need.status) {
    case 'blocked':
      return open(need.why ?? reason(msg('The VM needs a migration, and cannot be migrated')));
    case 'manual':
      return migration && !isFinal(migration)
        ? migrationProgress(migration, view.vmi)
        : open(reason(msg('The VM needs a migration')));
    default:
      // One that went well before leaves the next to come.
      return migration && migrationPhaseOf(migration) !== 'Succeeded'
        ? migrationProgress(migration, view.vmi)
        : going(msg('Waiting for a migration'));
  }
};

const isThere = ({ phase }: InterfaceState): boolean =>
  phase === 'inDomain' || phase === 'seenInGuest';

const plugProgress = (view: VmView, aim: PlugAim): AimProgress => {
  const { kind, nic } = aim;
  const row = view.rows.find(({ name }) => name === nic);
  if (!row) {
    return kind === 'disconnected'
      ? done(msg('Disconnected'))
      : failed(msg('The VM has no such interface any more'));
  }
  const state = stateOf(view, row);
  const { phase } = state;
  if (phase === 'stopped') {
    return done(msg('The VM is stopped: it starts with the change'));
  }
  if (kind === 'disconnected' && phase === 'gone') return done(msg('Disconnected'));
  const waits = waiting(view, state, aim);
  if (waits) return waits;
  if (kind === 'connected' && isThere(state)) return done(msg('Connected'));
  return going(interfacePhaseLabel(phase));
};

const isOlder = (vm: KubernetesResource, generation: number | undefined): boolean => {
  const current = valueAt(vm, 'metadata', 'generation');
  return generation !== undefined && typeof current === 'number' && current < generation;
};

/**
 * How far the aim of an action on a VM is, by what the world says now. Nothing is concluded from
 * what is not known: of a VM that has not been read it is said to be going on.
 *
 * @param before what was said the last time
 */
export const progressOf = (
  world: World,
  { namespace, name }: { namespace: string; name: string },
  aim: Aim,
  before?: AimProgress,
): AimProgress => {
  const vm = world.find('VirtualMachine', name, namespace);
  if (!vm) {
    return world.isKnown('VirtualMachine', namespace)
      ? failed(msg('The VM was deleted'))
      : going(msg('Reading the VM'));
  }
  const vmi = world.find('VirtualMachineInstance', name, namespace);
  switch (aim.kind) {
    case 'migrated': {
      const migration = world.find('VirtualMachineInstanceMigration', aim.migration, namespace);
      if (migration) return { ...migrationProgress(migration, vmi), isSeen: true };
      return before?.isSeen && world.isKnown('VirtualMachineInstanceMigration', namespace)
        ? failed(msg('The migration was cancelled'))
        : going(migrationPhaseLabel('Pending'));
    }
    case 'restarted': {
      const stage = restartStage(vm, vmi, aim.formerUid);
      if (stage === 'done') return done(msg('Restarted'));
      if (stage === 'stopped') return failed(msg('The VM was stopped'));
      return going(msg('Status: {{status}}'), {
        status: textAt(vm, 'status', 'printableStatus') ?? '-',
      });
    }
    case 'started':
      return instancePhase(vmi) === 'running'
        ? done(msg('Started'))
        : going(msg('Status: {{status}}'), {
            status: textAt(vm, 'status', 'printableStatus') ?? '-',
          });
    case 'connected':
    case 'disconnected':
      if (isOlder(vm, aim.generation)) return going(msg('Sent'));
      if (!vmi && !world.isKnown('VirtualMachineInstance', namespace)) {
        return going(msg('Reading the VM'));
      }
      return plugProgress(viewOf(world, vm, vmi), aim);
  }
};
