import { msg } from '../../core/msg';
import { sameJson } from '../../core/same-json';
import { recordAt, valueAt, type KubernetesResource } from '../../core/resource';
import {
  changeContextOf,
  effectContextOf,
  effectOfAdding,
  effectsBetween,
  type EffectSources,
} from './change-effect';
import { effectOf } from './effect-of-change';
import { atNextStart, effect, strongest, type Effect, type EffectContext } from './effects';
import { changedParts, type ChangedPart } from './form-changes';
import { changeVm, readInterface, type InterfaceChange } from './interface-change';
import { differs } from '../spec/interface-properties';
import { interfaceSpecsOf, type InterfaceValues } from '../spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';
import { effectOfProperty } from './property-effects';
import { reason } from '../../core/reasons';

/** What becomes of one thing that the user changed. */
export interface PartEffect {
  part: ChangedPart;
  effect: Effect;
}

/** What a change does to the running VM, altogether and for each thing that is changed. */
export interface ChangePreview {
  overall: Effect;
  /** Empty where a change has no parts: an interface is added, removed, or its link is set. */
  parts: PartEffect[];
}

const ofWholeVm = ({ isRunning }: EffectContext): Effect =>
  isRunning
    ? effect(
        'restart',
        reason(msg('A running VM cannot take this change: it applies after a restart.')),
      )
    : atNextStart;

const valuesIn = (spec: unknown, namespace: string, name: string): InterfaceValues | undefined =>
  interfaceSpecsOf(spec, namespace).find((each) => each.name === name)?.values;

const effectOfPart = (
  part: ChangedPart,
  after: InterfaceValues,
  running: InterfaceValues | undefined,
  context: EffectContext,
): Effect => {
  if (part === 'name' || part === 'addresses' || part === 'multiqueue') return ofWholeVm(context);
  if (!running) return context.isRunning ? effectOfAdding(after, context) : atNextStart;
  return differs(part, after, running)
    ? effectOfProperty(part, { before: running, after }, context)
    : effect('none', reason(msg('The running VM has it already.')));
};

const eachOnce = ({ reasons, ...others }: Effect): Effect => ({
  ...others,
  reasons: reasons.filter(
    (one, index) => reasons.findIndex((other) => sameJson(one, other)) === index,
  ),
});

const previewOfEdit = (
  change: InterfaceChange & { kind: 'edit' },
  sources: EffectSources,
): ChangePreview => {
  const { vm, vmi } = sources;
  const { name, form } = change;
  const read = readInterface(vm, name);
  const changed = changeVm(vm, change, changeContextOf(sources));
  const after = valuesIn(vmTemplateOf(changed.vm), namespaceOf(vm), form.name);
  if (!read || !after || changed.refusal) return { overall: effectOf(change, sources), parts: [] };
  const context = effectContextOf(sources);
  const running = valuesIn(vmi?.spec, namespaceOf(vm), name);
  const parts = changedParts(read, form).map((part) => ({
    part,
    effect: effectOfPart(part, after, running, context),
  }));
  return { overall: eachOnce(strongest(parts.map((each) => each.effect))), parts };
};

const hasMultiqueue = (vm: KubernetesResource): boolean =>
  recordAt(vmTemplateOf(vm), 'domain', 'devices').networkInterfaceMultiqueue === true;

const previewOfOther = (change: InterfaceChange, sources: EffectSources): ChangePreview => {
  const overall = effectOf(change, sources);
  const { vm } = changeVm(sources.vm, change, changeContextOf(sources));
  if (overall.kind === 'refused' || hasMultiqueue(vm) === hasMultiqueue(sources.vm)) {
    return { overall: eachOnce(overall), parts: [] };
  }
  const more = ofWholeVm(effectContextOf(sources));
  return {
    overall: eachOnce(strongest([overall, more])),
    parts: [{ part: 'multiqueue', effect: more }],
  };
};

/**
 * What a change does to the running VM, for a look before it is made. An edit counts what the user
 * changes only, not what waits for a restart since before.
 */
export const previewOf = (change: InterfaceChange, sources: EffectSources): ChangePreview =>
  change.kind === 'edit' ? previewOfEdit(change, sources) : previewOfOther(change, sources);

/**
 * What an edit of any kind does to a VM as it runs: interface by interface, or by a restart where it
 * changes something else of what the VM is made by.
 */
export const effectOfEdit = (after: KubernetesResource, sources: EffectSources): Effect => {
  const { vm } = sources;
  const effects = [...effectsBetween(vm, after, sources).values()];
  const isSameTemplate = sameJson(
    valueAt(vm, 'spec', 'template') ?? null,
    valueAt(after, 'spec', 'template') ?? null,
  );
  if (effects.length === 0 && !isSameTemplate) return ofWholeVm(effectContextOf(sources));
  return eachOnce(strongest(effects));
};
