import type { KubernetesResource } from '../../../domain/core/resource';
import { textAt } from '../../../domain/core/resource';
import { partsOf, type PolicyPart } from '../../../domain/node-policies/parts';
import {
  policyProgressOf,
  stageOfPolicy,
  type PolicyProgress,
} from '../../../domain/node-policies/progress';
import { networksOn } from '../../../domain/node-policies/users';
import type { World } from '../../../domain/world/world';
import type { Stage } from '../stages';

/** A policy as the list shows it. */
export interface PolicyRow {
  policy: KubernetesResource;
  name: string;
  parts: readonly PolicyPart[];
  progress: PolicyProgress;
  stage: Stage;
  /** `namespace/name` of the networks that stand on what it makes. */
  networks: readonly string[];
}

/** One row for each policy of a world. */
export const rowsOf = (world: World): PolicyRow[] =>
  world.list('NodeNetworkConfigurationPolicy').map((policy) => {
    const progress = policyProgressOf(world, policy);
    return {
      policy,
      name: textAt(policy, 'metadata', 'name') ?? '',
      parts: partsOf(policy),
      progress,
      stage: stageOfPolicy(progress),
      networks: networksOn(world, policy).map(({ key }) => key),
    };
  });
