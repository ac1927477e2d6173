import type { KubernetesResource } from '../../../domain/core/resource';
import type { World } from '../../../domain/world/world';

/** A policy and what is around it. */
export interface PolicyFacts {
  policy: KubernetesResource;
  world: World;
}
