import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';

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
 * @returns a function of what is watched now, and which object that is; what it gives is undefined as
 *   long as nothing is known of the object
 */
export const objectKeeper = <R extends K8sResourceCommon>() => {
  let kept: { of: string; data: R } | undefined;
  return (data: R, { plural, namespace, name }: Identity): R | undefined => {
    const of = [plural, namespace, name].join(' ');
    if (data.metadata?.name === name) kept = { of, data };
    return kept?.of === of ? kept.data : undefined;
  };
};
