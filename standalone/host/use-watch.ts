import {
  useK8sWatchResource,
  type K8sResourceCommon,
  type WatchK8sResource,
} from '@openshift-console/dynamic-plugin-sdk';

/** What is watched, whether it is there yet, and why it is not; the SDK leaves the last untyped. */
export const useWatch = <R extends K8sResourceCommon | K8sResourceCommon[]>(
  resource: WatchK8sResource,
): [R, boolean, unknown] => useK8sWatchResource<R>(resource);
