import {
  k8sCreate,
  k8sDelete,
  type K8sModel,
  type K8sResourceCommon,
} from '@openshift-console/dynamic-plugin-sdk';

/**
 * The one way in which this plugin changes the cluster. Every function resolves with what the
 * server stored and rejects with the console's `HttpError`, which `failureOf` reads.
 */

/** Creates an object. The server's defaults and generated fields are in the result. */
export const createResource = <R extends K8sResourceCommon>(
  model: K8sModel,
  resource: R,
): Promise<R> =>
  k8sCreate<R>({
    model,
    data: resource,
    ...(resource.metadata?.namespace ? { ns: resource.metadata.namespace } : {}),
  });

/**
 * Deletes exactly the object that the user saw: the uid is a precondition, so that an object of
 * the same name that was created meanwhile stays (the server then answers 409 Conflict).
 */
export const deleteResource = async (
  model: K8sModel,
  resource: K8sResourceCommon,
): Promise<void> => {
  const uid = resource.metadata?.uid;
  await k8sDelete({
    model,
    resource,
    ...(uid ? { json: { kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { uid } } } : {}),
  });
};
