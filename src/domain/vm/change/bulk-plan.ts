import type { Finding } from '../../findings/finding';
import type { World } from '../../world/world';
import { bulkEffect, bulkSources, type BulkCandidate } from './bulk';
import { changeContextOf } from './change-effect';
import type { Effect } from './effects';
import { findingsOfInterface } from '../form/form-fields';
import { changeVm, type InterfaceChange } from './interface-change';
import type { Reason } from '../../core/reasons';
import { textAt, valueAt, type KubernetesResource } from '../../core/resource';
import type { Aim } from '../lifecycle/aims';
import { latestMigration } from '../lifecycle/migration-progress';
import { interfaceSpecsOf } from '../spec/interface-values';
import { vmTemplateOf } from '../spec/network-refs';

/** What is done with one VM of several, and what comes of it. */
export interface BulkPlan {
  candidate: BulkCandidate;
  change: InterfaceChange;
  effect: Effect;
  /** What rules say of the new interface. */
  findings: readonly Finding[];
}

const nameOf = (change: InterfaceChange): string =>
  change.kind === 'add' ? change.form.name : change.name;

/** Works out what a change of a candidate does. */
export const planOf = (
  world: World,
  candidate: BulkCandidate,
  change: InterfaceChange,
): BulkPlan => {
  const { vm } = changeVm(candidate.vm, change, changeContextOf(bulkSources(world, candidate)));
  return {
    candidate,
    change,
    effect: bulkEffect(world, candidate, change),
    findings:
      change.kind === 'remove'
        ? []
        : findingsOfInterface(world, vm, nameOf(change)).map(({ finding }) => finding),
  };
};

/**
 * What a plan is to lead to, with the VM as the server stored it: on a newer state of the VM its
 * interface may have got another name.
 */
export const aimOf = (
  world: World,
  { candidate, change }: BulkPlan,
  stored: KubernetesResource,
): Aim => {
  const specsOf = (vm: KubernetesResource) =>
    interfaceSpecsOf(vmTemplateOf(vm), candidate.namespace);
  const before = new Set(specsOf(candidate.vm).map(({ name }) => name));
  const added = specsOf(stored).find(({ name }) => !before.has(name));
  const isAdding = change.kind === 'add';
  const generation = valueAt(stored, 'metadata', 'generation');
  return {
    kind: isAdding ? 'connected' : 'disconnected',
    nic: (isAdding ? added?.name : undefined) ?? nameOf(change),
    generation: typeof generation === 'number' ? generation : undefined,
    formerMigration: textAt(latestMigration(world, candidate.vmi), 'metadata', 'name'),
  };
};

/** VMs that a change does the same to. */
export interface EffectGroup {
  effect: Pick<Effect, 'kind' | 'how'>;
  /** `namespace/name`. */
  vms: string[];
  /** What the user should know of them, none twice. */
  reasons: Reason[];
}

const weight: readonly Effect['kind'][] = [
  'refused',
  'restart',
  'nextStart',
  'migration',
  'live',
  'none',
];

const keyOfReason = ({ text, params }: Reason): string => `${text} ${JSON.stringify(params)}`;

/** Plans by what they do to the VMs, the weightiest first. */
export const effectGroups = (plans: readonly BulkPlan[]): EffectGroup[] => {
  const groups = new Map<string, { group: EffectGroup; seen: Set<string> }>();
  for (const { candidate, effect } of plans) {
    const { kind, how } = effect;
    const key = `${kind} ${how ?? ''}`;
    let entry = groups.get(key);
    if (!entry) {
      entry = { group: { effect, vms: [], reasons: [] }, seen: new Set() };
      groups.set(key, entry);
    }
    entry.group.vms.push(candidate.key);
    for (const each of effect.reasons) {
      if (entry.seen.has(keyOfReason(each))) continue;
      entry.seen.add(keyOfReason(each));
      entry.group.reasons.push(each);
    }
  }
  return [...groups.values()]
    .map(({ group }) => group)
    .sort((a, b) => weight.indexOf(a.effect.kind) - weight.indexOf(b.effect.kind));
};

/** A finding that several VMs share. */
export interface SharedFinding {
  /** That of the first VM. */
  finding: Finding;
  /** `namespace/name` of the VMs. */
  vms: string[];
}

/** Findings of all plans, those of one code that say the same only once; without mere hints. */
export const sharedFindings = (plans: readonly BulkPlan[]): SharedFinding[] => {
  const shared = new Map<string, SharedFinding>();
  for (const { candidate, findings } of plans) {
    for (const finding of findings) {
      if (finding.severity === 'info') continue;
      const key = `${finding.code} ${JSON.stringify(finding.params)}`;
      const known = shared.get(key);
      if (known) known.vms.push(candidate.key);
      else shared.set(key, { finding, vms: [candidate.key] });
    }
  }
  return [...shared.values()];
};
