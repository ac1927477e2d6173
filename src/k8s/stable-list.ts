import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';

const isSame = (a: K8sResourceCommon | undefined, b: K8sResourceCommon): boolean =>
  a === b ||
  (a?.metadata?.uid !== undefined &&
    a.metadata.uid === b.metadata?.uid &&
    a.metadata.resourceVersion !== undefined &&
    a.metadata.resourceVersion === b.metadata.resourceVersion);

/**
 * A list of which each object is the one of before as long as it is of the same version, and the list
 * itself as long as all are: what was worked out of them stays. The console makes all objects of a list
 * anew whenever one of them changes.
 */
export const keptObjects = <R extends K8sResourceCommon>(
  before: readonly R[],
  list: readonly R[],
): readonly R[] => {
  if (before === list || before.length === 0) return list;
  let byUid: Map<string | undefined, R> | undefined;
  const kept = list.map((object, index) => {
    const atSamePlace = before[index];
    if (atSamePlace && isSame(atSamePlace, object)) return atSamePlace;
    byUid ??= new Map(before.map((other) => [other.metadata?.uid, other]));
    const known = byUid.get(object.metadata?.uid);
    return known && isSame(known, object) ? known : object;
  });
  const isUnchanged =
    kept.length === before.length && kept.every((object, index) => object === before[index]);
  return isUnchanged ? before : kept;
};

/** Remembers the lists of a page by their names, and keeps their objects. */
export const listKeeper = () => {
  const lists = new Map<string, readonly K8sResourceCommon[]>();
  return <R extends K8sResourceCommon>(name: string, list: readonly R[]): readonly R[] => {
    // A name stands for one list, of one kind of object.
    const kept = keptObjects((lists.get(name) ?? []) as readonly R[], list);
    lists.set(name, kept);
    return kept;
  };
};
