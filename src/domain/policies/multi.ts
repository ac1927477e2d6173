import { textAt, textOf, type KubernetesResource } from '../core/resource';
import type { ParsedNad } from '../nad/nads';
import { parseNetworkName } from '../vm/spec/network-refs';
import { directions, type Policy } from './policy';

export const POLICY_FOR = 'k8s.v1.cni.cncf.io/policy-for';

/** The NetworkAttachmentDefinitions that a MultiNetworkPolicy names. Without any it is for none. */
export const targetsOf = (policy: KubernetesResource): { namespace: string; nad: string }[] => {
  const namespace = textAt(policy, 'metadata', 'namespace') ?? '';
  return (textAt(policy, 'metadata', 'annotations', POLICY_FOR) ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => parseNetworkName(part, namespace));
};

/** Without subnets OVN-Kubernetes knows no addresses by which it could tell pods from each other. */
export const isWithoutAddresses = ({ parsed }: ParsedNad): boolean => {
  if (parsed.kind !== 'ok') return false;
  const { topology, type, subnets } = parsed.plugin;
  return (
    type === 'ovn-k8s-cni-overlay' &&
    (topology === 'layer2' || topology === 'localnet') &&
    (textOf(subnets)?.trim() ?? '') === ''
  );
};

/** Whether a policy names somebody by labels, for which a network without addresses drops it whole. */
export const choosesByLabels = ({ rules, governs }: Policy): boolean =>
  directions.some(
    (direction) =>
      governs.includes(direction) &&
      rules[direction].some(({ peers = [] }) => peers.some(({ kind }) => kind !== 'block')),
  );
