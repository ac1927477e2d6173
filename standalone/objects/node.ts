import type { KubernetesObject } from '../kubernetes/object.ts';
import { condition } from './condition.ts';
import { metaOf, uidOf, type Identity } from '../kubernetes/meta.ts';
import type { Timestamp } from '../kubernetes/time.ts';

/** A machine of the cluster. */
export interface NodeSettings extends Omit<Identity, 'namespace'> {
  role: 'control-plane' | 'worker';
  /** When its kubelet last reported. */
  heartbeat: Timestamp;
  ip: string;
  /** Its part of the pod network in CIDR notation. */
  podSubnet: string;
  cpus: number;
  memoryGi: number;
  osImage: string;
  /** Further resources that pods may ask for, as quantities. */
  resources?: Record<string, string>;
}

const KUBERNETES_VERSION = 'v1.35.2';

/** Devices that KubeVirt lets pods of VMs ask for; the number only says "enough". */
const VM_DEVICES = {
  'devices.kubevirt.io/kvm': '1k',
  'devices.kubevirt.io/tun': '1k',
  'devices.kubevirt.io/vhost-net': '1k',
};

const KI_PER_GI = 1024 * 1024;

/** KiB that firmware and kernel keep for themselves, and that the kubelet does. */
const KEPT = { bySystem: 1_234_564, byKubelet: 1_150_976 };

function labelsOf({ name, role }: NodeSettings): Record<string, string> {
  return {
    'beta.kubernetes.io/arch': 'amd64',
    'beta.kubernetes.io/os': 'linux',
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    [`node-role.kubernetes.io/${role}`]: '',
    ...(role === 'worker' && {
      'cpu-vendor.node.kubevirt.io/Intel': 'true',
      'kubevirt.io/schedulable': 'true',
    }),
  };
}

function annotationsOf({ role, heartbeat }: NodeSettings): Record<string, string> {
  return {
    'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
    ...(role === 'worker' && { 'kubevirt.io/heartbeat': heartbeat }),
  };
}

/** What the machine has, and what is left of it for pods. */
function amounts(settings: NodeSettings): Record<'capacity' | 'allocatable', object> {
  const { role, cpus, memoryGi, resources } = settings;
  const memory = memoryGi * KI_PER_GI - KEPT.bySystem;
  const common = {
    'ephemeral-storage': '468321260Ki',
    'hugepages-1Gi': '0',
    'hugepages-2Mi': '0',
    pods: '250',
    ...(role === 'worker' && VM_DEVICES),
    ...resources,
  };
  return {
    capacity: { cpu: String(cpus), memory: `${memory}Ki`, ...common },
    allocatable: {
      cpu: `${cpus * 1000 - 500}m`,
      memory: `${memory - KEPT.byKubelet}Ki`,
      ...common,
    },
  };
}

function conditionsOf({ created, heartbeat }: NodeSettings) {
  return [
    condition(
      'MemoryPressure',
      false,
      created,
      'KubeletHasSufficientMemory',
      'kubelet has sufficient memory available',
    ),
    condition(
      'DiskPressure',
      false,
      created,
      'KubeletHasNoDiskPressure',
      'kubelet has no disk pressure',
    ),
    condition(
      'PIDPressure',
      false,
      created,
      'KubeletHasSufficientPID',
      'kubelet has sufficient PID available',
    ),
    condition('Ready', true, created, 'KubeletReady', 'kubelet is posting ready status'),
  ].map((each) => ({ ...each, lastHeartbeatTime: heartbeat }));
}

/** A node that is ready; workers run VMs, the control plane is closed to other pods. */
export function node(settings: NodeSettings): KubernetesObject {
  const { name, role, created, ip, podSubnet, osImage, labels, annotations } = settings;
  const isCoreOs = osImage.startsWith('Red Hat Enterprise Linux CoreOS');
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: metaOf('Node', {
      name,
      created,
      labels: { ...labelsOf(settings), ...labels },
      annotations: { ...annotationsOf(settings), ...annotations },
    }),
    spec: {
      podCIDR: podSubnet,
      podCIDRs: [podSubnet],
      ...(role === 'control-plane' && {
        taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }],
      }),
    },
    status: {
      addresses: [
        { type: 'InternalIP', address: ip },
        { type: 'Hostname', address: name },
      ],
      ...amounts(settings),
      conditions: conditionsOf(settings),
      daemonEndpoints: { kubeletEndpoint: { Port: 10_250 } },
      nodeInfo: {
        architecture: 'amd64',
        bootID: uidOf('boot', undefined, name),
        containerRuntimeVersion: 'cri-o://1.35.1',
        kernelVersion: isCoreOs ? '5.14.0-687.12.1.el9_8.x86_64' : '6.12.57+deb13-amd64',
        kubeProxyVersion: '',
        kubeletVersion: KUBERNETES_VERSION,
        machineID: uidOf('machine', undefined, name).replaceAll('-', ''),
        operatingSystem: 'linux',
        osImage,
        systemUUID: uidOf('system', undefined, name),
      },
    },
  };
}
