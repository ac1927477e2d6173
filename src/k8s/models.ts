import type {
  K8sGroupVersionKind,
  K8sModel,
  K8sResourceCommon,
} from '@openshift-console/dynamic-plugin-sdk';
import { kindNames, kinds, type KindName } from '../domain/world/kinds';

interface Served {
  version: string;
  plural: string;
  abbr: string;
}

const served = (plural: string, abbr: string, version = 'v1'): Served => ({
  version,
  plural,
  abbr,
});

/** Groups of Kubernetes itself; all others are defined by CustomResourceDefinitions. */
const BUILT_IN = ['apps', 'admissionregistration.k8s.io', 'discovery.k8s.io', 'networking.k8s.io'];

const modelOf = (name: KindName, { version, plural, abbr }: Served): K8sModel => {
  const { group, kind, scope } = kinds[name];
  return {
    ...(group === '' ? {} : { apiGroup: group }),
    ...(group === '' || BUILT_IN.includes(group) ? {} : { crd: true }),
    apiVersion: version,
    kind,
    plural,
    label: kind,
    labelPlural: `${kind}s`,
    abbr,
    namespaced: scope === 'namespace',
  };
};

/**
 * Every kind that this plugin reads or writes. The console discovers models too, but a page has to
 * name its kind before discovery is done and when the CRD is missing.
 */
const servedKinds: Record<KindName, Served> = {
  Namespace: served('namespaces', 'NS'),
  Node: served('nodes', 'N'),
  Pod: served('pods', 'P'),
  Service: served('services', 'S'),
  EndpointSlice: served('endpointslices', 'EPS'),
  NetworkPolicy: served('networkpolicies', 'NP'),
  AdminNetworkPolicy: served('adminnetworkpolicies', 'ANP', 'v1alpha1'),
  BaselineAdminNetworkPolicy: served('baselineadminnetworkpolicies', 'BANP', 'v1alpha1'),
  ClusterNetworkPolicy: served('clusternetworkpolicies', 'CNP', 'v1alpha2'),
  Event: served('events', 'EV'),
  PersistentVolumeClaim: served('persistentvolumeclaims', 'PVC'),
  Secret: served('secrets', 'S'),
  DaemonSet: served('daemonsets', 'DS'),
  Deployment: served('deployments', 'D'),
  MutatingWebhookConfiguration: served('mutatingwebhookconfigurations', 'MWC'),
  CustomResourceDefinition: served('customresourcedefinitions', 'CRD'),
  NetworkAttachmentDefinition: served('network-attachment-definitions', 'NAD'),
  IPAMClaim: served('ipamclaims', 'IC', 'v1alpha1'),
  MultiNetworkPolicy: served('multi-networkpolicies', 'MNP', 'v1beta1'),
  UserDefinedNetwork: served('userdefinednetworks', 'UDN'),
  ClusterUserDefinedNetwork: served('clusteruserdefinednetworks', 'CUDN'),
  IPPool: served('ippools', 'IPP', 'v1alpha1'),
  NodeSlicePool: served('nodeslicepools', 'NSP', 'v1alpha1'),
  VirtualMachine: served('virtualmachines', 'VM'),
  VirtualMachineInstance: served('virtualmachineinstances', 'VMI'),
  VirtualMachineInstanceMigration: served('virtualmachineinstancemigrations', 'VMIM'),
  VirtualMachineClusterInstancetype: served(
    'virtualmachineclusterinstancetypes',
    'VMCI',
    'v1beta1',
  ),
  VirtualMachineInstancetype: served('virtualmachineinstancetypes', 'VMIT', 'v1beta1'),
  VirtualMachineClusterPreference: served('virtualmachineclusterpreferences', 'VMCP', 'v1beta1'),
  VirtualMachinePreference: served('virtualmachinepreferences', 'VMP', 'v1beta1'),
  DataSource: served('datasources', 'DAS', 'v1beta1'),
  KubeVirt: served('kubevirts', 'KV'),
  HyperConverged: served('hyperconvergeds', 'HC'),
  MigrationPolicy: served('migrationpolicies', 'MP', 'v1alpha1'),
  NetworkAddonsConfig: served('networkaddonsconfigs', 'NAC'),
  NodeNetworkState: served('nodenetworkstates', 'NNS', 'v1beta1'),
  NodeNetworkConfigurationPolicy: served('nodenetworkconfigurationpolicies', 'NNCP'),
  NodeNetworkConfigurationEnactment: served(
    'nodenetworkconfigurationenactments',
    'NNCE',
    'v1beta1',
  ),
  SriovNetwork: served('sriovnetworks', 'SN'),
  SriovNetworkNodePolicy: served('sriovnetworknodepolicies', 'SNNP'),
  SriovNetworkNodeState: served('sriovnetworknodestates', 'SNNS'),
  IPAddressPool: served('ipaddresspools', 'IAP', 'v1beta1'),
  L2Advertisement: served('l2advertisements', 'L2A', 'v1beta1'),
  BGPAdvertisement: served('bgpadvertisements', 'BA', 'v1beta1'),
  ServiceL2Status: served('servicel2statuses', 'SL2', 'v1beta1'),
  Istio: served('istios', 'I'),
  ServiceMeshMemberRoll: served('servicemeshmemberrolls', 'SMMR'),
  ForkliftNetworkMap: served('networkmaps', 'NM', 'v1beta1'),
  ForkliftPlan: served('plans', 'PL', 'v1beta1'),
  NMState: served('nmstates', 'NM'),
  MetalLB: served('metallbs', 'MLB', 'v1beta1'),
  SriovOperatorConfig: served('sriovoperatorconfigs', 'SOC'),
  ClusterOperator: served('clusteroperators', 'CO'),
  ClusterDNS: served('dnses', 'DNS'),
  Infrastructure: served('infrastructures', 'INF'),
  PerformanceProfile: served('performanceprofiles', 'PP', 'v2'),
  ClusterNetwork: served('networks', 'N'),
  NetworkOperator: served('networks', 'N'),
};

