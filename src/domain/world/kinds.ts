/** Group and kind of everything that rules read. Versions do not matter to them. */
export const kinds = {
  Namespace: { group: '', kind: 'Namespace' },
  Node: { group: '', kind: 'Node' },
  Pod: { group: '', kind: 'Pod' },
  Service: { group: '', kind: 'Service' },
  Event: { group: '', kind: 'Event' },
  CustomResourceDefinition: { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
  NetworkAttachmentDefinition: { group: 'k8s.cni.cncf.io', kind: 'NetworkAttachmentDefinition' },
  IPAMClaim: { group: 'k8s.cni.cncf.io', kind: 'IPAMClaim' },
  MultiNetworkPolicy: { group: 'k8s.cni.cncf.io', kind: 'MultiNetworkPolicy' },
  UserDefinedNetwork: { group: 'k8s.ovn.org', kind: 'UserDefinedNetwork' },
  ClusterUserDefinedNetwork: { group: 'k8s.ovn.org', kind: 'ClusterUserDefinedNetwork' },
  IPPool: { group: 'whereabouts.cni.cncf.io', kind: 'IPPool' },
  VirtualMachine: { group: 'kubevirt.io', kind: 'VirtualMachine' },
  VirtualMachineInstance: { group: 'kubevirt.io', kind: 'VirtualMachineInstance' },
  VirtualMachineInstanceMigration: {
    group: 'kubevirt.io',
    kind: 'VirtualMachineInstanceMigration',
  },
  KubeVirt: { group: 'kubevirt.io', kind: 'KubeVirt' },
  HyperConverged: { group: 'hco.kubevirt.io', kind: 'HyperConverged' },
  NodeNetworkState: { group: 'nmstate.io', kind: 'NodeNetworkState' },
  NodeNetworkConfigurationPolicy: {
    group: 'nmstate.io',
    kind: 'NodeNetworkConfigurationPolicy',
  },
  NodeNetworkConfigurationEnactment: {
    group: 'nmstate.io',
    kind: 'NodeNetworkConfigurationEnactment',
  },
  SriovNetwork: { group: 'sriovnetwork.openshift.io', kind: 'SriovNetwork' },
  SriovNetworkNodePolicy: { group: 'sriovnetwork.openshift.io', kind: 'SriovNetworkNodePolicy' },
  SriovNetworkNodeState: { group: 'sriovnetwork.openshift.io', kind: 'SriovNetworkNodeState' },
  /** The cluster network as it is. */
  ClusterNetwork: { group: 'config.openshift.io', kind: 'Network' },
  /** The cluster network as the operator is told to make it. */
  NetworkOperator: { group: 'operator.openshift.io', kind: 'Network' },
} as const;

export type KindName = keyof typeof kinds;

const byGroupKind = new Map(
  (Object.entries(kinds) as [KindName, (typeof kinds)[KindName]][]).map(
    ([name, { group, kind }]) => [`${group}/${kind}`, name],
  ),
);

/** The kind of an object by its `apiVersion` and `kind`; undefined for those that no rule reads. */
export const kindNameOf = (apiVersion: unknown, kind: unknown): KindName | undefined => {
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const slash = apiVersion.indexOf('/');
  return byGroupKind.get(`${slash < 0 ? '' : apiVersion.slice(0, slash)}/${kind}`);
};
