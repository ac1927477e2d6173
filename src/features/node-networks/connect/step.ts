import { recordAt, type KubernetesResource } from '../../../domain/core/resource';
import type { NodeNetwork } from '../../../domain/nodes/node-networks';
import { models } from '../../../k8s/models';
import type { Change } from '../../../k8s/write';
import type { Connect } from './useConnect';

/** What the part on the nodes writes. */
export const model = models.NodeNetworkConfigurationPolicy;

/** What is asked in the dialog that reviews a change of the policy. */
export interface Step {
  title: string;
  confirm: string;
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

/** The same policy for other nodes. */
export const withSelector = (
  policy: KubernetesResource,
  nodeSelector: Readonly<Record<string, unknown>>,
): KubernetesResource => ({ ...policy, spec: { ...recordAt(policy, 'spec'), nodeSelector } });
