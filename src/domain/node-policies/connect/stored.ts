import { recordAt, valueAt, type KubernetesResource } from '../../core/resource';
import type { World } from '../../world/world';

const contains = (found: unknown, wanted: unknown): boolean => {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((each, index) => contains(found[index], each))
    );
  }
  if (typeof wanted !== 'object' || wanted === null) return found === wanted;
  return Object.entries(wanted).every(([key, value]) => contains(valueAt(found, key), value));
};

/** What there is under the name of an object that is to be made. */
export const storedOf = (
  world: World,
  { kind, metadata }: KubernetesResource,
): KubernetesResource | undefined => {
  const name = metadata?.name ?? '';
  return kind === 'ClusterUserDefinedNetwork'
    ? world.find(kind, name)
    : world.find('NetworkAttachmentDefinition', name, metadata?.namespace);
};

/** Whether what is there already says what is to be made, and perhaps more. */
export const isMade = (stored: KubernetesResource, wanted: KubernetesResource): boolean =>
  contains(recordAt(stored, 'spec'), recordAt(wanted, 'spec'));
