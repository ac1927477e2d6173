import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { sameJson } from '../../core/same-json';
import type { NodeNetwork } from '../../nodes/node-networks';
import type { World } from '../../world/world';
import { HOST_NAME } from '../one-node';
import { policyProgressOf, type PolicyProgress } from '../progress';
import { isRemoval } from '../removal';
import { labelledBy } from './node-label';
import type { ConnectPlan } from './plan';
import { isMade, storedOf } from './stored';

/**
 * How far the nodes are.
 *
 * - `open`: there is no policy yet, or none is needed
 * - `going`: nodes are being configured
 * - `tried`: the one node that it was tried on is configured
 * - `done`: all nodes are
 * - `failed`: a node was not configured and has its former network again
 * - `removing`: what it made is being taken away from nodes
 * - `unknown`: nothing tells what nodes have made of it
 */
export type RunStage = 'open' | 'going' | 'tried' | 'done' | 'failed' | 'removing' | 'unknown';

/** How far what a plan makes has come, as the cluster tells it. */
export interface ConnectRun {
  stage: RunStage;
  /** The policy of the plan as it is stored. */
  policy: KubernetesResource | undefined;
  progress: PolicyProgress | undefined;
  /** Whether it is for one node so far. */
  isTrial: boolean;
  /** Whether the plan has become another since the policy was stored. */
  isOutdated: boolean;
  /** Nodes that the wizard gave a label, and that have it. */
  labelled: readonly NodeNetwork[];
  /** Networks of the plan that are there, and those that are not. */
  there: readonly KubernetesResource[];
  missing: readonly KubernetesResource[];
}

const stageOf = ({ nodes, counts, matchesNone }: PolicyProgress, isTrial: boolean): RunStage => {
  if (counts.failed + counts.aborted > 0) return 'failed';
  if (nodes.length === 0) return matchesNone === false ? 'going' : 'unknown';
  if (counts.configured < nodes.length) return 'going';
  return isTrial ? 'tried' : 'done';
};

const selectorOf = (policy: KubernetesResource): Record<string, unknown> =>
  recordAt(policy, 'spec', 'nodeSelector');

/** Whether a policy is for one node by its name, and the plan for others. */
const isTrialOf = (stored: KubernetesResource, planned: KubernetesResource | undefined): boolean =>
  planned !== undefined &&
  Object.keys(selectorOf(stored)).join() === HOST_NAME &&
  !sameJson(selectorOf(stored), selectorOf(planned));

/** The objects of the networks of a plan that can be made. */
export const networkObjectsOf = ({ networks }: ConnectPlan): KubernetesResource[] =>
  networks.flatMap(({ objects, refusal }) => (refusal ? [] : objects));

/**
 * How far a plan has come, from what there is in the cluster: so it is known again after a failure or
 * when the page is loaded anew.
 *
 * @param made uid of the policy that was made by the plan
 */
export const connectRunOf = (
  world: World,
  plan: ConnectPlan,
  made: string | undefined,
): ConnectRun => {
  const policy =
    made === undefined
      ? undefined
      : world
          .list('NodeNetworkConfigurationPolicy')
          .find((each) => textAt(each, 'metadata', 'uid') === made);
  const progress = policy && policyProgressOf(world, policy);
  const isTrial = policy !== undefined && isTrialOf(policy, plan.policy);
  const isThere = (wanted: KubernetesResource): boolean => {
    const stored = storedOf(world, wanted);
    return stored !== undefined && isMade(stored, wanted);
  };
  const objects = networkObjectsOf(plan);
  // nmstate tries a policy again only when something of it has changed, whatever that is.
  const asked = (of: KubernetesResource | undefined) => ({
    ...recordAt(of, 'spec'),
    nodeSelector: undefined,
  });
  const isGoing = policy !== undefined && isRemoval(policy);
  return {
    stage: isGoing ? 'removing' : progress ? stageOf(progress, isTrial) : 'open',
    policy,
    progress,
    isTrial,
    isOutdated: policy !== undefined && !sameJson(asked(policy), asked(plan.policy)),
    labelled: labelledBy(world, plan.draft),
    there: objects.filter(isThere),
    missing: objects.filter((wanted) => !isThere(wanted)),
  };
};
