import { recordAt, textAt, type KubernetesResource } from '../core/resource';
import { secondsOfTime } from '../core/time';
import { nodeNetworksByName } from '../nodes/node-networks';
import type { World } from '../world/world';
import { wishesOf } from './contradictions';
import { differencesOn, type Difference } from './difference';
import { policyProgressOf } from './progress';

/** What one node has otherwise than a policy configured there. */
export interface NodeDrift {
  node: string;
  /** What is different for certain. */
  differences: readonly Difference[];
  /** What the report of the node does not tell. */
  unknown: readonly Difference[];
}

/** A report that is older than what was configured tells nothing of it. */
const isNewer = (state: KubernetesResource, since: string | undefined): boolean => {
  const reported = secondsOfTime(textAt(state, 'status', 'lastSuccessfulUpdateTime'));
  const configured = secondsOfTime(since);
  return reported === undefined || configured === undefined || reported >= configured;
};

/**
 * Compares what a policy configured with what its nodes report now, on those where it is configured in
 * its present state. What another policy wants otherwise there is left out: that is a contradiction, and
 * nobody changed anything.
 *
 * Source: kubernetes-nmstate pkg/node/refresh.go (the state is reported each minute, and after each policy).
 */
export const driftOf = (world: World, policy: KubernetesResource): NodeDrift[] =>
  policyProgressOf(world, policy).nodes.flatMap(({ node: name, stage, since, enactment }) => {
    const state = world.find('NodeNetworkState', name);
    const node = nodeNetworksByName(world).get(name);
    if (stage !== 'configured' || !enactment || !state || !node || !isNewer(state, since))
      return [];
    const applied = recordAt(enactment, 'status').desiredState;
    const desired = applied ?? recordAt(policy, 'spec').desiredState;
    const isWantedElsewhere = wishesOf(world, policy, name);
    const all = differencesOn(desired, node, state).filter(
      ({ part, leaf }) => !isWantedElsewhere(part, leaf),
    );
    return [
      {
        node: name,
        differences: all.filter(({ kind }) => kind !== 'unknown'),
        unknown: all.filter(({ kind }) => kind === 'unknown'),
      },
    ];
  });
