import { type KubernetesResource } from '../core/resource';
import { kindNameOf, type KindName } from './kinds';
import type { World } from './world';

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
