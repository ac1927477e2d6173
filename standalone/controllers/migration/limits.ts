import type { Job } from './job.ts';
import { isActive } from './state.ts';

/**
 * Whether a migration may begin: so many run at once in the cluster, and from each node. Source:
 * KubeVirt pkg/virt-controller/watch/migration/migration.go, handleTargetPodCreation.
 */
export const mayBegin = ({ vmi, world }: Job): boolean => {
  const { parallelMigrations, parallelMigrationsFromNode } = world.settings();
  const active = world.allMigrations().filter(isActive);
  const sources = new Set(
    active.map(({ metadata, spec }) => `${metadata.namespace ?? ''}/${spec.vmiName ?? ''}`),
  );
  const { nodeName } = vmi.status ?? {};
  const fromNode = world
    .allInstances()
    .filter(
      ({ metadata, status }) =>
        status?.nodeName === nodeName &&
        sources.has(`${metadata.namespace ?? ''}/${metadata.name}`),
    );
  const may = active.length < parallelMigrations && fromNode.length < parallelMigrationsFromNode;
  if (!may) world.watchSurroundings();
  return may;
};
