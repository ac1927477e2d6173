import { msg } from '../../core/msg';
import type { InterfacePhase, InterfaceState, Need } from './interface-state';
import { reason, type Reason } from '../../core/reasons';

/**
 * - `done`: reached
 * - `waiting`: the next one, and it is known what brings it
 * - `blocked`: the next one, and nothing can bring it as things are
 * - `open`: the next one, under way or not reported by anybody
 * - `ahead`: behind those
 */
export type StepProgress = 'done' | 'waiting' | 'blocked' | 'open' | 'ahead';

export interface InterfaceStep {
  phase: InterfacePhase;
  progress: StepProgress;
}

const PLUG = ['requested', 'attachedToPod', 'inDomain', 'seenInGuest'] as const;
const UNPLUG = ['markedAbsent', 'detached', 'gone'] as const;
const REMOVE = ['removed', 'gone'] as const;

/** What KubeVirt does in order, and how many of it are done. */
const pathOf = (phase: InterfacePhase): { path: readonly InterfacePhase[]; done: number } => {
  for (const path of [PLUG, UNPLUG, REMOVE] as const) {
    const at = (path as readonly InterfacePhase[]).indexOf(phase);
    if (at >= 0) return { path, done: at + 1 };
  }
  // A VM that does not run yet has asked for the interface, no more.
  return { path: PLUG, done: 1 };
};

const isBlocked = (need: Need | undefined): boolean =>
  need?.kind === 'migration' && need.status === 'blocked';

/** The steps of an interface from being asked for to being there, or to being gone. */
export const interfaceSteps = ({ phase, need }: InterfaceState): InterfaceStep[] => {
  const { path, done } = pathOf(phase);
  const next = (): StepProgress => {
    if (phase === 'stopped') return 'ahead';
    if (isBlocked(need)) return 'blocked';
    return need ? 'waiting' : 'open';
  };
  return path.map((step, index) => ({
    phase: step,
    progress: index < done ? 'done' : index === done ? next() : 'ahead',
  }));
};

/** How urgent it is that somebody does something. */
export type Tone = 'success' | 'info' | 'warning' | 'danger' | 'neutral';

const phaseTones: Record<InterfacePhase, Tone> = {
  stopped: 'neutral',
  starting: 'info',
  requested: 'info',
  attachedToPod: 'info',
  inDomain: 'success',
  seenInGuest: 'success',
  markedAbsent: 'info',
  detached: 'info',
  gone: 'neutral',
  removed: 'warning',
};

export const toneOfPhase = (phase: InterfacePhase): Tone => phaseTones[phase];

export const toneOfNeed = (need: Need): Tone => {
  if (need.kind === 'restart') return 'warning';
  if (need.kind === 'nextStart') return 'info';
  if (need.status === 'blocked') return 'danger';
  return need.status === 'running' || need.status === 'automatic' ? 'info' : 'warning';
};

/** What a change waits for, in two words, to be translated. */
export const needLabel = (need: Need): string => {
  if (need.kind === 'restart') return msg('Needs restart');
  if (need.kind === 'nextStart') return msg('At next start');
  switch (need.status) {
    case 'running':
      return msg('Migrating');
    case 'automatic':
      return msg('Migration is due');
    case 'manual':
    case 'unknown':
      return msg('Needs migration');
    case 'blocked':
      return msg('Cannot migrate');
  }
};

const needSentence = (need: Need): Reason => {
  if (need.kind === 'restart') return reason(msg('It is applied when the VM is restarted.'));
  if (need.kind === 'nextStart') return reason(msg('It is applied when the VM starts again.'));
  switch (need.status) {
    case 'running':
      return reason(msg('The migration that is under way applies it.'));
    case 'automatic':
      return reason(msg('The cluster migrates the VM by itself to apply it.'));
    case 'manual':
      return reason(msg('It is applied when you migrate the VM.'));
    case 'unknown':
      return reason(msg('It is applied when the VM is migrated, by you or by the cluster.'));
    case 'blocked':
      return reason(msg('It needs a migration, and the VM cannot be migrated.'));
  }
};

const phaseSentences: Partial<Record<InterfacePhase, Reason>> = {
  stopped: reason(msg('The VM is stopped. It gets the interface when it starts.')),
  starting: reason(msg('The VM is starting.')),
  inDomain: reason(msg('The guest does not report it. Without guest agent it never does.')),
};

/**
 * Where an interface stands and why, the most important first. Nothing where all is as it should be,
 * or where it is simply under way.
 */
export const whyOf = ({ phase, need }: InterfaceState): Reason[] => {
  if (!need) {
    const sentence = phaseSentences[phase];
    return sentence ? [sentence] : [];
  }
  return [needSentence(need), ...(need.why ? [need.why] : [])];
};
