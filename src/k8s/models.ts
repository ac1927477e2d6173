import type {
  K8sGroupVersionKind,
  K8sModel,
  K8sResourceCommon,
} from '@openshift-console/dynamic-plugin-sdk';
import { kindNames, kinds, type KindName } from '../domain/world/kinds';

interface Served {
  version: string;
  plural: string | undefined;
  abbr: string;
}

/** @param plural where it is not the kind in small letters with an s */
const served = (abbr: string, version = 'v1', plural?: string): Served => ({
  version,
  abbr,
  plural,
});

/** Groups of Kubernetes itself; all others are defined by CustomResourceDefinitions. */
const BUILT_IN = [
  'apps',
  'admissionregistration.k8s.io',
  'batch',
  'discovery.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
];

const modelOf = (name: KindName, { version, plural, abbr }: Served): K8sModel => {
  const { group, kind, scope } = kinds[name];
  return {
    ...(group === '' ? {} : { apiGroup: group }),
    ...(group === '' || BUILT_IN.includes(group) ? {} : { crd: true }),
    apiVersion: version,
    kind,
    plural: plural ?? `${kind.toLowerCase()}s`,
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
  Namespace: served('NS'),
  Node: served('N'),
  Pod: served('P'),
  Service: served('S'),
  EndpointSlice: served('EPS'),
  NetworkPolicy: served('NP', 'v1', 'networkpolicies'),
  AdminNetworkPolicy: served('ANP', 'v1alpha1', 'adminnetworkpolicies'),
  BaselineAdminNetworkPolicy: served('BANP', 'v1alpha1', 'baselineadminnetworkpolicies'),
  ClusterNetworkPolicy: served('CNP', 'v1alpha2', 'clusternetworkpolicies'),
  Event: served('EV'),
  PersistentVolumeClaim: served('PVC'),
  Secret: served('S'),
  ConfigMap: served('CM'),
  DaemonSet: served('DS'),
  Deployment: served('D'),
  MutatingWebhookConfiguration: served('MWC'),
  CustomResourceDefinition: served('CRD'),
  NetworkAttachmentDefinition: served('NAD', 'v1', 'network-attachment-definitions'),
  IPAMClaim: served('IC', 'v1alpha1'),
  MultiNetworkPolicy: served('MNP', 'v1beta1', 'multi-networkpolicies'),
  UserDefinedNetwork: served('UDN'),
  ClusterUserDefinedNetwork: served('CUDN'),
  IPPool: served('IPP', 'v1alpha1'),
  NodeSlicePool: served('NSP', 'v1alpha1'),
  VirtualMachine: served('VM'),
  VirtualMachineInstance: served('VMI'),
  VirtualMachineInstanceMigration: served('VMIM'),
  VirtualMachineClusterInstancetype: served('VMCI', 'v1beta1'),
  VirtualMachineInstancetype: served('VMIT', 'v1beta1'),
  VirtualMachineClusterPreference: served('VMCP', 'v1beta1'),
  VirtualMachinePreference: served('VMP', 'v1beta1'),
  DataSource: served('DAS', 'v1beta1'),
  KubeVirt: served('KV'),
  HyperConverged: served('HC'),
  MigrationPolicy: served('MP', 'v1alpha1', 'migrationpolicies'),
  NetworkAddonsConfig: served('NAC'),
  NodeNetworkState: served('NNS', 'v1beta1'),
  NodeNetworkConfigurationPolicy: served('NNCP', 'v1', 'nodenetworkconfigurationpolicies'),
  NodeNetworkConfigurationEnactment: served('NNCE', 'v1beta1'),
  SriovNetwork: served('SN'),
  SriovNetworkNodePolicy: served('SNNP', 'v1', 'sriovnetworknodepolicies'),
  SriovNetworkNodeState: served('SNNS'),
  SriovNetworkPoolConfig: served('SNPC'),
  IPAddressPool: served('IAP', 'v1beta1'),
  L2Advertisement: served('L2A', 'v1beta1'),
  BGPAdvertisement: served('BA', 'v1beta1'),
  ServiceL2Status: served('SL2', 'v1beta1', 'servicel2statuses'),
  Istio: served('I'),
  ServiceMeshMemberRoll: served('SMMR'),
  ForkliftNetworkMap: served('NM', 'v1beta1'),
  ForkliftPlan: served('PL', 'v1beta1'),
  NMState: served('NM'),
  MetalLB: served('MLB', 'v1beta1'),
  SriovOperatorConfig: served('SOC'),
  ClusterOperator: served('CO'),
  ClusterDNS: served('DNS', 'v1', 'dnses'),
  Infrastructure: served('INF'),
  PerformanceProfile: served('PP', 'v2'),
  MachineConfigPool: served('MCP'),
  NodeResourceTopology: served('NRT', 'v1alpha2', 'noderesourcetopologies'),
  RuntimeClass: served('RC', 'v1', 'runtimeclasses'),
  Job: served('J'),
  ClusterNetwork: served('N'),
  NetworkOperator: served('N'),
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
export const ConfigMapModel = models.ConfigMap;

/** Written for checkups, and read by name only. */
const accessModel = (kind: string, abbr: string, apiGroup?: string): K8sModel => ({
  ...(apiGroup === undefined ? {} : { apiGroup }),
  apiVersion: 'v1',
  kind,
  plural: `${kind.toLowerCase()}s`,
  label: kind,
  labelPlural: `${kind}s`,
  abbr,
  namespaced: true,
});

export const ServiceAccountModel = accessModel('ServiceAccount', 'SA');
export const RoleModel = accessModel('Role', 'R', 'rbac.authorization.k8s.io');
export const RoleBindingModel = accessModel('RoleBinding', 'RB', 'rbac.authorization.k8s.io');

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
