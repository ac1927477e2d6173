import type { KubernetesResource } from '../../domain/core/resource';
import type { Finding } from '../../domain/findings/finding';
import type { World } from '../../domain/world/world';
import type { ResourceKind } from './kind';

/** What the API server refuses of an object, as far as it is known before anything is sent. */
export const refusalsOf =
  <R extends KubernetesResource>(kind: ResourceKind<R>, world: World | undefined) =>
  (object: R): Finding[] => [
    ...kind.text.check(object),
    ...(world && kind.refusalsIn ? kind.refusalsIn(world, object) : []),
  ];
