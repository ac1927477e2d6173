/** Builders of what the node tuning operator reads and says, as small as rules need it; only for tests. */

type Json = Record<string, unknown>;

export const ROLE = 'node-role.kubernetes.io/worker-dpdk';
const ROLE_LABEL = 'machineconfiguration.openshift.io/role';

/** A profile that the API server takes as it is, for eight CPUs. */
export const profile = (spec: Json = {}, metadata: Json = {}) => ({
  apiVersion: 'performance.openshift.io/v2',
  kind: 'PerformanceProfile',
  metadata: { name: 'dpdk', ...metadata },
  spec: {
    cpu: { reserved: '0-1,4-5', isolated: '2-3,6-7' },
    hugepages: { defaultHugepagesSize: '1G', pages: [{ size: '1G', count: 4, node: 0 }] },
    nodeSelector: { [ROLE]: '' },
    numa: { topologyPolicy: 'single-numa-node' },
    ...spec,
  },
});

/** A node for the profile, with eight CPUs and 16 GiB. */
export const node = (name = 'n1', labels: Json = { [ROLE]: '' }, status: Json = {}) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'kubevirt.io/schedulable': 'true', ...labels } },
  status: {
    capacity: { cpu: '8', memory: '16Gi' },
    nodeInfo: { architecture: 'amd64' },
    conditions: [{ type: 'Ready', status: 'True' }],
    ...status,
  },
});

export const pool = (spec: Json = {}, status: Json = {}, labels: Json = {}) => ({
  apiVersion: 'machineconfiguration.openshift.io/v1',
  kind: 'MachineConfigPool',
  metadata: { name: 'worker-dpdk', labels: { [ROLE_LABEL]: 'worker-dpdk', ...labels } },
  spec: {
    machineConfigSelector: {
      matchExpressions: [{ key: ROLE_LABEL, operator: 'In', values: ['worker', 'worker-dpdk'] }],
    },
    nodeSelector: { matchLabels: { [ROLE]: '' } },
    ...spec,
  },
  ...(Object.keys(status).length === 0 ? {} : { status }),
});

export const condition = (type: string, status = 'True', message = '') => ({
  type,
  status,
  message,
});
