import { useEffect, useMemo, useState } from 'react';
import type { Finding } from '../../domain/findings/finding';
import { picturesInSteps } from '../../domain/overview/nodes';
import { overviewRowsOf } from '../../domain/overview/rows';
import { kindNameOf, type KindName } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import { kindsOfAllRules } from '../../k8s/checked-kinds';
import type { Progress } from '../../k8s/completeness';
import { failureOf } from '../../k8s/failure';
import { useCheckedWorld } from '../../k8s/useCheckedWorld';
import { completeWorld } from '../../k8s/useWorld';
import { useInSteps } from '../../ui/useInSteps';
import { useFoundFindings } from '../../ui/useFoundFindings';
import type { Overview } from '../../ui/overview/overview';

/** Where pools of addresses say what they have handed out; rules do not ask for it. */
const OF_POOLS: readonly KindName[] = ['IPAMClaim', 'NodeSlicePool'];

type CheckWorld = (world: World) => Generator<undefined, readonly Finding[]>;

/** The rules, which are larger than all else of the page. */
const useRules = (): { check?: CheckWorld; failure?: string } => {
  const [rules, setRules] = useState<{ check?: CheckWorld; failure?: string }>({});
  useEffect(() => {
    let isCurrent = true;
    import('../../domain/checks/of-world').then(
      ({ checkInSteps }) => {
        if (isCurrent) setRules({ check: checkInSteps });
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

type Subject = Pick<Overview, 'world' | 'gaps' | 'found'>;

const drawInSteps = ({ world }: Subject) => picturesInSteps(world);

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
  // Numbers of one card and of the next are of one state of the cluster.
  const subject = useMemo((): Subject | undefined => {
    if (found) {
      const { world, gaps, findings } = found;
      return { world, gaps, found: { findings, rows: overviewRowsOf(findings) } };
    }
    return whole && { world: whole.world, gaps: whole.gaps, found: undefined };
  }, [found, whole]);
  const drawn = useInSteps(subject, drawInSteps)?.of;
  const shown = whole && drawn;
  const overview = useMemo(
    (): Overview | undefined =>
      shown && {
        ...shown,
        namespace,
        objectCount: shown.world.objects.filter(isForRules).length,
      },
    [shown, namespace],
  );
  return {
    overview,
    progress: state.state === 'ready' ? state.progress : undefined,
    failure,
  };
};
