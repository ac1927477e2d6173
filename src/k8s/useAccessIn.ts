import { useEffect, useMemo, useState } from 'react';
import { checkAccess, type K8sModel, type K8sVerb } from '@openshift-console/dynamic-plugin-sdk';
import type { Access } from './useAccess';

/** Asks whether the user may do something in a namespace. */
export const accessIn = async (
  verb: K8sVerb,
  model: K8sModel,
  namespace: string,
): Promise<Access> => {
  try {
    const { status } = await checkAccess({
      group: model.apiGroup ?? '',
      resource: model.plural,
      verb,
      namespace,
    });
    return status?.allowed === false ? 'denied' : 'allowed';
  } catch {
    // As `useAccess`: where it cannot be asked, the request that follows is told.
    return 'allowed';
  }
};

const NOTHING: ReadonlyMap<string, Access> = new Map();

/**
 * Whether the user may do something in each of several namespaces. Those that are still being asked
 * about are missing from the answer.
 */
export const useAccessIn = (
  verb: K8sVerb,
  model: K8sModel,
  namespaces: readonly string[],
): ReadonlyMap<string, Access> => {
  const [known, setKnown] = useState(NOTHING);
  const wanted = [...new Set(namespaces)].sort().join(' ');
  const list = useMemo(() => wanted.split(' ').filter((name) => name !== ''), [wanted]);
  useEffect(() => {
    let isCurrent = true;
    for (const namespace of list) {
      void accessIn(verb, model, namespace).then((access) => {
        if (isCurrent) setKnown((old) => new Map(old).set(namespace, access));
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [verb, model, list]);
  return known;
};
