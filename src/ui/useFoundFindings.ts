import { useDeferredValue, useMemo } from 'react';
import type { Finding } from '../domain/findings/finding';
import { withoutSuppressed, type SuppressedFinding } from '../domain/findings/suppression';
import type { World } from '../domain/world/world';
import { completeWorld, type Gap, type WorldState } from '../k8s/useWorld';
import { dayOf } from './day';
import { useNow } from './useNow';
import { useThrottled } from './useThrottled';

/** Above this many objects the rules take long enough to be felt when they run too often. */
const MANY_OBJECTS = 2000;
const PAUSE_MS = 500;
const LONG_PAUSE_MS = 5000;

const pauseFor = (world: World | undefined): number =>
  (world?.objects.length ?? 0) > MANY_OBJECTS ? LONG_PAUSE_MS : PAUSE_MS;

/** What rules find in a world that is whole. */
export interface FoundFindings {
  findings: readonly Finding[];
  /** Those that annotations of their objects have ignored. */
  ignored: readonly SuppressedFinding[];
  world: World;
  gaps: readonly Gap[];
}

/**
 * Everything that rules find in a namespace, or (undefined) in the cluster. Of a namespace only what lies
 * in it is told. As long as lists are still coming nothing is told at all: an error may be resolved by the
 * next page, and that there is none may be refuted by it.
 *
 * @param check undefined as long as the rules are being loaded
 */
export const useFoundFindings = (
  namespace: string | undefined,
  state: WorldState,
  check: ((world: World) => readonly Finding[]) | undefined,
): FoundFindings | undefined => {
  const current = completeWorld(state);
  const isComing = state.state === 'ready' && state.progress !== undefined;
  const throttled = useThrottled(current, pauseFor(current?.world));
  // What is on the screen can be used while the rules run.
  const settled = useDeferredValue(throttled);
  const today = dayOf(useNow());
  const found = useMemo((): FoundFindings | undefined => {
    if (!settled || !check) return undefined;
    const { world, gaps } = settled;
    const parts = withoutSuppressed(world, check(world), today);
    const isHere = ({ object }: Finding): boolean =>
      namespace === undefined || object.namespace === namespace;
    return {
      world,
      gaps,
      findings: parts.shown.filter(isHere),
      ignored: parts.suppressed.filter(({ finding }) => isHere(finding)),
    };
  }, [settled, namespace, today, check]);
  return isComing ? undefined : found;
};
