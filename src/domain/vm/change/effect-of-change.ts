import { changeContextOf, effectsBetween, type EffectSources } from './change-effect';
import { refused, strongest, type Effect } from './effects';
import { changeVm, type InterfaceChange } from './interface-change';

/** What a change of one interface does, with what the user should know of it. */
export const effectOf = (change: InterfaceChange, sources: EffectSources): Effect => {
  const { vm } = sources;
  const changed = changeVm(vm, change, changeContextOf(sources));
  if (changed.refusal) return refused(changed.refusal);
  const all = strongest([...effectsBetween(vm, changed.vm, sources).values()]);
  return { ...all, reasons: [...all.reasons, ...changed.notes] };
};
