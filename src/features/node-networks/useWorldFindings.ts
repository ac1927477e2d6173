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

/** Everything that rules say. */
export const allRules = async (): Promise<CheckWorld> =>
  (await import('../../domain/checks/of-world')).checkWorld;

/** What they say of networks and settings, which weighs less. */
export const networkRules = async (): Promise<CheckWorld> =>
  (await import('../../domain/checks/of-networks')).checkNetworks;

/**
 * What rules say of a world. They are larger than the page, which does not wait for them.
 *
 * @param world undefined as long as it is not complete: then nothing is said
 * @param load which of the rules; always the same for a page
 */
export const useWorldFindings = (
  world: World | undefined,
  load: () => Promise<CheckWorld>,
): WorldFindings => {
  const [{ check, failure }, setLoaded] = useState<{ check?: CheckWorld; failure?: string }>({});
  useEffect(() => {
    let isCurrent = true;
    load().then(
      (check) => {
        if (isCurrent) setLoaded({ check });
      },
      (error: unknown) => {
        if (isCurrent) setLoaded({ failure: failureOf(error).message });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [load]);
  const settled = useDeferredValue(world);
  return useMemo(
    () => ({ findings: settled && check ? check(settled) : undefined, failure }),
    [settled, check, failure],
  );
};
