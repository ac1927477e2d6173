import { useMemo } from 'react';
import type { KubernetesResource } from '../../../domain/core/resource';
import { runsOf, type CheckupRun } from '../../../domain/dpdk/checkups/runs';
import { ConfigMapModel, models } from '../../../k8s/models';
import { useWatchList, type Watched } from '../../../k8s/useWatch';

const NO_JOBS: readonly KubernetesResource[] = [];

/** The checkups of a namespace, the newest first. Without the Jobs, ConfigMaps alone tell of them. */
export const useRuns = (namespace: string): Watched<readonly CheckupRun[]> => {
  const configMaps = useWatchList<KubernetesResource>(ConfigMapModel, namespace);
  const jobs = useWatchList<KubernetesResource>(models.Job, namespace);
  return useMemo(() => {
    if (configMaps.state !== 'ready') return configMaps;
    if (jobs.state === 'loading') return { state: 'loading' };
    const known = jobs.state === 'ready' ? jobs.data : NO_JOBS;
    return { ...configMaps, data: runsOf(configMaps.data, known) };
  }, [configMaps, jobs]);
};
