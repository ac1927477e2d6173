import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Finding } from '../../domain/findings/finding';
import type { World } from '../../domain/world/world';
import { failureOf } from '../../k8s/failure';

type CheckWorld = (world: World) => readonly Finding[];

/** What rules say of all objects, as soon as that is known. */
export interface WorldFindings {
  /** Undefined while they are being loaded, or as long as lists are still coming. */
  findings: readonly Finding[] | undefined;
  /** Why the rules could not be loaded, if so. */
  failure: string | undefined;
}

/**
 * Everything that rules say of a world. They are larger than the page, which does not wait for them.
 *
 * @param world undefined as long as it is not complete: then nothing is said
 */
export const useWorldFindings = (world: World | undefined): WorldFindings => {
  const [{ check, failure }, setLoaded] = useState<{ check?: CheckWorld; failure?: string }>({});
  useEffect(() => {
    let isCurrent = true;
    import('../../domain/checks/of-world').then(
      ({ checkWorld }) => {
        if (isCurrent) setLoaded({ check: checkWorld });
      },
      (error: unknown) => {
        if (isCurrent) setLoaded({ failure: failureOf(error).message });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  const settled = useDeferredValue(world);
  return useMemo(
    () => ({ findings: settled && check ? check(settled) : undefined, failure }),
    [settled, check, failure],
  );
};
