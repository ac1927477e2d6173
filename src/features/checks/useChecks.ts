import { useDeferredValue, useMemo } from 'react';
import type { TFunction } from 'i18next';
import { textKeysOf } from '../../domain/findings/text-keys';
import { checkWorld } from '../../domain/checks/of-world';
import type { ShownFinding } from '../../domain/findings/query';
import type { Finding } from '../../domain/findings/finding';
import { withoutSuppressed, type SuppressedFinding } from '../../domain/findings/suppression';
import type { KindName } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import type { Progress } from '../../k8s/completeness';
import { useCheckedWorld } from '../../k8s/useCheckedWorld';
import { completeWorld, type Gap } from '../../k8s/useWorld';
import { useT } from '../../ui/useT';
import { useNow } from '../../ui/useNow';
import { dayOf } from './day';
import { useThrottled } from './useThrottled';

/** What gives addresses to Services, and policies of the cluster. */
const SERVICES: readonly KindName[] = [
  'Service',
  'IPAddressPool',
  'L2Advertisement',
  'BGPAdvertisement',
  'Infrastructure',
  'AdminNetworkPolicy',
];

/** Of a namespace also what stands behind them; of all namespaces this would be too many. */
const SERVICES_AND_ENDPOINTS: readonly KindName[] = [...SERVICES, 'EndpointSlice', 'NetworkPolicy'];

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
    return t(textKeysOf(finding).title, finding.params);
  },
  get message() {
    return t(textKeysOf(finding).message, finding.params);
  },
});

export interface FoundChecks {
  state: 'found';
  findings: ShownFinding[];
  /** Those that annotations of their objects have ignored. */
  ignored: SuppressedFinding[];
  world: World;
  gaps: readonly Gap[];
}

export type Checks =
  | FoundChecks
  /** Without `progress` not even the first objects of each kind have come. */
  | { state: 'checking'; progress: Progress | undefined };

/**
 * Everything that rules find in a namespace, or (undefined) in the cluster. Of a namespace only what
 * lies in it is told. As long as lists are still coming nothing is told at all: an error may be
 * resolved by the next page, and that there is none may be refuted by it.
 */
export const useChecks = (namespace: string | undefined): Checks => {
  const t = useT();
  const state = useCheckedWorld(
    namespace,
    namespace === undefined ? SERVICES : SERVICES_AND_ENDPOINTS,
  );
  const current = completeWorld(state);
  const progress = state.state === 'ready' ? state.progress : undefined;
  const throttled = useThrottled(current, pauseFor(current?.world));
  // What is on the screen can be used while the rules run.
  const settled = useDeferredValue(throttled);
  const today = dayOf(useNow());
  const found = useMemo((): FoundChecks | undefined => {
    if (!settled) return undefined;
    const { world, gaps } = settled;
    const parts = withoutSuppressed(world, checkWorld(world), today);
    const isHere = ({ object }: Finding): boolean =>
      namespace === undefined || object.namespace === namespace;
    const findings = parts.shown.filter(isHere).map((finding) => shownOf(finding, t));
    const ignored = parts.suppressed.filter(({ finding }) => isHere(finding));
    return { state: 'found', world, gaps, findings, ignored };
  }, [settled, namespace, today, t]);
  return found && progress === undefined ? found : { state: 'checking', progress };
};
