import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { textAt, valueAt } from '../../core/resource';
import type { World } from '../../world/world';
import { evictionStrategyOf, type EvictionStrategy } from './eviction-strategy';
import { obstacleWords } from './obstacle-words';
import type { ReadinessRow } from './readiness';

/**
 * - `leaves`: it is migrated to another node
 * - `restarts`: it is shut down, and starts on another node
 * - `stops`: it is shut down, and stays off until somebody starts it
 * - `stays`: it keeps the node from being emptied
 * - `unknown`: nothing tells
 */
export type EvacuationOutcome = 'leaves' | 'restarts' | 'stops' | 'stays' | 'unknown';

/** What becomes of one VM when its node is emptied. */
export interface Evacuee {
  row: ReadinessRow;
  strategy: EvictionStrategy | undefined;
  outcome: EvacuationOutcome;
  why: Reason;
  /** What to do so that the VM leaves; undefined where nothing needs to be done. */
  fix?: Reason;
}

const runStrategyOf = ({ vm }: ReadinessRow): string | undefined =>
  textAt(vm, 'spec', 'runStrategy') ??
  (valueAt(vm, 'spec', 'running') === true ? 'Always' : undefined);

type Judged = Omit<Evacuee, 'row' | 'strategy'>;

/** The pod is evicted: the VM is shut down, and what then happens its run strategy says. */
const evicted = (row: ReadinessRow, why: string): Judged => {
  const strategy = runStrategyOf(row);
  if (strategy === 'Always') return { outcome: 'restarts', why: reason(why) };
  return {
    outcome: 'stops',
    why: reason(why),
    fix:
      strategy === 'RerunOnFailure'
        ? reason(msg('Start the VM by hand if KubeVirt does not take it for a failure.'))
        : reason(msg('Start the VM by hand once its node is empty.')),
  };
};

const migrating = (row: ReadinessRow): Judged | undefined => {
  const { state, fitting } = row.readiness;
  if (state === 'ready') {
    const [first = ''] = fitting;
    return {
      outcome: 'leaves',
      why:
        fitting.length === 1
          ? reason(msg('Can go to {{node}} only.'), { node: first })
          : reason(msg('Can go to {{count}} nodes.'), { count: fitting.length }),
    };
  }
  if (state === 'nowhere') {
    return {
      outcome: 'stays',
      why: reason(msg('No other node takes the VM.')),
      fix: reason(msg('Give another node what it lacks, or stop the VM.')),
    };
  }
  return state === 'unknown'
    ? { outcome: 'unknown', why: reason(msg('Not known whether another node takes the VM.')) }
    : undefined;
};

const judge = (row: ReadinessRow, strategy: EvictionStrategy | undefined): Judged => {
  const [obstacle] = row.readiness.obstacles;
  switch (strategy) {
    case undefined:
      return {
        outcome: 'unknown',
        why: reason(msg('The eviction strategy of the cluster cannot be read.')),
        fix: reason(msg('Give the VM an eviction strategy of its own.')),
      };
    case 'None':
      return evicted(row, msg('By its eviction strategy None it is shut down.'));
    case 'External':
      return {
        outcome: 'stays',
        why: reason(msg('By its eviction strategy External something outside has to move it.')),
        fix: reason(msg('Have its own tool move it, or migrate it by hand.')),
      };
    case 'LiveMigrate':
    case 'LiveMigrateIfPossible': {
      const found = migrating(row);
      if (found) return found;
      if (strategy === 'LiveMigrateIfPossible') {
        return evicted(row, msg('It cannot be migrated, and so is shut down.'));
      }
      return {
        outcome: 'stays',
        why: reason(msg('It cannot be migrated.')),
        fix: reason(msg('Stop the VM.')),
        ...(obstacle ? obstacleWords(obstacle) : {}),
      };
    }
  }
};

/**
 * What becomes of the VMs on a node that is emptied: which leave, and which keep it from being empty.
 * Today's KubeVirt answers an eviction with 429 and migrates the VM itself; nothing is read from
 * disruption budgets, which it does not make any more.
 *
 * Source: kubevirt pkg/virt-api/webhooks/validating-webhook/admitters/pod-eviction-admitter.go and
 * pkg/virt-controller/watch/drain/evacuation.
 */
export const evacuationOf = (
  world: World,
  rows: readonly ReadinessRow[],
  node: string,
): Evacuee[] =>
  rows
    .filter(({ readiness }) => readiness.node === node)
    .map((row) => {
      const strategy = evictionStrategyOf(world, row);
      return { row, strategy, ...judge(row, strategy) };
    });
