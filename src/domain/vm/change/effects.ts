import { msg } from '../../core/msg';
import type { ClusterSettings } from '../spec/cluster-settings';
import { reason, type Reason } from '../../core/reasons';

/**
 * - `none`: nothing changes for the running VM
 * - `live`: the running VM gets it at once
 * - `migration`: the running VM gets it by a live migration
 * - `nextStart`: the running VM goes on without; it applies when the VM starts the next time
 * - `restart`: the same, and KubeVirt asks for a restart
 * - `refused`: the cluster would not take it
 */
export type EffectKind = 'none' | 'live' | 'migration' | 'nextStart' | 'restart' | 'refused';

export interface Effect {
  kind: EffectKind;
  /** Of a migration: whether it comes by itself; `unknown` where the cluster's settings cannot be read. */
  how?: 'automatic' | 'manual' | 'unknown';
  /** What the user should know, the most important first. */
  reasons: readonly Reason[];
}

/** What effects depend on beside the change itself. */
export interface EffectContext {
  isRunning: boolean;
  /** Undefined: the instance does not say. */
  isMigratable: boolean | undefined;
  /** Why it is not. */
  migrationObstacle?: string | undefined;
  settings: ClusterSettings;
  /** The pod's interfaces have numbers for names, so that none can be unplugged. */
  hasOrdinalNames: boolean;
  /** About how many interfaces can still be plugged; undefined: no limit is known. */
  readonly freeSlots: number | undefined;
}

const order: readonly EffectKind[] = [
  'none',
  'live',
  'migration',
  'nextStart',
  'restart',
  'refused',
];

/** The effect of several changes at once: the weightiest decides, and all reasons stay. */
export const strongest = (effects: readonly Effect[]): Effect => {
  let found: Effect = { kind: 'none', reasons: [] };
  for (const effect of effects) {
    if (order.indexOf(effect.kind) > order.indexOf(found.kind)) found = effect;
  }
  const others = effects.filter((effect) => effect !== found);
  return { ...found, reasons: [...found.reasons, ...others.flatMap(({ reasons }) => reasons)] };
};

export const effect = (kind: EffectKind, ...reasons: Reason[]): Effect => ({ kind, reasons });

export const refused = (why: Reason): Effect => effect('refused', why);

export const atNextStart: Effect = effect(
  'nextStart',
  reason(msg('The VM does not run. The change applies when it starts.')),
);

const byItself: Record<'automatic' | 'manual' | 'unknown', string> = {
  automatic: msg('The cluster migrates the VM by itself.'),
  manual: msg('The cluster does not migrate VMs by itself: start a migration to apply the change.'),
  unknown: msg('If the cluster does not migrate the VM by itself, start a migration.'),
};

/** Whether the cluster migrates a VM by itself to apply a change. */
export const howMigrated = ({
  migratesByItself,
}: ClusterSettings): 'automatic' | 'manual' | 'unknown' => {
  if (migratesByItself === undefined) return 'unknown';
  return migratesByItself ? 'automatic' : 'manual';
};

/** Applied by a live migration. */
export const byMigration = ({ settings }: EffectContext, ...reasons: Reason[]): Effect => {
  const how = howMigrated(settings);
  return { kind: 'migration', how, reasons: [...reasons, reason(byItself[how])] };
};

/** Why a VM cannot migrate, for a change that needs it. */
export const notMigratable = ({ migrationObstacle }: EffectContext): Reason =>
  migrationObstacle === undefined
    ? reason(msg('The VM cannot be migrated.'))
    : reason(msg('The VM cannot be migrated: {{obstacle}}'), { obstacle: migrationObstacle });
