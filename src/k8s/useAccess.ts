import {
  useAccessReview,
  type K8sModel,
  type K8sVerb,
} from '@openshift-console/dynamic-plugin-sdk';

export type Access = 'checking' | 'allowed' | 'denied';

/**
 * Asks the cluster whether the user may do something. Where the question itself cannot be answered
 * the console says yes, so a 403 of the request that follows must be handled all the same.
 *
 * @param namespace undefined asks for all namespaces
 */
export const useAccess = (verb: K8sVerb, model: K8sModel, namespace?: string): Access => {
  const [allowed, loading] = useAccessReview({
    group: model.apiGroup ?? '',
    resource: model.plural,
    verb,
    ...(namespace === undefined ? {} : { namespace }),
  });
  if (loading) return 'checking';
  return allowed ? 'allowed' : 'denied';
};
