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
