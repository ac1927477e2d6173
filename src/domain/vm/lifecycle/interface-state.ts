import { msg } from '../../core/msg';
import type { KubernetesResource } from '../../core/resource';
import type { ClusterSettings } from '../spec/cluster-settings';
import { effectContextOf, effectOfAdding } from '../change/change-effect';
import { howMigrated, type Effect, type EffectContext } from '../change/effects';
import { instancePhase, isMigrating, migrationRequired } from '../spec/instance';
import { isReportedBy } from '../interfaces/interface-status';
import type { InterfaceProperty, InterfaceSpec } from '../spec/interface-values';
import type { InterfaceRow } from '../interfaces/interfaces';
import type { VmView } from '../interfaces/view';
import { effectOfProperty, isHotPluggable } from '../change/property-effects';
import { reason, type Reason } from '../../core/reasons';

/**
 * How far an interface has come.
 * - `stopped`, `starting`: there is no instance, or its guest does not run yet
 * - `requested` → `attachedToPod` → `inDomain` → `seenInGuest`: an interface that is there to stay
 * - `markedAbsent` → `detached` → `gone`: one that is being unplugged; detached, only the pod has it
 * - `removed`: no longer in the VM, but still in its running instance
 */
export type InterfacePhase = (typeof interfacePhases)[number];

export const interfacePhases = [
  'stopped',
  'starting',
  'requested',
  'attachedToPod',
  'inDomain',
  'seenInGuest',
  'markedAbsent',
  'detached',
  'gone',
  'removed',
] as const;

const phaseLabels: Record<InterfacePhase, string> = {
  stopped: msg('VM is stopped'),
  starting: msg('VM is starting'),
  requested: msg('Requested'),
  attachedToPod: msg('Attached to the pod'),
  inDomain: msg('In the VM'),
  seenInGuest: msg('Seen in the guest'),
  markedAbsent: msg('Being unplugged'),
  detached: msg('Unplugged from the guest'),
  gone: msg('Gone'),
  removed: msg('Removed, still running'),
};

/** The text for a phase, to be translated. */
export const interfacePhaseLabel = (phase: InterfacePhase): string => phaseLabels[phase];

/** What brings a pending change in. */
export type Need =
  | {
      kind: 'migration';
      status: 'running' | 'automatic' | 'manual' | 'unknown' | 'blocked';
      why?: Reason;
    }
  | { kind: 'restart'; why?: Reason }
  | { kind: 'nextStart'; why?: Reason };

/** A property that is another in the VM than in its running instance. */
export interface PendingChange {
  property: InterfaceProperty;
  effect: Effect;
}

export interface InterfaceState {
  phase: InterfacePhase;
  need: Need | undefined;
  pending: PendingChange[];
}

export interface StateSources {
  vm: KubernetesResource | undefined;
  vmi: KubernetesResource | undefined;
  pod: KubernetesResource | undefined;
  settings: ClusterSettings;
  /** What `effectContextOf` makes of the others, if it is there already. */
  context?: EffectContext;
}

const isAbsent = (spec: InterfaceSpec | undefined): boolean => spec?.values.state === 'absent';

const isSecondary = ({ spec }: InterfaceRow): boolean => {
  const values = (spec.running ?? spec.configured)?.values;
  return values?.network.kind !== 'pod' && values?.isDefault !== true;
};

/** Whether the pod has the interface, by its own report or the instance's. */
export const isInPod = (row: InterfaceRow): boolean =>
  row.pod !== undefined ||
  isReportedBy(row.status, 'multus-status') ||
  (!isSecondary(row) && row.status !== undefined);

/** Old versions name no sources: what they report comes from the domain. */
export const isInDomain = ({ status }: InterfaceRow): boolean =>
  status !== undefined &&
  (isReportedBy(status, 'domain') || (status.infoSources.length === 0 && status.mac !== undefined));

export const isInGuest = ({ status }: InterfaceRow): boolean =>
  isReportedBy(status, 'guest-agent') ||
  (status?.infoSources.length === 0 && status.guestName !== undefined);

const plugPhase = (row: InterfaceRow): InterfacePhase => {
  if (isInGuest(row)) return 'seenInGuest';
  if (isInDomain(row)) return 'inDomain';
  return isInPod(row) ? 'attachedToPod' : 'requested';
};

const unplugPhase = (row: InterfaceRow): InterfacePhase => {
  if (isInDomain(row) || isInGuest(row)) return 'markedAbsent';
  return isInPod(row) ? 'detached' : 'gone';
};

const phaseOf = (row: InterfaceRow, { vm, vmi }: StateSources): InterfacePhase => {
  const instance = instancePhase(vmi);
  if (instance !== 'running') return instance;
  const { configured, running } = row.spec;
  if (isAbsent(configured) || isAbsent(running)) return unplugPhase(row);
  if (!configured && vm) return running ? 'removed' : unplugPhase(row);
  return plugPhase(row);
};

