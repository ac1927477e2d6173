import type { KubernetesObject, ObjectMeta, OwnerReference } from './object.ts';
import { digestOf } from './digest.ts';
import type { Timestamp } from './time.ts';

/** What tells an object from others of its kind, and what people attach to it. */
export interface Identity {
  name: string;
  namespace?: string;
  created: Timestamp;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

/** The UID of an object: a version 4 UUID that is the same each time. */
export function uidOf(kind: string, namespace: string | undefined, name: string): string {
  const hex = digestOf(`${kind} ${namespace ?? ''}/${name}`);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Neither vowels nor what is easily misread, as in Kubernetes' own generated names. */
const SUFFIX_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** The five characters that `generateName` puts at the end, the same each time for a text. */
function suffixOf(text: string): string {
  const hex = digestOf(text);
  return Array.from({ length: 5 }, (_, index) => {
    const number = Number.parseInt(hex.slice(index * 4, index * 4 + 4), 16);
    return SUFFIX_LETTERS.charAt(number % SUFFIX_LETTERS.length);
  }).join('');
}

/** Kubernetes cuts the beginning of a generated name, so that the whole has 63 characters. */
const MAX_BASE = 58;

/** A name that `generateName` makes of its beginning, the same each time for a text. */
export function generatedName(base: string, text: string): string {
  return `${base.slice(0, MAX_BASE)}${suffixOf(text)}`;
}

/**
 * Metadata of an object, with a UID of its own. Finalizers are left out: only those of instances and
 * migrations have a controller here that takes them off, and it is the one that sets them. With any
 * other a deleted object would never go.
 */
export function metaOf(
  kind: string,
  { name, namespace, created, labels, annotations }: Identity,
  more: Pick<ObjectMeta, 'generation' | 'ownerReferences'> = {},
): ObjectMeta {
  const hasEntries = (map: Record<string, string> = {}) => Object.keys(map).length > 0;
  return {
    name,
    ...(namespace !== undefined && { namespace }),
    ...(hasEntries(labels) && { labels: { ...labels } }),
    ...(hasEntries(annotations) && { annotations: { ...annotations } }),
    uid: uidOf(kind, namespace, name),
    creationTimestamp: created,
    ...more,
  };
}

/** A reference to the object whose controller looks after others. */
export function ownerOf({ apiVersion, kind, metadata }: KubernetesObject): OwnerReference {
  const { name, namespace } = metadata;
  return controllerRef(apiVersion, kind, namespace, name);
}

/** A reference to a controlling object that is known by name only. */
export function controllerRef(
  apiVersion: string,
  kind: string,
  namespace: string | undefined,
  name: string,
): OwnerReference {
  const uid = uidOf(kind, namespace, name);
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
}
