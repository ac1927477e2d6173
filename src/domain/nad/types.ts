import { isRecord, type KubernetesResource, printed } from '../core/resource';

/** `spec.config` is CNI configuration as JSON text; nothing inside is checked by the API server. */
export interface NetworkAttachmentDefinition extends KubernetesResource {
  spec?: { config?: string; [key: string]: unknown };
}

export const NAD_GVK = {
  group: 'k8s.cni.cncf.io',
  version: 'v1',
  kind: 'NetworkAttachmentDefinition',
} as const;

/** Makes the scheduler place VMs only on nodes that offer the resource, such as a bridge. */
export const RESOURCE_NAME_ANNOTATION = 'k8s.v1.cni.cncf.io/resourceName';

export const DESCRIPTION_ANNOTATION = 'description';

/** Prefix of the resources by which bridge-marker offers the bridges of a node. */
export const OVS_RESOURCE_PREFIX = 'ovs-cni.network.kubevirt.io/';
export const BRIDGE_RESOURCE_PREFIX = 'bridge.network.kubevirt.io/';

/** Whether a value is a network at all, by its kind and group. */
export const isNad = (value: unknown): value is NetworkAttachmentDefinition =>
  isRecord(value) &&
  value.kind === NAD_GVK.kind &&
  printed(value.apiVersion).startsWith(`${NAD_GVK.group}/`);
