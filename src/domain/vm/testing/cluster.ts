import type { KubernetesResource } from '../../core/resource';

type Json = Record<string, unknown>;

/** A node for VMs, and what nmstate says of it. */
export const nodeOf = (
  name: string,
  parts: {
    resources?: Json;
    labels?: Json;
    bridges?: string[];
    mappings?: Record<string, string>;
    /** Whether the bridges lead out of the node. */
    hasPorts?: boolean;
  } = {},
): KubernetesResource[] => {
  const { resources = {}, labels = {}, bridges = [], mappings = {}, hasPorts = true } = parts;
  return [
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name, labels: { 'kubevirt.io/schedulable': 'true', ...labels } },
      status: { allocatable: { cpu: '8', ...resources } },
    },
    {
      apiVersion: 'nmstate.io/v1beta1',
      kind: 'NodeNetworkState',
      metadata: { name },
      status: {
        currentState: {
          interfaces: [
            ...bridges.map((name) => ({ name, type: 'linux-bridge' })),
            ...Object.values(mappings).map((name) => ({ name, type: 'ovs-bridge' })),
          ].map((bridge) => ({
            ...bridge,
            state: 'up',
            bridge: { port: hasPorts ? [{ name: 'eth1' }] : [] },
          })),
          ovn: {
            'bridge-mappings': Object.entries(mappings).map(([localnet, bridge]) => ({
              localnet,
              bridge,
              state: 'present',
            })),
          },
        },
      },
    },
  ];
};

export const migrationOf = (
  phase: string | undefined,
  parts: { name?: string; vmi?: string; created?: string; status?: Json; uid?: string } = {},
): KubernetesResource => {
  const {
    name = 'migration',
    vmi = 'vm',
    created = '2026-01-01T00:00:00Z',
    status = {},
    uid,
  } = parts;
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceMigration',
    metadata: { name, namespace: 'default', creationTimestamp: created, ...(uid ? { uid } : {}) },
    spec: { vmiName: vmi },
    status: { ...(phase === undefined ? {} : { phase }), ...status },
  };
};

export const warningOf = (
  kind: string,
  name: string,
  message: string,
  time = '2026-01-01T00:00:00Z',
): KubernetesResource => ({
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: `${name}.1`, namespace: 'default' },
  type: 'Warning',
  involvedObject: { kind, name },
  message,
  lastTimestamp: time,
});