export const models = Object.fromEntries(
  kindNames.map((name) => [name, modelOf(name, servedKinds[name])]),
) as Record<KindName, K8sModel>;

/** Written beside IPPools, and read by name only. */
export const OverlappingRangeModel: K8sModel = {
  apiGroup: 'whereabouts.cni.cncf.io',
  apiVersion: 'v1alpha1',
  kind: 'OverlappingRangeIPReservation',
  plural: 'overlappingrangeipreservations',
  label: 'OverlappingRangeIPReservation',
  labelPlural: 'OverlappingRangeIPReservations',
  abbr: 'ORR',
  namespaced: true,
  crd: true,
};

export const NetworkAttachmentDefinitionModel = models.NetworkAttachmentDefinition;
/** No rule reads ConfigMaps; pages read single ones by name. */
export const ConfigMapModel: K8sModel = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  label: 'ConfigMap',
  labelPlural: 'ConfigMaps',
  abbr: 'CM',
  namespaced: true,
};

export const NamespaceModel = models.Namespace;

/** OpenShift's view of a namespace, which lists only those that the user may see. */
export const ProjectModel: K8sModel = {
  apiGroup: 'project.openshift.io',
  apiVersion: 'v1',
  kind: 'Project',
  plural: 'projects',
  label: 'Project',
  labelPlural: 'Projects',
  abbr: 'PR',
  namespaced: false,
};

/** What the user may do in a namespace. It is no object: the question is posted. */
export const SelfSubjectRulesReviewModel: K8sModel = {
  apiGroup: 'authorization.k8s.io',
  apiVersion: 'v1',
  kind: 'SelfSubjectRulesReview',
  plural: 'selfsubjectrulesreviews',
  label: 'SelfSubjectRulesReview',
  labelPlural: 'SelfSubjectRulesReviews',
  abbr: 'SSRR',
  namespaced: false,
};

/** The model of an object of a kind, in the version in which it was read. */
export const modelOfObject = (
  kind: KindName,
  { apiVersion = '' }: K8sResourceCommon,
): K8sModel => ({
  ...models[kind],
  apiVersion: apiVersion.slice(apiVersion.indexOf('/') + 1),
});

/** Group, version and kind of a model, as the console's hooks take them. */
export const gvkOf = (model: K8sModel): K8sGroupVersionKind => ({
  ...(model.apiGroup ? { group: model.apiGroup } : {}),
  version: model.apiVersion,
  kind: model.kind,
});
