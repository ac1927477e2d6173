import { node } from '../node.ts';
import { deviceMac, type PhysicalFunction, type VirtualFunctions } from '../sriov.ts';
import type { Age, Timestamp } from '../../kubernetes/time.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';

/** A machine of the cluster. */
export interface ClusterNode {
  name: string;
  /** Position in the cluster, from which addresses follow. */
  number: number;
  role: 'control-plane' | 'worker';
  /** Whether it has SR-IOV network devices. */
  sriov: boolean;
}

/** The control plane node and the three workers of the scenarios' cluster. */
export const NODES: ClusterNode[] = [
  { name: 'control-plane-0', number: 0, role: 'control-plane', sriov: false },
  { name: 'worker-0', number: 1, role: 'worker', sriov: false },
  { name: 'worker-1', number: 2, role: 'worker', sriov: true },
  { name: 'worker-2', number: 3, role: 'worker', sriov: true },
];

/** Those of the nodes that run virtual machines. */
export function workersOf(nodes: ClusterNode[]): ClusterNode[] {
  return nodes.filter(({ role }) => role === 'worker');
}

/** The three workers. */
export const WORKERS = workersOf(NODES);

/** The label of nodes with SR-IOV network devices. */
export const SRIOV_LABEL = { 'feature.node.kubernetes.io/network-sriov.capable': 'true' };

/** The node's address in the machine network 192.168.111.0/24. */
export function nodeIp({ number }: ClusterNode): string {
  return `192.168.111.${20 + number}`;
}

/** The node's /23 of the pod network 10.128.0.0/14; they are given out four abreast. */
function podNetwork({ number }: ClusterNode): { prefix: string; third: number } {
  return { prefix: `10.${128 + (number % 4)}`, third: Math.floor(number / 4) * 2 };
}

/** The node's part of the pod network in CIDR notation. */
export function podSubnet(on: ClusterNode): string {
  const { prefix, third } = podNetwork(on);
  return `${prefix}.${third}.0/23`;
}

/** The address of a pod on a node, by its number there. */
export function podIp(on: ClusterNode, pod: number): string {
  const { prefix, third } = podNetwork(on);
  return `${prefix}.${third + (pod < 256 ? 0 : 1)}.${pod % 256}`;
}

/** The MAC address of the node's network device with this number. */
export function nicMac({ number }: ClusterNode, device: number): string {
  return deviceMac(number, device);
}

/** The SR-IOV network devices of a node. */
export function physicalFunctions(on: ClusterNode): PhysicalFunction[] {
  if (!on.sriov) return [];
  return [0, 1].map((slot) => ({
    name: `ens2f${slot}`,
    mac: nicMac(on, 32 + slot),
    bus: '3b',
    slot,
  }));
}

/** The Node objects; bridges and virtual functions show as resources where they are set up. */
export function nodeObjects(
  ago: (age: Age) => Timestamp,
  nodes: ClusterNode[],
  setUp: { bridges: string[]; functions?: VirtualFunctions },
): KubernetesObject[] {
  return nodes.map((on) => {
    const { bridges, functions } = setUp;
    const worker = on.role === 'worker';
    return node({
      name: on.name,
      role: on.role,
      created: ago(worker ? '181d' : '182d'),
      heartbeat: ago('90s'),
      ip: nodeIp(on),
      podSubnet: podSubnet(on),
      cpus: worker ? 64 : 16,
      memoryGi: worker ? 256 : 64,
      osImage: 'Red Hat Enterprise Linux CoreOS 9.8',
      labels: { 'node.openshift.io/os_id': 'rhel', ...(on.sriov && SRIOV_LABEL) },
      annotations: {
        'k8s.ovn.org/node-subnets': JSON.stringify({ default: [podSubnet(on)] }),
      },
      resources: {
        // bridge-marker offers each Linux bridge of a worker; the number only says "enough".
        ...(worker &&
          Object.fromEntries(
            bridges.map((bridge) => [`bridge.network.kubevirt.io/${bridge}`, '1k']),
          )),
        ...(on.sriov &&
          functions && { [`openshift.io/${functions.resourceName}`]: String(functions.count) }),
      },
    });
  });
}
