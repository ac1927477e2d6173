import { useEffect, useMemo, useState } from 'react';
import type { Finding } from '../../domain/findings/finding';
import { overviewRowsOf } from '../../domain/overview/rows';
import { kindNameOf, type KindName } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import { kindsOfAllRules } from '../../k8s/checked-kinds';
import type { Progress } from '../../k8s/completeness';
import { failureOf } from '../../k8s/failure';
import { useCheckedWorld } from '../../k8s/useCheckedWorld';
import { completeWorld } from '../../k8s/useWorld';
import { useFoundFindings } from '../../ui/useFoundFindings';
import type { Overview } from '../../ui/overview/overview';

/** Where pools of addresses say what they have handed out; rules do not ask for it. */
const OF_POOLS: readonly KindName[] = ['IPAMClaim', 'NodeSlicePool'];

type CheckWorld = (world: World) => readonly Finding[];

/** The rules, which are larger than all else of the page. */
const useRules = (): { check?: CheckWorld; failure?: string } => {
  const [rules, setRules] = useState<{ check?: CheckWorld; failure?: string }>({});
  useEffect(() => {
    let isCurrent = true;
    import('../../domain/checks/of-world').then(
      ({ checkWorld }) => {
        if (isCurrent) setRules({ check: checkWorld });
      },
      (error: unknown) => {
        if (isCurrent) setRules({ failure: failureOf(error).message });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return rules;
};

const isForRules = ({ apiVersion, kind }: World['objects'][number]): boolean => {
  const name = kindNameOf(apiVersion, kind);
  return name !== undefined && !OF_POOLS.includes(name);
};

export interface OverviewState {
  /** Undefined while the objects are being read. */
  overview: Overview | undefined;
  /** How far that is, as far as that is known. */
  progress: Progress | undefined;
  /** Why the rules could not be loaded, if so. */
  failure: string | undefined;
}

/**
 * What the cards of the overview show, of a namespace or (undefined) of the cluster; made once for all of them.
 *
 * @param isOff nothing is to be read yet
 */
export const useOverview = (namespace: string | undefined, isOff = false): OverviewState => {
  const kinds = useMemo(() => [...kindsOfAllRules(namespace), ...OF_POOLS], [namespace]);
  const state = useCheckedWorld(namespace, kinds, isOff);
  const whole = completeWorld(state);
  const { check, failure } = useRules();
  const found = useFoundFindings(namespace, state, check);
  const rows = useMemo(
    () => found && { findings: found.findings, rows: overviewRowsOf(found.findings) },
    [found],
  );
  // Numbers of one card and of the next are of one state of the cluster.
  const shown = found ?? whole;
  const overview = useMemo(
    (): Overview | undefined =>
      shown && {
        namespace,
        world: shown.world,
        gaps: shown.gaps,
        objectCount: shown.world.objects.filter(isForRules).length,
        found: rows,
      },
    [shown, namespace, rows],
  );
  return {
    overview,
    progress: state.state === 'ready' ? state.progress : undefined,
    failure,
  };
};
