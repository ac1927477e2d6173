/** A node with labels. */
export const node = (name: string, labels: Record<string, string> = {}) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels },
});

interface PolicyChanges {
  name?: string;
  generation?: number;
  nodeSelector?: Record<string, string>;
  conditions?: object[];
  desiredState?: object;
  capture?: Record<string, string>;
}

/** A policy; for all nodes and without anything to do unless told otherwise. */
export const policy = ({
  name = 'bridge',
  generation = 1,
  nodeSelector = {},
  conditions = [],
  desiredState = {},
  capture,
}: PolicyChanges = {}) => ({
  apiVersion: 'nmstate.io/v1',
  kind: 'NodeNetworkConfigurationPolicy',
  metadata: { name, generation },
  spec: { nodeSelector, desiredState, ...(capture ? { capture } : {}) },
  status: { conditions },
});

/** What a node says of the policy `bridge`, by the one condition that holds. */
export const enactment = (
  on: string,
  type: string,
  { reason = '', message = '' }: { reason?: string; message?: string } = {},
) => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkConfigurationEnactment',
  metadata: {
    name: `${on}.bridge`,
    labels: { 'nmstate.io/policy': 'bridge', 'nmstate.io/node': on },
  },
  status: {
    policyGeneration: 1,
    conditions: [
      { type: 'Progressing', status: 'False' },
      { type, status: 'True', reason, message, lastTransitionTime: '2026-11-03T10:00:00Z' },
    ],
  },
});
