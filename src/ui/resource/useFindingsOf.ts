import { useCallback, useEffect, useState } from 'react';
import type { KubernetesResource } from '../../domain/core/resource';
import type { Finding } from '../../domain/findings/finding';
import type { World } from '../../domain/world/world';
import { failureOf } from '../../k8s/failure';
import type { ResourceKind, RulesInWorld } from './kind';

interface FindingsOf<R> {
  /** What rules say of a draft: by itself and, as soon as that is known, beside all else. */
  findingsOf: (draft: R) => Finding[];
  /** Why the rules across objects could not be loaded, if so. */
  failure: string | undefined;
}

/** The rules of a kind, with the world around a draft, where that is known. */
export const useFindingsOf = <R extends KubernetesResource>(
  kind: ResourceKind<R>,
  world: World | undefined,
): FindingsOf<R> => {
  const [{ rules, failure }, setLoaded] = useState<{ rules?: RulesInWorld<R>; failure?: string }>(
    {},
  );
  useEffect(() => {
    let isCurrent = true;
    kind.loadRules().then(
      (loaded) => {
        if (isCurrent) setLoaded({ rules: loaded });
      },
      (error: unknown) => {
        if (isCurrent) setLoaded({ failure: failureOf(error).message });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [kind]);
  const findingsOf = useCallback(
    (draft: R) => (world && rules ? rules.findingsOn(world, draft) : kind.text.check(draft)),
    [kind, world, rules],
  );
  return { findingsOf, failure };
};
