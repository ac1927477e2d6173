import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import type { Watched } from './useWatch';

/** Which object is watched. */
interface Identity {
  plural: string;
  namespace: string | undefined;
  name: string;
}

/**
 * Keeps the last state of one watched object. The console hands what a watch brings on as the object,
 * also where it is the error with which the API server ends a watch (a `Status`, which has no name): that
 * says nothing of the object, which is the one of before until it is read again, and not there yet where
 * nothing was known of it.
 *
 * @returns a function of what is watched now, and which object that is
 */
export const objectKeeper = <R extends K8sResourceCommon>() => {
  let kept: { of: string; data: R } | undefined;
  return (watched: Watched<R>, { plural, namespace, name }: Identity): Watched<R> => {
    if (watched.state !== 'ready') return watched;
    const of = [plural, namespace, name].join(' ');
    if (watched.data.metadata?.name === name) kept = { of, data: watched.data };
    return kept?.of === of ? { ...watched, data: kept.data } : { state: 'loading' };
  };
};
