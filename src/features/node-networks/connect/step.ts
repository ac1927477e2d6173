import { recordAt, type KubernetesResource } from '../../../domain/core/resource';
import {
  withLabel,
  withoutLabel,
  type Label,
  type NodeLabel,
} from '../../../domain/node-policies/connect/node-label';
import type { NodeNetwork } from '../../../domain/nodes/node-networks';
import { models } from '../../../k8s/models';
import { editBy, type Change } from '../../../k8s/write';
import type { Connect } from './useConnect';

/** What the part on the nodes writes. */
export const model = models.NodeNetworkConfigurationPolicy;

/** What is asked in the dialog that reviews a change of the policy. */
export interface Step {
  title: string;
  confirm: string;
  /** On objects, in order; that of the policy is the last. */
  changes: readonly Change[];
  /** Nodes on which something is changed by it. */
  nodes: readonly NodeNetwork[];
  said: string;
  isDanger?: boolean;
}

/** What each part of the run is given. */
export interface PartProps {
  connect: Connect;
  ask: (step: Step) => void;
  /** Why nothing can be sent. */
  refusal: string | undefined;
}

/** Puts a label on the nodes that lack it. */
export const labelling = (label: NodeLabel | undefined): Change[] =>
  label?.lacking.flatMap(({ node }) =>
    node ? [editBy(models.Node, node, (current) => withLabel(current, label))] : [],
  ) ?? [];

/** Takes a label off nodes again. */
export const unlabelling = (label: Label, nodes: readonly NodeNetwork[]): Change[] =>
  nodes.flatMap(({ node }) =>
    node ? [editBy(models.Node, node, (current) => withoutLabel(current, label))] : [],
  );

/** The same policy for other nodes. */
export const withSelector = (
  policy: KubernetesResource,
  nodeSelector: Readonly<Record<string, unknown>>,
): KubernetesResource => ({ ...policy, spec: { ...recordAt(policy, 'spec'), nodeSelector } });
