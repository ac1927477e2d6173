import type { Schema } from '../resource.ts';

type Extensions = Pick<
  Schema,
  | 'x-kubernetes-list-type'
  | 'x-kubernetes-list-map-keys'
  | 'x-kubernetes-map-type'
  | 'x-kubernetes-patch-merge-key'
  | 'x-kubernetes-patch-strategy'
>;

/** A list whose entries are known by fields; strategic merge patches know them by the first alone. */
const keyed = (first: string, ...more: string[]): Extensions => ({
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': [first, ...more],
  'x-kubernetes-patch-merge-key': first,
  'x-kubernetes-patch-strategy': 'merge',
});

/** A list of values of which none is there twice. */
const SET: Extensions = {
  'x-kubernetes-list-type': 'set',
  'x-kubernetes-patch-strategy': 'merge',
};

/** Applied by its keys, and replaced by strategic merge patches, which know nothing of it. */
const keyedForApply = (...keys: string[]): Extensions => ({
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': keys,
});

const ATOMIC: Extensions = { 'x-kubernetes-map-type': 'atomic' };

/** Lists of containers, whichever kind of them. */
const containerLists = (type: string): Record<string, Extensions> => ({
  [`${type}.env`]: keyed('name'),
  [`${type}.ports`]: keyed('containerPort', 'protocol'),
  [`${type}.volumeDevices`]: keyed('devicePath'),
  [`${type}.volumeMounts`]: keyed('mountPath'),
});

/**
 * Fields of Kubernetes' own kinds that are no plain values, maps or lists replaced as one.
 *
 * Source: the extensions of a kube-apiserver's /openapi/v2, to which the contract suite holds them.
 */
export const EXTENSIONS: Readonly<Record<string, Extensions>> = {
  'V1ObjectMeta.finalizers': SET,
  'V1ObjectMeta.ownerReferences': keyed('uid'),
  'V1NamespaceStatus.conditions': keyed('type'),
  'V1NodeSpec.podCIDRs': SET,
  'V1NodeStatus.addresses': keyed('type'),
  'V1NodeStatus.conditions': keyed('type'),
  'V1PodSpec.containers': keyed('name'),
  'V1PodSpec.ephemeralContainers': keyed('name'),
  'V1PodSpec.hostAliases': keyed('ip'),
  'V1PodSpec.imagePullSecrets': keyed('name'),
  'V1PodSpec.initContainers': keyed('name'),
  'V1PodSpec.topologySpreadConstraints': keyed('topologyKey', 'whenUnsatisfiable'),
  'V1PodSpec.volumes': {
    ...keyed('name'),
    'x-kubernetes-patch-strategy': 'merge,retainKeys',
  },
  'V1PodSpec.resourceClaims': {
    ...keyed('name'),
    'x-kubernetes-patch-strategy': 'merge,retainKeys',
  },
  'V1PodSpec.schedulingGates': keyed('name'),
  'V1PodStatus.conditions': keyed('type'),
  'V1PodStatus.podIPs': keyed('ip'),
  ...containerLists('V1Container'),
  ...containerLists('V1EphemeralContainer'),
  'V1ResourceRequirements.claims': keyedForApply('name'),
  'V1ServiceSpec.ports': keyed('port', 'protocol'),
  'V1ServiceStatus.conditions': keyed('type'),
  'V1PersistentVolumeClaimStatus.conditions': keyed('type'),
  'V1ServiceAccount.secrets': keyed('name'),
  'V1DaemonSetStatus.conditions': keyed('type'),
  'V1DeploymentSpec.strategy': { 'x-kubernetes-patch-strategy': 'retainKeys' },
  'V1DeploymentStatus.conditions': keyed('type'),
  'V1JobStatus.conditions': keyed('type'),
  'V1MutatingWebhookConfiguration.webhooks': keyed('name'),
  'V1CustomResourceDefinitionStatus.conditions': keyedForApply('type'),
};

/** Shapes that are owned and replaced as one. */
export const ATOMIC_SHAPES: Readonly<Record<string, Extensions>> = {
  V1LabelSelector: ATOMIC,
  V1NodeSelector: ATOMIC,
  V1NodeSelectorTerm: ATOMIC,
  V1ObjectReference: ATOMIC,
  V1LocalObjectReference: ATOMIC,
  V1SecretKeySelector: ATOMIC,
  V1ConfigMapKeySelector: ATOMIC,
  V1ObjectFieldSelector: ATOMIC,
  V1ResourceFieldSelector: ATOMIC,
  V1OwnerReference: ATOMIC,
};

/** Maps of plain values that are owned and replaced as one. */
export const ATOMIC_MAPS: ReadonlySet<string> = new Set([
  'V1ServiceSpec.selector',
  'V1PodSpec.nodeSelector',
  'V1Scheduling.nodeSelector',
]);
