import { isSame } from '../../kubernetes/equal.ts';
import {
  isRecord,
  type KubernetesObject,
  type ManagedFieldsEntry,
} from '../../kubernetes/object.ts';

const isEntry = (value: unknown): value is ManagedFieldsEntry =>
  isRecord(value) &&
  typeof value.manager === 'string' &&
  (value.operation === 'Update' || value.operation === 'Apply') &&
  isRecord(value.fieldsV1);

/**
 * An object with the managers that a client writes itself, as kubectl does when it changes from client side
 * to server side apply. Nothing, or what is none, leaves them as they are; one empty entry clears them.
 *
 * Source: k8s.io/apimachinery pkg/util/managedfields/internal/fieldmanager.go.
 */
export const givenManagedFields = (given: unknown, before: KubernetesObject): KubernetesObject => {
  if (!Array.isArray(given) || given.length === 0) return before;
  if (isSame(given, before.metadata.managedFields)) return before;
  const isReset = given.length === 1 && isSame(given[0], {});
  if (!isReset && !given.every(isEntry)) return before;
  const managedFields = isReset ? [] : (given as ManagedFieldsEntry[]);
  return { ...before, metadata: { ...before.metadata, managedFields } };
};
