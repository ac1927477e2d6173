import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { listOf } from '../../findings/report';
import { nodeNameOf } from '../../nodes/placement';
import { findingOn, type VmView } from '../interfaces/view';
import { migrationsOfVmi } from '../lifecycle/state/migrations';
import { isFinal } from '../lifecycle/migration';
import { evictionStrategyOf } from './eviction-strategy';
import { failureOf } from './failures';
import { INTERFACE } from './obstacles';
import { readinessOf } from './readiness';
import type { MigrationTarget } from './targets';
import { valueAt } from '../../core/resource';

/** Reasons that stay until somebody changes something of the VM or of the networks of nodes. */
const LASTING = ['placement', 'network'];

const isRuledOut = ({ reasons }: MigrationTarget): boolean =>
  reasons.some(({ kind }) => LASTING.includes(kind));

const isForVms = ({ verdict, reasons }: MigrationTarget): boolean =>
  verdict !== 'here' && reasons.every(({ kind }) => kind !== 'notForVms');

const FEWEST = 3;

/** Failures of the newest migrations that are over, one after the other, not counting cancelled ones. */
const failuresInARow = ({ world, namespace, name, vmi }: VmView) => {
  const over = migrationsOfVmi(world, namespace, name).filter(isFinal);
  const found = over.map((migration) =>
    failureOf(migration, valueAt(migration, 'status', 'migrationState'), undefined),
  );
  const first = found.findIndex((failure) => failure?.cause === undefined);
  const row = (first < 0 ? found : found.slice(0, first)).filter(
    (failure) => failure !== undefined && failure.cause !== 'cancelled',
  );
  return vmi ? row : [];
};

/**
 * A VM that keeps its node from being emptied, and migrations that fail again and again. Nothing is
 * said where the eviction strategy is not known, nor of a VM that may be shut down.
 *
 * Source: kubevirt pkg/virt-api/webhooks/validating-webhook/admitters/pod-eviction-admitter.go;
 * pkg/virt-controller/watch/migration.
 */
export const checkMigrations = (view: VmView): Finding[] => {
  const { world, vm, vmi, phase } = view;
  if (!vmi || phase !== 'running') return [];
  const node = nodeNameOf(vmi) ?? '';
  const failures = failuresInARow(view);
  const failing =
    failures.length >= FEWEST
      ? [
          findingOn(view, codes.migrationsKeepFailing, vm ? 'spec.template.spec' : 'spec', {
            count: failures.length,
            node,
            why: failures[0]?.said ?? '-',
          }),
        ]
      : [];
  const strategy = evictionStrategyOf(world, { vm, vmi });
  if (strategy !== 'LiveMigrate' && strategy !== 'LiveMigrateIfPossible') return failing;
  const path = vm ? 'spec.template.spec.evictionStrategy' : 'spec.evictionStrategy';
  const readiness = readinessOf(world, vm, vmi);
  const { state, obstacles } = readiness;
  if (state === 'blocked' && strategy === 'LiveMigrate') {
    // What an interface keeps from migrating is told of the interface (VMN716).
    const told = obstacles.find(({ name, said }) => name !== INTERFACE && said !== undefined);
    if (!told) return failing;
    const params = { node, why: told.said ?? '' };
    return [...failing, findingOn(view, codes.vmKeepsNodeFromBeingEmptied, path, params)];
  }
  if (state !== 'nowhere') return failing;
  const others = readiness.targets.filter(isForVms);
  if (others.length === 0 || !others.every(isRuledOut)) return failing;
  const params = {
    node,
    count: others.length,
    nodes: listOf(others.map(({ name }) => name)),
  };
  return [...failing, findingOn(view, codes.noOtherNodeTakesVm, path, params)];
};
