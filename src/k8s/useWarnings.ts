import { useMemo } from 'react';
import {
  useK8sWatchResources,
  type K8sResourceCommon,
  type WatchK8sResource,
} from '@openshift-console/dynamic-plugin-sdk';
import { failureOf } from './failure';
import { gvkOf, models } from './models';

export interface Warnings {
  events: K8sResourceCommon[];
  /** Why they could not be read, if so. */
  failure: string | undefined;
}

const watchOf = (namespace: string | undefined, selector: string): WatchK8sResource => ({
  groupVersionKind: gvkOf(models.Event),
  isList: true,
  namespaced: true,
  ...(namespace === undefined ? {} : { namespace }),
  fieldSelector: `${selector},type=Warning`,
});

/** @param selectors must be the same array as long as they are the same */
const useSelected = (namespace: string | undefined, selectors: readonly string[]): Warnings => {
  const watches = useMemo(
    () => Object.fromEntries(selectors.map((selector) => [selector, watchOf(namespace, selector)])),
    [namespace, selectors],
  );
  const results = useK8sWatchResources<Record<string, K8sResourceCommon[]>>(watches);
  return useMemo(() => {
    const all = Object.values(results);
    const failed: unknown = all.map(({ loadError }) => loadError as unknown).find(Boolean);
    return {
      events: all.flatMap(({ data, loaded }) => (loaded ? data : [])),
      failure: failed === undefined ? undefined : failureOf(failed).message,
    };
  }, [results]);
};

/**
 * Watches the warnings about objects of a namespace, of whatever kind. They are few, whereas a
 * namespace has very many events.
 *
 * @param names of the objects; must be the same array as long as they are the same
 */
export const useWarnings = (namespace: string, names: readonly string[]): Warnings =>
  useSelected(
    namespace,
    useMemo(() => names.map((name) => `involvedObject.name=${name}`), [names]),
  );

/**
 * Watches the warnings about all objects of some kinds, in a namespace or (undefined) in all.
 *
 * @param kinds must be the same array as long as they are the same
 */
export const useWarningsAbout = (
  namespace: string | undefined,
  kinds: readonly string[],
): Warnings =>
  useSelected(
    namespace,
    useMemo(() => kinds.map((kind) => `involvedObject.kind=${kind}`), [kinds]),
  );
