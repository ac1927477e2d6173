import { useCallback, useEffect, useState } from 'react';
import {
  k8sGet,
  type K8sModel,
  type K8sResourceCommon,
} from '@openshift-console/dynamic-plugin-sdk';
import { answerTo } from './answer';

/** What is known of an object that is read once. */
export type ReadOnce<R> =
  { state: 'loading' } | { state: 'failed'; error: unknown } | { state: 'ready'; data: R };

const LOADING = { state: 'loading' } as const;

interface Answers<R> {
  /** What was asked for. */
  asked: string;
  byName: ReadonlyMap<string, ReadOnce<R>>;
}

/**
 * Reads objects of one namespace by their names, each once: for kinds of which users may read some
 * and list none, such as Secrets.
 *
 * @param names in any order
 * @returns what is known of each, and a way to read all of them again
 */
export const useReadOnce = <R extends K8sResourceCommon>(
  model: K8sModel,
  names: readonly string[],
  namespace: string,
): { of: (name: string) => ReadOnce<R>; again: () => void } => {
  const [turn, setTurn] = useState(0);
  const [answers, setAnswers] = useState<Answers<R>>({ asked: '', byName: new Map() });
  const wanted = [...new Set(names)].sort().join(' ');
  const asked = `${namespace} ${turn} ${wanted}`;
  useEffect(() => {
    let isLeft = false;
    const told = (name: string, answer: ReadOnce<R>) => {
      if (isLeft) return;
      setAnswers((before) => ({
        asked,
        byName: new Map([...(before.asked === asked ? before.byName : []), [name, answer]]),
      }));
    };
    for (const name of wanted.split(' ').filter((each) => each !== '')) {
      answerTo(k8sGet<R>({ model, name, ns: namespace })).then(
        (data) => told(name, { state: 'ready', data }),
        (error: unknown) => told(name, { state: 'failed', error }),
      );
    }
    return () => {
      isLeft = true;
    };
  }, [model, namespace, wanted, asked]);
  return {
    of: (name) => (answers.asked === asked ? answers.byName.get(name) : undefined) ?? LOADING,
    again: useCallback(() => setTurn((before) => before + 1), []),
  };
};
