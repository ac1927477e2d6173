import { useDeferredValue, useMemo } from 'react';
import type { TFunction } from 'i18next';
import { describeFinding } from '../../domain/findings/catalog';
import { checkWorld } from '../../domain/checks/of-world';
import type { ShownFinding } from '../../domain/findings/query';
import type { Finding } from '../../domain/findings/finding';
import type { World } from '../../domain/world/world';
import { useCheckedWorld } from '../../k8s/useCheckedWorld';
import type { Gap } from '../../k8s/useWorld';
import { useT } from '../../ui/useT';
import { useThrottled } from './useThrottled';

/** Above this many objects the rules take long enough to be felt when they run too often. */
const MANY_OBJECTS = 2000;
const PAUSE_MS = 500;
const LONG_PAUSE_MS = 5000;

const pauseFor = (world: World | undefined): number =>
  (world?.objects.length ?? 0) > MANY_OBJECTS ? LONG_PAUSE_MS : PAUSE_MS;

/** The texts of a finding, worked out when somebody asks: a page shows few of thousands. */
const shownOf = (finding: Finding, t: TFunction): ShownFinding => ({
  finding,
  get title() {
    return t(describeFinding(finding).title, finding.params);
  },
  get message() {
    return t(describeFinding(finding).message, finding.params);
  },
});

export interface Checks {
  findings: ShownFinding[];
  world: World;
  gaps: readonly Gap[];
}

/**
 * Everything that rules find in a namespace, or (undefined) in the cluster; undefined while it is
 * being worked out. Of a namespace only what lies in it is told.
 */
export const useChecks = (namespace: string | undefined): Checks | undefined => {
  const t = useT();
  const state = useCheckedWorld(namespace);
  const current = state.state === 'ready' ? state : undefined;
  const throttled = useThrottled(current, pauseFor(current?.world));
  // What is on the screen can be used while the rules run.
  const settled = useDeferredValue(throttled);
  return useMemo(() => {
    if (!settled) return undefined;
    const { world, gaps } = settled;
    const findings = checkWorld(world).filter(
      ({ object }) => namespace === undefined || object.namespace === namespace,
    );
    return { world, gaps, findings: findings.map((finding) => shownOf(finding, t)) };
  }, [settled, namespace, t]);
};
