import { textAt, type KubernetesResource } from '../core/resource';
import type { KindName } from '../world/kinds';
import type { World } from '../world/world';
import { roleOf, udnKindOf } from '../udn/types';

/**
 * The world with a user-defined network as it is being edited in place of what is stored. Of other
 * networks only those remain that can contradict it: primary ones where it is primary itself, and
 * network definitions of its name. So a form can be checked at each key in a large cluster.
 */
export const draftUdnWorldOf = (world: World, draft: KubernetesResource): World => {
  const kind = udnKindOf(draft);
  const name = textAt(draft, 'metadata', 'name') ?? '';
  const namespace = textAt(draft, 'metadata', 'namespace');
  const isItself = (other: KubernetesResource): boolean =>
    textAt(other, 'metadata', 'name') === name &&
    textAt(other, 'metadata', 'namespace') === namespace;
  const canMeet = (other: KubernetesResource): boolean =>
    roleOf(draft) === 'Primary' && roleOf(other) === 'Primary';
  // The draft keeps the place of what is stored: of equally old ones the first comes first.
  const beside = (of: KindName): readonly KubernetesResource[] => {
    const isStored = (other: KubernetesResource): boolean => of === kind && isItself(other);
    const all = world.list(of).filter((other) => canMeet(other) || isStored(other));
    if (of !== kind) return all;
    return all.some(isStored)
      ? all.map((other) => (isStored(other) ? draft : other))
      : [...all, draft];
  };
  const lists: Partial<Record<KindName, readonly KubernetesResource[]>> = {
    UserDefinedNetwork: beside('UserDefinedNetwork'),
    ClusterUserDefinedNetwork: beside('ClusterUserDefinedNetwork'),
    NetworkAttachmentDefinition: world
      .list('NetworkAttachmentDefinition')
      .filter((nad) => textAt(nad, 'metadata', 'name') === name),
  };
  return {
    ...world,
    list: (of, within) => {
      const list = lists[of];
      if (!list) return world.list(of, within);
      return within === undefined
        ? list
        : list.filter((object) => textAt(object, 'metadata', 'namespace') === within);
    },
    find: (of, wanted, within) =>
      of === kind && wanted === name && within === namespace
        ? draft
        : world.find(of, wanted, within),
  };
};
