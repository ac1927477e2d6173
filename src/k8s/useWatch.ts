import { useMemo, useState } from 'react';
import {
  useK8sModel,
  useK8sWatchResource,
  type K8sModel,
  type K8sResourceCommon,
} from '@openshift-console/dynamic-plugin-sdk';
import { progressOf } from './completeness';
import { objectKeeper } from './kept-object';
import { gvkOf } from './models';
import { listKeeper } from './stable-list';
import { useCompleteLists } from './useCompleteLists';
import { useIsSettled } from './useIsSettled';
import { usePaced } from './usePaced';
import { watchedOf, type Watched } from './watched';

export type { Watched } from './watched';

/** A list of which at least a part has come. */
export type ReadyList<R> = Extract<Watched<readonly R[]>, { state: 'ready' }>;

/** Whether the cluster serves a kind; undefined while that is not known yet. */
export const useIsServed = (model: K8sModel): boolean | undefined => {
  // Typed by the SDK as always found, which it is not while discovery runs or the CRD is missing.
  const [discovered, inFlight] = useK8sModel(gvkOf(model));
  const found = discovered as K8sModel | undefined;
  const isSettled = useIsSettled(inFlight);
  if (found) return true;
  return isSettled ? false : undefined;
};

const useWatched = <T extends K8sResourceCommon | K8sResourceCommon[]>(
  model: K8sModel,
  query: { isList: boolean; namespace?: string; name?: string },
): Watched<T> => {
  const served = useIsServed(model);
  const [data, loaded, error] = useK8sWatchResource<T>(
    served
      ? {
          groupVersionKind: gvkOf(model),
          isList: query.isList,
          namespaced: Boolean(model.namespaced),
          ...(query.namespace === undefined ? {} : { namespace: query.namespace }),
          ...(query.name === undefined ? {} : { name: query.name }),
        }
      : null,
  ) as [T | undefined, boolean, unknown];

  return useMemo((): Watched<T> => {
    if (served === undefined) return { state: 'loading' };
    if (!served) return { state: 'missing' };
    return watchedOf({ data, loaded, error, isList: query.isList });
  }, [served, data, loaded, error, query.isList]);
};

/**
 * Watches all objects of a kind, in one namespace or (undefined) in all. An object stays the same as
 * long as its version does; a list that is coming changes twice a second at most.
 */
export const useWatchList = <R extends K8sResourceCommon>(
  model: K8sModel,
  namespace: string | undefined,
): Watched<readonly R[]> => {
  const watched = useWatched<R[]>(model, {
    isList: true,
    ...(namespace === undefined ? {} : { namespace }),
  });
  const size = watched.state === 'ready' ? watched.data.length : undefined;
  const lists = useMemo(() => ({ list: { model, namespace, size } }), [model, namespace, size]);
  const { list } = useCompleteLists(lists);
  const [keep] = useState(listKeeper);
  const now = useMemo((): Watched<readonly R[]> => {
    if (watched.state !== 'ready') return watched;
    const progress = list ? progressOf([list]) : undefined;
    return { ...watched, data: keep('list', watched.data), ...(progress ? { progress } : {}) };
  }, [watched, list, keep]);
  const isComing = now.state === 'ready' && now.progress !== undefined;
  return usePaced(now, isComing, `${model.plural} ${namespace ?? ''}`);
};

/** Watches one object. */
export const useWatchOne = <R extends K8sResourceCommon>(
  model: K8sModel,
  name: string,
  namespace: string | undefined,
): Watched<R> => {
  const watched = useWatched<R>(model, {
    isList: false,
    name,
    ...(namespace === undefined ? {} : { namespace }),
  });
  const [keep] = useState(() => objectKeeper<R>());
  const { plural } = model;
  return useMemo((): Watched<R> => {
    if (watched.state !== 'ready') return watched;
    const data = keep(watched.data, { plural, namespace, name });
    return data ? { ...watched, data } : { state: 'loading' };
  }, [keep, watched, plural, namespace, name]);
};
