import { type KubernetesResource } from '../core/resource';
import { kindNameOf, type KindName } from './kinds';
import { worldOf, type World } from './world';

/**
 * A world with objects as they are going to be: each in the place of the one that has its kind, namespace
 * and name, or behind the others where there is none. What is known of the rest stays as it was.
 */
export const withObjects = (world: World, objects: readonly KubernetesResource[]): World => {
  if (objects.length === 0) return world;
  const added = worldOf(objects);
  const isReplaced = (kind: KindName, { metadata }: KubernetesResource): boolean =>
    added.find(kind, metadata?.name ?? '', metadata?.namespace) !== undefined;
  const joined = (
    kind: KindName,
    before: readonly KubernetesResource[],
    namespace: string | undefined,
  ): readonly KubernetesResource[] => {
    const own = added.list(kind, namespace);
    return own.length === 0
      ? before
      : [...before.filter((each) => !isReplaced(kind, each)), ...own];
  };
  return {
    ...world,
    objects: [
      ...world.objects.filter((each) => {
        const kind = kindNameOf(each.apiVersion, each.kind);
        return kind === undefined || !isReplaced(kind, each);
      }),
      ...added.objects,
    ],
    list: (kind, namespace) => joined(kind, world.list(kind, namespace), namespace),
    find: (kind, name, namespace) =>
      added.find(kind, name, namespace) ?? world.find(kind, name, namespace),
  };
};

/** A world as it would be without some objects of a few kinds. What is known of the rest stays as it was. */
export const withoutObjects = (
  world: World,
  kinds: readonly KindName[],
  isGone: (object: KubernetesResource) => boolean,
): World => {
  const isOut = (kind: KindName | undefined, object: KubernetesResource): boolean =>
    kind !== undefined && kinds.includes(kind) && isGone(object);
  return {
    ...world,
    objects: world.objects.filter((each) => !isOut(kindNameOf(each.apiVersion, each.kind), each)),
    list: (kind, namespace) => {
      const all = world.list(kind, namespace);
      return kinds.includes(kind) ? all.filter((each) => !isGone(each)) : all;
    },
    find: (kind, name, namespace) => {
      const found = world.find(kind, name, namespace);
      return found && isOut(kind, found) ? undefined : found;
    },
  };
};

/**
 * What two worlds of one cluster know together, such as those of two namespaces. Of an object that both
 * have, that of the first counts.
 */
export const joinedWorlds = (a: World, b: World): World => {
  const added = (kind: KindName, all: readonly KubernetesResource[]) =>
    all.filter(({ metadata }) => !a.find(kind, metadata?.name ?? '', metadata?.namespace));
  return {
    objects: [
      ...a.objects,
      ...b.objects.filter((each) => {
        const kind = kindNameOf(each.apiVersion, each.kind);
        return kind !== undefined && added(kind, [each]).length > 0;
      }),
    ],
    list: (kind, namespace) => [
      ...a.list(kind, namespace),
      ...added(kind, b.list(kind, namespace)),
    ],
    find: (kind, name, namespace) => a.find(kind, name, namespace) ?? b.find(kind, name, namespace),
    isKnown: (kind, namespace) => a.isKnown(kind, namespace) || b.isKnown(kind, namespace),
  };
};