/** Whether the pod is still connected to another network than the instance is to have. */
export const hasOtherNetwork = ({ spec, pod }: InterfaceRow): boolean => {
  const network = spec.running?.values.network;
  return (
    network?.kind === 'multus' &&
    pod !== undefined &&
    pod.name.includes('/') &&
    pod.name !== `${network.namespace}/${network.name}`
  );
};

/** Whether an interface is there only after a migration: to be plugged in, swapped or taken off the pod. */
const waitsForMigration = (row: InterfaceRow, phase: InterfacePhase): boolean => {
  if (hasOtherNetwork(row)) return true;
  if (phase === 'detached') return true;
  const values = (row.spec.running ?? row.spec.configured)?.values;
  return phase === 'requested' && values !== undefined && isHotPluggable(values);
};

const migrationNeed = (sources: StateSources, context: EffectContext): Need => {
  const { vm, vmi } = sources;
  if (isMigrating(vmi)) return { kind: 'migration', status: 'running' };
  if (context.isMigratable === false) {
    const { migrationObstacle } = context;
    return {
      kind: 'migration',
      status: 'blocked',
      why:
        migrationObstacle === undefined
          ? reason(msg('The VM cannot be migrated.'))
          : reason(msg('The VM cannot be migrated: {{obstacle}}'), { obstacle: migrationObstacle }),
    };
  }
  const how = howMigrated(context.settings);
  const isAnnounced = migrationRequired(vm, vmi)?.isPending === true;
  return { kind: 'migration', status: how === 'unknown' && isAnnounced ? 'automatic' : how };
};

const heaviest = (pending: readonly PendingChange[], ...kinds: Effect['kind'][]) =>
  pending.find(({ effect }) => kinds.includes(effect.kind))?.effect;

const needOf = (
  row: InterfaceRow,
  phase: InterfacePhase,
  pending: readonly PendingChange[],
  sources: StateSources,
  context: EffectContext,
): Need | undefined => {
  if (phase === 'stopped' || phase === 'starting' || phase === 'gone') return undefined;
  const restart = heaviest(pending, 'restart', 'refused');
  if (restart || phase === 'removed') {
    const why = restart?.reasons[0];
    return { kind: 'restart', ...(why ? { why } : {}) };
  }
  if (phase === 'markedAbsent' && context.hasOrdinalNames) return { kind: 'restart' };
  const { configured, running } = row.spec;
  if (phase === 'requested' && configured && !running) {
    const adding = effectOfAdding(configured.values, context);
    const [why] = adding.reasons;
    if (adding.kind === 'restart' || adding.kind === 'nextStart') {
      return context.isMigratable === false && isHotPluggable(configured.values)
        ? migrationNeed(sources, context)
        : { kind: adding.kind, ...(why ? { why } : {}) };
    }
  }
  if (waitsForMigration(row, phase) || heaviest(pending, 'migration')) {
    return migrationNeed(sources, context);
  }
  const later = heaviest(pending, 'nextStart');
  return later && { kind: 'nextStart', ...(later.reasons[0] ? { why: later.reasons[0] } : {}) };
};

/**
 * How far an interface of a VM has come, which of its properties wait for something, and for what.
 * What is known of an instance counts whatever else it is doing: it may be paused or migrating.
 *
 * Source: kubevirt pkg/network/controllers/vm.go; pkg/network/migration/evaluator.go;
 * pkg/network/vmliveupdate/restart.go.
 */
export const interfaceStateOf = (row: InterfaceRow, sources: StateSources): InterfaceState => {
  const context = sources.context ?? effectContextOf(sources);
  const phase = phaseOf(row, sources);
  const { configured, running } = row.spec;
  const pending =
    configured && running && phase !== 'stopped'
      ? row.changed.map((property) => ({
          property,
          effect: effectOfProperty(
            property,
            { before: running.values, after: configured.values },
            context,
          ),
        }))
      : [];
  return { phase, need: needOf(row, phase, pending, sources, context), pending };
};

const contexts = new WeakMap<VmView, EffectContext>();
const states = new WeakMap<InterfaceRow, InterfaceState>();

/** What effects on a view's VM depend on; worked out once for each view. */
export const contextOf = (view: VmView): EffectContext => {
  let context = contexts.get(view);
  if (!context) contexts.set(view, (context = effectContextOf(view)));
  return context;
};

/** How far an interface of a view has come; worked out once for each row. */
export const stateOf = (view: VmView, row: InterfaceRow): InterfaceState => {
  let state = states.get(row);
  if (!state) {
    states.set(row, (state = interfaceStateOf(row, { ...view, context: contextOf(view) })));
  }
  return state;
};
