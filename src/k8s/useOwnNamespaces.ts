import { useEffect, useMemo, useState } from 'react';
import { consoleFetchJSON, type K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { listAt } from '../domain/core/resource';
import { SelfSubjectRulesReviewModel } from './models';
import { apiPathOf } from './paths';
import { useAccessIn } from './useAccessIn';
import { useNamespaces } from './useNamespaces';

const STORED = 'vm-networking.namespaces';
/** So many are remembered. */
const FEW = 10;
/** Of so many it is asked whether the user may list something in them: one request for each. */
const MOST_ASKED = 50;

const stored = (): string[] => {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(read) ? read.filter((name) => typeof name === 'string') : [];
  } catch {
    // A browser that keeps nothing, or something else under this name: nothing is remembered.
    return [];
  }
};

/** Remembers a namespace that the user chose, for the next time that one has to be chosen. */
export const rememberNamespace = (namespace: string): void => {
  const names = [namespace, ...stored().filter((name) => name !== namespace)];
  try {
    localStorage.setItem(STORED, JSON.stringify(names.slice(0, FEW)));
  } catch {
    // As above: the choice holds for now all the same.
  }
};

const isAbout = (rule: unknown, resource: string): boolean =>
  listAt(rule, 'resources').includes(resource) || listAt(rule, 'resources').includes('*');

/** Namespaces that the user's own rules name. They are asked for in any namespace that there is. */
const namedInRules = async (): Promise<string[]> => {
  const answer: unknown = await consoleFetchJSON(
    apiPathOf(SelfSubjectRulesReviewModel, {}),
    'POST',
    {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectRulesReview',
        spec: { namespace: 'default' },
      }),
    },
  );
  return listAt(answer, 'status', 'resourceRules')
    .filter((rule) => isAbout(rule, 'namespaces') || isAbout(rule, 'projects'))
    .flatMap((rule) => listAt(rule, 'resourceNames'))
    .filter((name) => typeof name === 'string');
};

/** Guesses for a user who may not list namespaces. */
const useHints = (): readonly string[] => {
  const [hints, setHints] = useState<readonly string[]>(stored);
  useEffect(() => {
    let isCurrent = true;
    namedInRules().then(
      (named) => {
        if (isCurrent) setHints((old) => [...new Set([...old, ...named])]);
      },
      // Without the answer there are fewer guesses, and a name can be typed.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return hints;
};

/**
 * Namespaces in which the user may list a kind, as far as that can be found out: of the namespaces
 * or projects that the user may see; else of those that were chosen before and those that the user's
 * rules name. The ones chosen before come first.
 */
export const useOwnNamespaces = (model: K8sModel): readonly string[] => {
  const seen = useNamespaces();
  const hints = useHints();
  const candidates = useMemo(() => {
    if (!seen) return hints;
    const before = hints.filter((name) => seen.includes(name));
    return [...new Set([...before, ...seen])];
  }, [seen, hints]);
  const access = useAccessIn('list', model, candidates.slice(0, MOST_ASKED));
  return useMemo(
    () => candidates.filter((name, index) => index >= MOST_ASKED || access.get(name) === 'allowed'),
    [candidates, access],
  );
};
