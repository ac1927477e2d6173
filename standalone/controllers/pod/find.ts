import { isTrue } from '../kubevirt/conditions.ts';
import type { Migration, Pod, VirtualMachineInstance } from '../kubevirt/types.ts';
import type { Machine } from '../world.ts';

export const CREATED_BY = 'kubevirt.io/created-by';
export const MIGRATION_UID = 'kubevirt.io/migrationJobUID';

/** The launcher pods of an instance; those of former instances of the VM are not among them. */
export const launcherPodsOf = ({ pods }: Machine, { metadata }: VirtualMachineInstance): Pod[] =>
  pods.filter((pod) => pod.metadata.labels?.[CREATED_BY] === metadata.uid);

const isOver = ({ status }: Pod): boolean => ['Succeeded', 'Failed'].includes(status?.phase ?? '');

/**
 * The pod that the guest runs or is to run in: never the target of a migration that has not ended.
 * Undefined in scenarios that leave out the pods.
 */
export const sourcePodOf = (machine: Machine, vmi: VirtualMachineInstance): Pod | undefined => {
  const { nodeName } = vmi.status ?? {};
  const pods = launcherPodsOf(machine, vmi).filter((pod) => !isOver(pod));
  return nodeName === undefined ? pods[0] : pods.find((pod) => pod.spec.nodeName === nodeName);
};

/** The pod that a migration has made, if it is there. */
export const targetPodOf = (
  machine: Machine,
  vmi: VirtualMachineInstance,
  { metadata }: Migration,
): Pod | undefined =>
  launcherPodsOf(machine, vmi).find((pod) => pod.metadata.labels?.[MIGRATION_UID] === metadata.uid);

/**
 * Whether its containers run. A readiness probe asks the guest, which begins to run only then. Source:
 * KubeVirt pkg/virt-controller/watch/common, IsPodReady.
 */
export const isPodStarted = ({ status }: Pod): boolean => status?.phase === 'Running';

export const isPodReady = ({ status }: Pod): boolean =>
  status?.phase === 'Running' && isTrue(status.conditions, 'Ready');

export const isPodOver = isOver;

/** An entry of Multus' annotation `network-status`. */
export interface PodNetwork {
  name: string;
  interface: string;
  ips?: string[];
  mac?: string;
  default?: boolean;
  dns: object;
  'device-info'?: { type: string; version: string; pci: { 'pci-address': string } };
}

/** What a pod calls its interface on the primary user-defined network of its namespace. */
export const PRIMARY_INTERFACE = 'ovn-udn1';

export const STATUS_ANNOTATION = 'k8s.v1.cni.cncf.io/network-status';
export const NETWORKS_ANNOTATION = 'k8s.v1.cni.cncf.io/networks';

const listIn = (pod: Pod, annotation: string): unknown[] => {
  const text = pod.metadata.annotations?.[annotation];
  if (text === undefined) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    // Somebody wrote it by hand; KubeVirt, too, takes that for no networks.
    return [];
  }
};

/** What Multus reports to have attached to a pod. */
export const podNetworksOf = (pod: Pod): PodNetwork[] =>
  listIn(pod, STATUS_ANNOTATION) as PodNetwork[];

/** The network of a pod that takes the place of the pod network, if there is one. */
export const primaryOf = (pod: Pod): PodNetwork | undefined =>
  podNetworksOf(pod).find((network) => network.interface === PRIMARY_INTERFACE);

/** An entry of the annotation by which a pod asks Multus for networks. */
export interface PodRequest {
  name: string;
  namespace: string;
  mac?: string;
  interface: string;
  'ipam-claim-reference'?: string;
}

/** The short form of the annotation, such as `net-1, other/net-2@eth1`. */
const shortRequests = (text: string, own: string): PodRequest[] =>
  text.split(',').flatMap((part, index) => {
    const [, namespace = own, name, face = `net${index + 1}`] =
      /^(?:([^/@]+)\/)?([^/@]+)(?:@([^/@]+))?$/.exec(part.trim()) ?? [];
    return name === undefined ? [] : [{ name, namespace, interface: face }];
  });

/** The networks that a pod asks Multus for. Source: multus-cni pkg/k8sclient/k8sclient.go. */
export const podRequestsOf = (pod: Pod): PodRequest[] => {
  const text = pod.metadata.annotations?.[NETWORKS_ANNOTATION] ?? '';
  return text.trim().startsWith('[')
    ? (listIn(pod, NETWORKS_ANNOTATION) as PodRequest[])
    : shortRequests(text, pod.metadata.namespace ?? '');
};
