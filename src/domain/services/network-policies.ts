import type { KubernetesResource } from '../core/resource';
import { known, some, type Answer } from '../policies/answer';
import { isAboutPort, selectsPod, type Labels, type PolicyPod } from '../policies/match';
import { networkPolicyOf, type Policy } from '../policies/policy';
import { reason } from '../core/reasons';
import { msg } from '../core/msg';
import type { World } from '../world/world';

const podOf = (namespace: string, labels: Labels): PolicyPod => ({
  namespace,
  namespaceLabels: known({}),
  labels: known(labels),
  addresses: known([]),
  ports: known([]),
});

const isolating = (world: World, namespace: string, labels: Labels): Policy[] => {
  const pod = podOf(namespace, labels);
  return world
    .list('NetworkPolicy', namespace)
    .map(networkPolicyOf)
    .filter(({ governs }) => governs.includes('ingress'))
    .filter((policy) => selectsPod(policy, pod) === true);
};

/** The NetworkPolicies of a namespace that isolate a pod with these labels from what comes in. */
export const isolatingPolicies = (
  world: World,
  namespace: string,
  labels: Labels,
): KubernetesResource[] => isolating(world, namespace, labels).map(({ object }) => object);

/** Whether some rule of a policy lets a port in, from whomever. */
const letsIn = ({ rules }: Policy, port: number, protocol: string): Answer => {
  // A name stands for a port of the pod, which is not looked up here.
  const named = { missing: reason(msg('Ports of the rule have names.')) };
  return some(rules.ingress.map((rule) => isAboutPort(rule, { port, protocol, named })));
};

/**
 * Policies that together let nobody in to a port of a pod: each isolates it, and no rule of any allows
 * the port from anywhere. Empty where one does or may, or where none isolates the pod.
 *
 * Source: Kubernetes networking/v1; a NetworkPolicy never denies, it only allows.
 */
export const closingPolicies = (
  world: World,
  namespace: string,
  labels: Labels,
  port: number,
  protocol: string,
): KubernetesResource[] => {
  const policies = isolating(world, namespace, labels);
  return policies.every((policy) => letsIn(policy, port, protocol) === false)
    ? policies.map(({ object }) => object)
    : [];
};
