import { checkPolicyIn } from '../../../domain/checks/of-node-policies';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import type { Finding } from '../../../domain/findings/finding';
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
  findings: readonly Finding[];
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
      findings: checkPolicyIn(world, policy),
    };
  });
