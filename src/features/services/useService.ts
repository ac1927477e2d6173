import { useMemo } from 'react';
import type { KubernetesResource } from '../../domain/core/resource';
import { serviceRowsOf, type ServiceRow } from '../../domain/services/rows';
import type { Gap } from '../../k8s/useWorld';
import { useServiceWorld } from './useServiceWorld';

interface OneService {
  /** Undefined while what surrounds the Service is being read. */
  row: ServiceRow | undefined;
  /** Whether all has come, so that something follows from it. */
  isRead: boolean;
  gaps: readonly Gap[];
}

const NO_GAPS: readonly Gap[] = [];

/** A Service with what it leads to. */
export const useService = (service: KubernetesResource): OneService => {
  const state = useServiceWorld(service.metadata?.namespace ?? '');
  const world = state.state === 'ready' ? state.world : undefined;
  const row = useMemo(() => world && serviceRowsOf(world, [service])[0], [world, service]);
  const isRead = state.state === 'ready' && state.progress === undefined;
  return { row, isRead, gaps: state.state === 'ready' ? state.gaps : NO_GAPS };
};
