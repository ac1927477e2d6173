import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Resource } from './resource.ts';
import { conflict, notFound } from './status.ts';
import { kindKey, objectKey, type Store } from './store.ts';
import { now } from './write.ts';

interface DeleteOptions {
  preconditions?: { uid?: string; resourceVersion?: string };
}

/**
 * Deletes an object, or marks it when finalizers hold it.
 *
 * @returns the marked object, or undefined when it is gone
 */
export const remove = (
  store: Store,
  resource: Resource,
  namespace: string | undefined,
  name: string,
  { preconditions }: DeleteOptions,
  dryRun: boolean,
): { gone: boolean; object: KubernetesObject } => {
  const key = objectKey(resource.namespaced ? namespace : undefined, name);
  const found = store.get(kindKey(resource), key);
  if (!found) throw notFound(resource, name);
  const { uid, resourceVersion } = preconditions ?? {};
  if (uid !== undefined && uid !== found.metadata.uid) {
    throw conflict(
      resource,
      name,
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${found.metadata.uid ?? ''}`,
    );
  }
  if (resourceVersion !== undefined && resourceVersion !== found.metadata.resourceVersion) {
    throw conflict(
      resource,
      name,
      `Precondition failed: ResourceVersion in precondition: ${resourceVersion}, ResourceVersion in object meta: ${found.metadata.resourceVersion ?? ''}`,
    );
  }
  const isNamespace = resource.kind === 'Namespace' && resource.group === '';
  if (!isNamespace && !found.metadata.finalizers?.length) {
    if (!dryRun) store.remove(kindKey(resource), key);
    return { gone: true, object: found };
  }
  if (found.metadata.deletionTimestamp !== undefined) return { gone: false, object: found };
  const marked: KubernetesObject = {
    ...found,
    metadata: {
      ...found.metadata,
      deletionTimestamp: now(),
      deletionGracePeriodSeconds: 0,
      ...(resource.custom ? { generation: (found.metadata.generation ?? 0) + 1 } : {}),
    },
    ...(isNamespace ? { status: { phase: 'Terminating' } } : {}),
  };
  return { gone: false, object: dryRun ? marked : store.put(kindKey(resource), marked) };
};
