import { textAt } from '../core/resource';
import { derived, type World } from './world';

const isOfOpenShift = (name: string | undefined): boolean =>
  name?.startsWith('openshift-') === true;

/**
 * Whether the cluster is OpenShift, by objects that only OpenShift has and namespaces that it makes.
 * `false` where the namespaces are known and nothing else speaks for it; undefined where nothing tells.
 */
export const isOpenShift = derived((world: World): boolean | undefined => {
  const isThere =
    world.list('ClusterNetwork').length > 0 ||
    world.list('NetworkOperator').length > 0 ||
    world.list('Namespace').some((space) => isOfOpenShift(textAt(space, 'metadata', 'name'))) ||
    world.objects.some((object) => isOfOpenShift(textAt(object, 'metadata', 'namespace')));
  if (isThere) return true;
  return world.isKnown('Namespace') ? false : undefined;
});
