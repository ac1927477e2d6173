import type { KubernetesResource } from '../../domain/core/resource';
import type { Finding } from '../../domain/findings/finding';
import { kindNameOf } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';

/** The object that a finding is about, as the world has it. */
export const objectOf = (world: World, { object }: Finding): KubernetesResource | undefined => {
  const kind = kindNameOf(object.apiVersion, object.kind);
  return kind && world.find(kind, object.name, object.namespace);
};
