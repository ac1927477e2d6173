/** virt-handler, its DaemonSet and the pools of whereabouts, as small as tests need them. */

const CNV = 'openshift-cnv';

interface HandlerParts {
  /** What the pod asks for, and what it has got. */
  asksFor?: string;
  address?: string;
  isReady?: boolean;
  status?: object;
  deletionTimestamp?: string;
}

export const handler = (node: string, parts: HandlerParts = {}) => {
  const { asksFor, address, isReady = true, status, deletionTimestamp } = parts;
  const eth0 = { name: 'ovn-kubernetes', interface: 'eth0', ips: ['10.128.2.9'], default: true };
  const networks = [
    eth0,
    ...(address === undefined
      ? []
      : [{ name: `${CNV}/migration`, interface: 'migration0', ips: [address] }]),
  ];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `virt-handler-${node}`,
      namespace: CNV,
      uid: `uid-${node}`,
      labels: { 'kubevirt.io': 'virt-handler' },
      ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }),
      annotations: {
        ...(asksFor === undefined ? {} : { 'k8s.v1.cni.cncf.io/networks': asksFor }),
        ...(isReady ? { 'k8s.v1.cni.cncf.io/network-status': JSON.stringify(networks) } : {}),
      },
    },
    spec: { nodeName: node },
    status: {
      ...(isReady ? { podIP: '10.128.2.9' } : {}),
      conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }],
      ...status,
    },
  };
};

export const daemonSet = (annotation: string | undefined, desired = 3) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'virt-handler', namespace: CNV },
  spec: {
    template: {
      metadata: {
        annotations: annotation === undefined ? {} : { 'k8s.v1.cni.cncf.io/networks': annotation },
      },
    },
  },
  status: { desiredNumberScheduled: desired },
});

export const synchronizer = (replicas?: number) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'virt-synchronization-controller', namespace: CNV },
  spec: replicas === undefined ? {} : { replicas },
});

export const sandboxFailure = (node: string, message: string, lastTimestamp: string) => ({
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: `virt-handler-${node}.${lastTimestamp}`, namespace: CNV },
  involvedObject: { kind: 'Pod', name: `virt-handler-${node}`, uid: `uid-${node}` },
  reason: 'FailedCreatePodSandBox',
  message,
  lastTimestamp,
});

export const pool = (range: string, allocations: Record<string, string>, name?: string) => ({
  apiVersion: 'whereabouts.cni.cncf.io/v1alpha1',
  kind: 'IPPool',
  metadata: { name: name ?? range.replace(/[:/]/g, '-'), namespace: 'openshift-multus' },
  spec: {
    range,
    allocations: Object.fromEntries(
      Object.entries(allocations).map(([offset, podref]) => [offset, { id: 'x', podref }]),
    ),
  },
});
