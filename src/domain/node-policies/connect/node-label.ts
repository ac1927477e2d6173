import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { recordAt, textAt, valueAt, type KubernetesResource } from '../../core/resource';
import { setIn } from '../../core/set-in';
import { listOf, namesOf } from '../../findings/report';
import { isLabelKey, isLabelValue } from '../../net/labels';
import { nodeNetworksOf, type NodeNetwork } from '../../nodes/node-networks';
import type { World } from '../../world/world';

/** One label of nodes, as it is typed `key=value`, or the key alone for an empty value. */
export interface Label {
  key: string;
  value: string;
}

/** A label that nodes get, as no other stands on exactly those that were chosen. */
export interface NodeLabel extends Label {
  /** Chosen nodes that do not have it yet. */
  lacking: readonly NodeNetwork[];
  /** Why it cannot be taken. */
  problem: Reason | undefined;
}

/** A label as it is typed. */
export const labelOf = (typed: string): Label => {
  const [key = '', ...value] = typed.split('=');
  return { key: key.trim(), value: value.join('=').trim() };
};

/** A label as people type it. */
export const labelText = ({ key, value }: Label): string =>
  value === '' ? key : `${key}=${value}`;

/** Whether the cluster itself, or what runs on it, writes labels with such keys. */
export const isOfSystem = (key: string): boolean => {
  const [domain = ''] = key.includes('/') ? key.split('/') : [''];
  return /(?:^|\.)(?:kubernetes|k8s|kubevirt|openshift|ovn)\.(?:io|org)$/.test(domain);
};

/** Whether a node has a label with its value. */
export const hasLabel = ({ labels }: NodeNetwork, { key, value }: Label): boolean =>
  labels[key] === value;

/**
 * Names of policies of node networks that choose nodes by a key.
 *
 * @param made uid of a policy that does not count
 */
export const policiesBy = (world: World, key: string, made: string | undefined): string[] =>
  world
    .list('NodeNetworkConfigurationPolicy')
    .filter(
      (policy) =>
        (made === undefined || textAt(policy, 'metadata', 'uid') !== made) &&
        Object.hasOwn(recordAt(policy, 'spec', 'nodeSelector'), key),
    )
    .map((policy) => textAt(policy, 'metadata', 'name') ?? '');

const problemOf = (
  world: World,
  label: Label,
  wanted: readonly NodeNetwork[],
  made: string | undefined,
): Reason | undefined => {
  const { key, value } = label;
  if (key === '') return reason(msg('Give a label, such as vm-network/br1.'));
  if (!isLabelKey(key) || !isLabelValue(value)) {
    return reason(
      msg('A label such as vm-network/br1 or vm-network/br1=yes: letters, digits and hyphens.'),
    );
  }
  if (isOfSystem(key)) {
    return reason(msg('Labels of this domain belong to the cluster. Choose another.'));
  }
  const others = policiesBy(world, key, made);
  if (others.length > 0) {
    return reason(msg('Policy {{names}} chooses nodes by this label. Choose another.'), {
      names: listOf(others),
    });
  }
  const having = nodeNetworksOf(world).filter(({ labels }) => Object.hasOwn(labels, key));
  const taken = having.filter((node) => !wanted.includes(node) || !hasLabel(node, label));
  return taken.length > 0
    ? reason(msg('{{nodes}} has this label already. Choose another.'), { nodes: namesOf(taken) })
    : undefined;
};

/**
 * A label for exactly some nodes: which of them lack it, and why it cannot be taken. One with which
 * others choose nodes, or that the cluster writes itself, is theirs.
 *
 * @param made uid of the policy that the wizard itself has made, which may choose by it
 */
export const nodeLabelOf = (
  world: World,
  typed: string,
  wanted: readonly NodeNetwork[],
  made: string | undefined,
): NodeLabel => {
  const label = labelOf(typed);
  return {
    ...label,
    lacking: wanted.filter((node) => !hasLabel(node, label)),
    problem: problemOf(world, label, wanted, made),
  };
};

/** Nodes that were given the label of a draft by its wizard, and have it still. */
export const labelledBy = (
  world: World,
  { labelled, nodeLabel }: { labelled: readonly string[]; nodeLabel: string },
): NodeNetwork[] => {
  const label = labelOf(nodeLabel);
  return nodeNetworksOf(world).filter(
    (node) => labelled.includes(node.name) && hasLabel(node, label),
  );
};

const at = (key: string): readonly string[] => ['metadata', 'labels', key];

/** A Node with a label. */
export const withLabel = (node: KubernetesResource, { key, value }: Label): KubernetesResource =>
  setIn({ ...node }, at(key), value);

/** A Node without a label, as long as it has the value that is known. */
export const withoutLabel = (
  node: KubernetesResource,
  { key, value }: Label,
): KubernetesResource =>
  valueAt(node, ...at(key)) === value ? setIn({ ...node }, at(key), undefined) : node;

/** The chosen Nodes that lack a label, as they are once they have it. */
export const labelledNodes = (label: NodeLabel | undefined): KubernetesResource[] =>
  label?.lacking.flatMap(({ node }) => (node ? [withLabel(node, label)] : [])) ?? [];
