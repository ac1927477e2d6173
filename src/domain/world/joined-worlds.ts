import { type KubernetesResource } from '../core/resource';
import { kindNameOf, type KindName } from './kinds';
import type { World } from './world';

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
