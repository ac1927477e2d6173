import {
  entriesAt,
  listAt,
  numberAt,
  recordAt,
  textAt,
  type KubernetesResource,
} from '../core/resource';
import { matchesSelector } from '../world/selector';
import type { World } from '../world/world';

/**
 * Whether a NetworkPolicy governs what comes in to the pods that it selects. Without `policyTypes` it does.
 *
 * Source: Kubernetes networking/v1 NetworkPolicySpec.
 */
const isForIngress = (policy: KubernetesResource): boolean => {
  const types = listAt(policy, 'spec', 'policyTypes');
  return types.length === 0 || types.includes('Ingress');
};

/** The NetworkPolicies of a namespace that isolate a pod with these labels from what comes in. */
export const isolatingPolicies = (
  world: World,
  namespace: string,
  labels: Readonly<Record<string, unknown>>,
): KubernetesResource[] =>
  world
    .list('NetworkPolicy', namespace)
    .filter(isForIngress)
    .filter((policy) => {
      // A missing selector is the empty one, which takes every pod.
      const selector = recordAt(policy, 'spec').podSelector ?? {};
      return matchesSelector(labels, selector);
    });

const isPort = (
  entry: Record<string, unknown>,
  port: number,
  protocol: string,
): boolean | undefined => {
  if ((textAt(entry, 'protocol') ?? 'TCP') !== protocol) return false;
  const wanted = entry.port;
  if (wanted === undefined || wanted === null) return true;
  // A name stands for a port of the pod, which is not looked up here.
  if (typeof wanted !== 'number') return undefined;
  return wanted <= port && port <= (numberAt(entry, 'endPort') ?? wanted);
};

/**
 * Whether some rule of a policy lets a port in, from whomever. Undefined where it may: ports of rules are
 * named.
 */
const letsIn = (
  policy: KubernetesResource,
  port: number,
  protocol: string,
): boolean | undefined => {
  const answers = entriesAt(policy, 'spec', 'ingress').flatMap(({ entry }) => {
    const ports = entriesAt(entry, 'ports');
    return ports.length === 0 ? [true] : ports.map((each) => isPort(each.entry, port, protocol));
  });
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
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
  labels: Readonly<Record<string, unknown>>,
  port: number,
  protocol: string,
): KubernetesResource[] => {
  const policies = isolatingPolicies(world, namespace, labels);
  return policies.every((policy) => letsIn(policy, port, protocol) === false) ? policies : [];
};
