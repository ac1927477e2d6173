import type { KubernetesObject } from '../kubernetes/object.ts';
import { condition, type Condition } from './condition.ts';
import { metaOf, type Identity } from '../kubernetes/meta.ts';
import { later, type Timestamp } from '../kubernetes/time.ts';

/** A policy and the state, in nmstate's format, that it wants on the nodes it selects. */
export interface Policy extends Omit<Identity, 'namespace'> {
  nodeSelector: Record<string, string>;
  desiredState: Record<string, unknown>;
}

const SUCCESS = 'SuccessfullyConfigured';

function seen(conditions: Condition[]): (Condition & { lastHeartbeatTime: Timestamp })[] {
  return conditions.map((each) => ({ ...each, lastHeartbeatTime: each.lastTransitionTime }));
}

/** How the policy went on a node. */
function enactment(
  { name, created, desiredState }: Policy,
  node: { name: string; uid: string },
): KubernetesObject {
  const done = later(created, 20);
  const labels = {
    'app.kubernetes.io/component': 'kubernetes-nmstate-handler',
    'app.kubernetes.io/managed-by': 'kubernetes-nmstate-operator',
    'nmstate.io/node': node.name,
    'nmstate.io/policy': name,
  };
  const metadata = metaOf(
    'NodeNetworkConfigurationEnactment',
    { name: `${node.name}.${name}`, created: later(created, 2), labels },
    {
      generation: 1,
      ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: node.name, uid: node.uid }],
    },
  );
  return {
    apiVersion: 'nmstate.io/v1beta1',
    kind: 'NodeNetworkConfigurationEnactment',
    metadata,
    status: {
      conditions: seen([
        condition('Failing', false, done, SUCCESS),
        condition('Available', true, done, SUCCESS, 'successfully reconciled'),
        condition('Progressing', false, done, SUCCESS),
        condition('Pending', false, done, SUCCESS),
        condition('Aborted', false, done, SUCCESS),
      ]),
      desiredState: structuredClone(desiredState),
      desiredStateMetaInfo: { time: later(created, 3), version: '0' },
      policyGeneration: 1,
    },
  };
}

/** A policy that has been carried out on these nodes, with its enactment on each. */
export function configuredPolicy(
  policy: Policy,
  nodes: { name: string; uid: string }[],
): KubernetesObject[] {
  const { nodeSelector, desiredState, ...identity } = policy;
  const done = later(policy.created, 30);
  const message = `${nodes.length}/${nodes.length} nodes successfully configured`;
  const object: KubernetesObject = {
    apiVersion: 'nmstate.io/v1',
    kind: 'NodeNetworkConfigurationPolicy',
    metadata: metaOf('NodeNetworkConfigurationPolicy', identity, { generation: 1 }),
    spec: { nodeSelector: { ...nodeSelector }, desiredState: structuredClone(desiredState) },
    status: {
      conditions: seen([
        condition('Available', true, done, SUCCESS, message),
        condition('Degraded', false, done, SUCCESS),
        condition('Progressing', false, done, 'ConfigurationProgressing'),
        condition('Ignored', false, done, SUCCESS),
      ]),
      lastUnavailableNodeCountUpdate: done,
    },
  };
  return [object, ...nodes.map((node) => enactment(policy, node))];
}
