import type { KubernetesObject } from '../kubernetes/object.ts';
import { metaOf } from '../kubernetes/meta.ts';
import type { Timestamp } from '../kubernetes/time.ts';

const GROUP = 'machineconfiguration.openshift.io';

interface OfCluster {
  name: string;
  created: Timestamp;
}

/** The label of nodes with a role, whose value is empty. */
export const roleLabel = (role: string): string => `node-role.kubernetes.io/${role}`;

const pool = (
  { name, created }: OfCluster,
  machineConfigSelector: object,
  role: string = name,
): KubernetesObject => ({
  apiVersion: `${GROUP}/v1`,
  kind: 'MachineConfigPool',
  metadata: metaOf(
    'MachineConfigPool',
    { name, created, labels: { [`${GROUP}/role`]: name } },
    { generation: 1 },
  ),
  spec: {
    machineConfigSelector,
    nodeSelector: { matchLabels: { [roleLabel(role)]: '' } },
    paused: false,
  },
});

/** The pools that each cluster has, and one of its own with the nodes of a role. */
export const machineConfigPools = (created: Timestamp, role: string): KubernetesObject[] => [
  pool(
    { name: 'master', created },
    { matchLabels: { [`${GROUP}/role`]: 'master' } },
    'control-plane',
  ),
  pool({ name: 'worker', created }, { matchLabels: { [`${GROUP}/role`]: 'worker' } }),
  pool(
    { name: role, created },
    { matchExpressions: [{ key: `${GROUP}/role`, operator: 'In', values: ['worker', role] }] },
  ),
];

/** A profile for the nodes of a role, with huge pages of 1 GiB. */
export const performanceProfile = (
  { name, created }: OfCluster,
  settings: { role: string; reserved: string; isolated: string; gigabytes: number },
): KubernetesObject => {
  const { role, reserved, isolated, gigabytes } = settings;
  return {
    apiVersion: 'performance.openshift.io/v2',
    kind: 'PerformanceProfile',
    metadata: metaOf('PerformanceProfile', { name, created }, { generation: 1 }),
    spec: {
      cpu: { isolated, reserved },
      globallyDisableIrqLoadBalancing: true,
      hugepages: { defaultHugepagesSize: '1G', pages: [{ count: gigabytes, size: '1G' }] },
      kernelPageSize: '4k',
      nodeSelector: { [roleLabel(role)]: '' },
      numa: { topologyPolicy: 'single-numa-node' },
    },
  };
};

const same = (name: string, amount: string, available = amount) => ({
  name,
  allocatable: amount,
  available,
  capacity: amount,
});

/** What is counted on a worker with two NUMA nodes of 32 CPUs, whose cards are on the first. */
export const nodeTopology = ({ name, created }: OfCluster, device: string): KubernetesObject => ({
  apiVersion: 'topology.node.k8s.io/v1alpha2',
  kind: 'NodeResourceTopology',
  metadata: metaOf('NodeResourceTopology', { name, created }, { generation: 1 }),
  attributes: [
    { name: 'topologyManagerPolicy', value: 'single-numa-node' },
    { name: 'topologyManagerScope', value: 'container' },
  ],
  zones: [0, 1].map((number) => ({
    name: `node-${number}`,
    type: 'Node',
    costs: [0, 1].map((other) => ({ name: `node-${other}`, value: other === number ? 10 : 21 })),
    resources: [
      { ...same('cpu', '28'), capacity: '32' },
      { ...same('memory', '110Gi'), capacity: '127Gi' },
      same('hugepages-1Gi', '16Gi'),
      ...(number === 0 ? [same(device, '4')] : []),
    ],
  })),
});
