import { recordAt, type KubernetesResource } from '../../core/resource';
import { kubeVirt, masquerade, podNetwork, vmiOf, vmOf, type VmParts } from '../../vm/testing/vms';

type Json = Record<string, unknown>;

const ROLE = 'node-role.kubernetes.io/worker-dpdk';
const THREADS = 'feature.node.kubernetes.io/cpu-hardware_multithreading';

/** A VM with 8 CPUs and 8 GiB on the pod network, with parts of its domain exchanged. */
export const plainVm = (domain: Json = {}, parts: VmParts = {}): KubernetesResource => {
  const vm = vmOf({ interfaces: [masquerade], networks: [podNetwork], ...parts });
  Object.assign(recordAt(vm, 'spec', 'template', 'spec', 'domain'), {
    cpu: { cores: 8 },
    memory: { guest: '8Gi' },
    ...domain,
  });
  return vm;
};

export const nadOf = (
  name: string,
  namespace = 'default',
  resource = 'nics',
): KubernetesResource => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: {
    name,
    namespace,
    annotations: { 'k8s.v1.cni.cncf.io/resourceName': `openshift.io/${resource}` },
  },
  spec: { config: JSON.stringify({ cniVersion: '1.0.0', name, type: 'sriov' }) },
});

export const policyOf = (spec: Json = {}): KubernetesResource => ({
  apiVersion: 'sriovnetwork.openshift.io/v1',
  kind: 'SriovNetworkNodePolicy',
  metadata: { name: 'dpdk', namespace: 'openshift-sriov-network-operator' },
  spec: {
    resourceName: 'nics',
    deviceType: 'vfio-pci',
    mtu: 9000,
    numVfs: 4,
    nicSelector: { pfNames: ['ens1'] },
    nodeSelector: { [ROLE]: '' },
    ...spec,
  },
});

export const dpdkNode = (name = 'worker-1', allocatable: Json = {}, labels: Json = {}) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name,
    labels: { [ROLE]: '', [THREADS]: 'true', 'kubevirt.io/schedulable': 'true', ...labels },
  },
  status: {
    allocatable: { cpu: '32', 'hugepages-1Gi': '16Gi', 'openshift.io/nics': '4', ...allocatable },
  },
});

export const profileOf = (spec: Json = {}) => ({
  apiVersion: 'performance.openshift.io/v2',
  kind: 'PerformanceProfile',
  metadata: { name: 'dpdk' },
  spec: {
    cpu: { isolated: '4-31', reserved: '0-3' },
    nodeSelector: { [ROLE]: '' },
    numa: { topologyPolicy: 'single-numa-node' },
    ...spec,
  },
  status: { runtimeClass: 'performance-dpdk' },
});

/** KubeVirt as the documentation has it set up for DPDK. */
export const readyKubeVirt = (configuration: Json = {}): KubernetesResource => ({
  ...kubeVirt({
    defaultRuntimeClass: 'performance-dpdk',
    developerConfiguration: { featureGates: ['AlignCPUs'] },
    ...configuration,
  }),
  metadata: {
    name: 'kubevirt',
    namespace: 'kubevirt',
    annotations: { 'alpha.kubevirt.io/EmulatorThreadCompleteToEvenParity': '' },
  },
});

/** A cluster with one node that is set up for DPDK, and a network for it. */
export const dpdkCluster = (): object[] => [
  readyKubeVirt(),
  profileOf(),
  policyOf(),
  nadOf('fast'),
  dpdkNode(),
  vmiOf({ name: 'other', interfaces: [masquerade], networks: [podNetwork] }),
];
