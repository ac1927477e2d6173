import type { K8sGroupVersionKind, K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { kinds, type KindName } from '../domain/world/kinds';

interface Served {
  version: string;
  plural: string;
  abbr: string;
  namespaced: boolean;
}

const served = (plural: string, abbr: string, namespaced = true, version = 'v1'): Served => ({
  version,
  plural,
  abbr,
  namespaced,
});

const modelOf = (name: KindName, { version, plural, abbr, namespaced }: Served): K8sModel => {
  const { group, kind } = kinds[name];
  return {
    ...(group === '' ? {} : { apiGroup: group, crd: true }),
    apiVersion: version,
    kind,
    plural,
    label: kind,
    labelPlural: `${kind}s`,
    abbr,
    namespaced,
  };
};

/**
 * Every kind that this plugin reads or writes. The console discovers models too, but a page has to
 * name its kind before discovery is done and when the CRD is missing.
 */
const servedKinds: Record<KindName, Served> = {
  Namespace: served('namespaces', 'NS', false),
  Node: served('nodes', 'N', false),
  Pod: served('pods', 'P'),
  Service: served('services', 'S'),
  Event: served('events', 'EV'),
  CustomResourceDefinition: served('customresourcedefinitions', 'CRD', false),
  NetworkAttachmentDefinition: served('network-attachment-definitions', 'NAD'),
  IPAMClaim: served('ipamclaims', 'IC', true, 'v1alpha1'),
  MultiNetworkPolicy: served('multi-networkpolicies', 'MNP', true, 'v1beta1'),
  UserDefinedNetwork: served('userdefinednetworks', 'UDN'),
  ClusterUserDefinedNetwork: served('clusteruserdefinednetworks', 'CUDN', false),
  IPPool: served('ippools', 'IPP', true, 'v1alpha1'),
  VirtualMachine: served('virtualmachines', 'VM'),
  VirtualMachineInstance: served('virtualmachineinstances', 'VMI'),
  VirtualMachineInstanceMigration: served('virtualmachineinstancemigrations', 'VMIM'),
  KubeVirt: served('kubevirts', 'KV'),
  HyperConverged: served('hyperconvergeds', 'HC', true, 'v1beta1'),
  NodeNetworkState: served('nodenetworkstates', 'NNS', false, 'v1beta1'),
  NodeNetworkConfigurationPolicy: served('nodenetworkconfigurationpolicies', 'NNCP', false),
  NodeNetworkConfigurationEnactment: served(
    'nodenetworkconfigurationenactments',
    'NNCE',
    false,
    'v1beta1',
  ),
  SriovNetwork: served('sriovnetworks', 'SN'),
  SriovNetworkNodePolicy: served('sriovnetworknodepolicies', 'SNNP'),
  SriovNetworkNodeState: served('sriovnetworknodestates', 'SNNS'),
  ClusterNetwork: served('networks', 'N', false),
  NetworkOperator: served('networks', 'N', false),
};

export const models = Object.fromEntries(
  (Object.entries(servedKinds) as [KindName, Served][]).map(([name, entry]) => [
    name,
    modelOf(name, entry),
  ]),
) as Record<KindName, K8sModel>;

export const NetworkAttachmentDefinitionModel = models.NetworkAttachmentDefinition;
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

/** Group, version and kind of a model, as the console's hooks take them. */
export const gvkOf = (model: K8sModel): K8sGroupVersionKind => ({
  ...(model.apiGroup ? { group: model.apiGroup } : {}),
  version: model.apiVersion,
  kind: model.kind,
});
