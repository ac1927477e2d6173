import type { K8sGroupVersionKind, K8sModel } from '@openshift-console/dynamic-plugin-sdk';

/**
 * Every kind that this plugin reads or writes. The console discovers models too, but a page has to
 * name its kind before discovery is done and when the CRD is missing.
 */
export const NetworkAttachmentDefinitionModel: K8sModel = {
  apiGroup: 'k8s.cni.cncf.io',
  apiVersion: 'v1',
  kind: 'NetworkAttachmentDefinition',
  plural: 'network-attachment-definitions',
  label: 'NetworkAttachmentDefinition',
  labelPlural: 'NetworkAttachmentDefinitions',
  abbr: 'NAD',
  namespaced: true,
  crd: true,
};

export const NamespaceModel: K8sModel = {
  apiVersion: 'v1',
  kind: 'Namespace',
  plural: 'namespaces',
  label: 'Namespace',
  labelPlural: 'Namespaces',
  abbr: 'NS',
  namespaced: false,
};

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
