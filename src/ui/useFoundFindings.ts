import { useMemo } from 'react';
import type { Finding } from '../domain/findings/finding';
import { withoutSuppressed, type SuppressedFinding } from '../domain/findings/suppression';
import type { World } from '../domain/world/world';
import { completeWorld, type Gap, type WorldState } from '../k8s/useWorld';
import { dayOf } from './day';
import { useNow } from './useNow';
import { useInSteps } from './useInSteps';
import { useThrottled } from './useThrottled';

/** Above this many objects the rules take long enough to be felt when they run too often. */
const MANY_OBJECTS = 2000;
const PAUSE_MS = 500;
const LONG_PAUSE_MS = 5000;

const pauseFor = (world: World | undefined): number =>
  (world?.objects.length ?? 0) > MANY_OBJECTS ? LONG_PAUSE_MS : PAUSE_MS;

type Whole = Extract<WorldState, { state: 'ready' }>;

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
 * @param check undefined as long as the rules are being loaded; the same function as long as it is the same
 */
export const useFoundFindings = (
  namespace: string | undefined,
  state: WorldState,
  check: ((world: World) => Generator<undefined, readonly Finding[]>) | undefined,
): FoundFindings | undefined => {
  const current = completeWorld(state);
  const isComing = state.state === 'ready' && state.progress !== undefined;
  const settled = useThrottled(current, pauseFor(current?.world));
  const work = useMemo(() => check && ((of: Whole) => check(of.world)), [check]);
  const done = useInSteps(settled, work);
  const today = dayOf(useNow());
  const found = useMemo((): FoundFindings | undefined => {
    if (!done) return undefined;
    const { world, gaps } = done.of;
    const parts = withoutSuppressed(world, done.value, today);
    const isHere = ({ object }: Finding): boolean =>
      namespace === undefined || object.namespace === namespace;
    return {
      world,
      gaps,
      findings: parts.shown.filter(isHere),
      ignored: parts.suppressed.filter(({ finding }) => isHere(finding)),
    };
  }, [done, namespace, today]);
  return isComing ? undefined : found;
};
